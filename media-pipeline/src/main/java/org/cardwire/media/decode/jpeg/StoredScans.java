package org.cardwire.media.decode.jpeg;

import java.util.Optional;
import org.cardwire.media.decode.jpeg.Frame.Component;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;

/**
 * A file whose scans hold parts of its blocks: all of them are read into coefficients, then the blocks are transformed strip
 * by strip.
 */
final class StoredScans {
    private final byte[] bytes;
    private final Segments segments;
    private final Frame frame;
    private final Strips strips;
    private final Coefficients[] components;
    /** For each component whose constants were seen its quantisation steps, in the order of its kept coefficients. */
    private final int[][] steps;

    StoredScans(byte[] bytes, Segments segments, Frame frame, Strips strips) {
        this.bytes = bytes;
        this.segments = segments;
        this.frame = frame;
        this.strips = strips;
        int count = frame.components().size();
        this.steps = new int[count][];
        this.components = new Coefficients[count];
        for (Component component : frame.components()) {
            components[component.index()] = new Coefficients(frame, component, strips.plane(component).kept);
        }
    }

    void decode(Scan firstScan, Deadline deadline) throws DamagedException {
        Optional<Scan> next = Optional.of(firstScan);
        while (next.isPresent()) {
            Scan scan = next.get();
            if (scan.dc()) {
                latchSteps(scan);
            }
            segments.continueAt(needed(scan) ? read(scan, deadline) : new BitReader(bytes, scan.data()).end());
            next = segments.next();
        }
        for (Component component : frame.components()) {
            if (steps[component.index()] == null) {
                throw DamagedException.corrupt("the JPEG has no scan of component " + component.id());
            }
        }
        strips.fill(
                (component, column, row, block) ->
                        components[component.index()].read(row, column, steps[component.index()], block),
                deadline);
    }

    /** A component's table is the one that its first scan meets; later ones may take its place in the file. */
    private void latchSteps(Scan scan) throws DamagedException {
        for (Scan.Part part : scan.parts()) {
            Component component = part.component();
            if (steps[component.index()] == null) {
                int[] table = segments.tables().quant(component.quantTable());
                int[] places = components[component.index()].kept.places;
                int[] placed = components[component.index()].kept.block();
                for (int k = 0; k < 64; k++) {
                    placed[places[k]] = table[k];
                }
                steps[component.index()] = placed;
            }
        }
    }

    /** Where constants are enough no other scan counts; else all do, since the refining ones build on all before. */
    private boolean needed(Scan scan) {
        return scan.dc() || components[scan.parts().getFirst().component().index()].kept != Kept.ONE;
    }

    private int read(Scan scan, Deadline deadline) throws DamagedException {
        ScanWalk.Blocks blocks;
        if (!frame.progressive()) {
            blocks = new SequentialBlocks(scan, components);
        } else if (scan.dc()) {
            blocks = new DcBlocks(scan, components);
        } else {
            blocks = scan.refining() ? new AcRefinements(scan, components) : new AcBlocks(scan, components);
        }
        return ScanWalk.over(bytes, frame, scan, blocks, deadline);
    }
}
