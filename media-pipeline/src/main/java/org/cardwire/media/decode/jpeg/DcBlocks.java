package org.cardwire.media.decode.jpeg;

import java.util.Arrays;
import org.cardwire.media.header.DamagedException;

/** The constants of blocks in a progressive file: their upper bits, or one more bit of each (T.81 G.1.2.1). */
final class DcBlocks implements ScanWalk.Blocks {
    private final Scan scan;
    private final Coefficients[] into;
    private final HuffmanCode[] codes;
    private final int[] before;

    DcBlocks(Scan scan, Coefficients[] components) throws DamagedException {
        int parts = scan.parts().size();
        this.scan = scan;
        this.into = new Coefficients[parts];
        this.codes = new HuffmanCode[scan.refining() ? 0 : parts];
        this.before = new int[parts];
        for (int i = 0; i < parts; i++) {
            Scan.Part part = scan.parts().get(i);
            into[i] = components[part.component().index()];
            if (!scan.refining()) {
                codes[i] = part.needDc();
            }
        }
    }

    @Override
    public void read(BitReader in, int part, int row, int column) throws DamagedException {
        short[] values = into[part].values(row);
        int at = into[part].start(column);
        if (scan.refining()) {
            in.refill();
            values[at] |= (short) (in.take(1) << scan.low());
            return;
        }
        int entry = codes[part].next(in);
        int size = HuffmanCode.size(entry);
        before[part] += size > 0 ? in.signed(size) : HuffmanCode.value(entry);
        values[at] = (short) (before[part] << scan.low());
    }

    @Override
    public void restart() {
        Arrays.fill(before, 0);
    }
}
