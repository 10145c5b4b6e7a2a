package org.cardwire.media.decode.jpeg;

import org.cardwire.media.decode.jpeg.Frame.Component;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;

/** Goes over a scan's blocks in the order in which they are stored (T.81 A.2) and over its restart markers. */
final class ScanWalk {
    private static final int RST0 = 0xD0;
    /** Some cameras pad a scan's end; more than this means that blocks went missing. */
    private static final int PADDING = 16;

    /** What a scan does with its blocks. */
    interface Blocks {
        /** @param part index of the component within the scan */
        void read(BitReader in, int part, int row, int column) throws DamagedException;

        void restart();

        /** A row of the scan's units is complete. */
        default void rowDone() {}
    }

    private final Frame frame;
    private final Scan scan;
    private final BitReader in;
    private final Blocks blocks;
    private int untilRestart;
    private int restarts;

    private ScanWalk(Frame frame, Scan scan, BitReader in, Blocks blocks) {
        this.frame = frame;
        this.scan = scan;
        this.in = in;
        this.blocks = blocks;
        this.untilRestart = scan.restartInterval();
    }

    /** Returns where the marker after the scan stands. */
    static int over(byte[] bytes, Frame frame, Scan scan, Blocks blocks, Deadline deadline) throws DamagedException {
        var in = new BitReader(bytes, scan.data());
        var walk = new ScanWalk(frame, scan, in, blocks);
        if (scan.parts().size() == 1) {
            walk.plain(deadline);
        } else {
            walk.interleaved(deadline);
        }
        if (in.left() > PADDING) {
            throw DamagedException.corrupt("a JPEG scan holds " + in.left() + " bytes after its last block");
        }
        return in.end();
    }

    private void plain(Deadline deadline) throws DamagedException {
        Component component = scan.parts().getFirst().component();
        int across = Frame.ceil(frame.samplesAcross(component, 8), 8);
        int down = Frame.ceil(frame.samplesDown(component, 8), 8);
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                restartWhenDue();
                blocks.read(in, 0, row, column);
            }
            finishRow(deadline);
        }
    }

    private void interleaved(Deadline deadline) throws DamagedException {
        int parts = scan.parts().size();
        int[] across =
                scan.parts().stream().mapToInt(p -> p.component().across()).toArray();
        int[] down = scan.parts().stream().mapToInt(p -> p.component().down()).toArray();
        for (int y = 0; y < frame.mcusDown(); y++) {
            for (int x = 0; x < frame.mcusAcross(); x++) {
                restartWhenDue();
                for (int part = 0; part < parts; part++) {
                    for (int i = 0; i < across[part] * down[part]; i++) {
                        int row = y * down[part] + i / across[part];
                        blocks.read(in, part, row, x * across[part] + i % across[part]);
                    }
                }
            }
            finishRow(deadline);
        }
    }

    private void restartWhenDue() throws DamagedException {
        if (scan.restartInterval() == 0 || untilRestart-- > 0) {
            return;
        }
        complainOfMissing();
        boolean extra = in.left() > 0;
        if (extra || in.restart() != RST0 + restarts++ % 8) {
            throw DamagedException.corrupt("a JPEG scan lacks restart marker " + restarts);
        }
        untilRestart = scan.restartInterval() - 1;
        blocks.restart();
    }

    private void finishRow(Deadline deadline) throws DamagedException {
        complainOfMissing();
        blocks.rowDone();
        deadline.check();
    }

    private void complainOfMissing() throws DamagedException {
        if (in.overrun()) {
            throw DamagedException.corrupt("premature end of the JPEG's data");
        }
    }
}
