package org.cardwire.media.decode.jpeg;

import org.cardwire.media.header.DamagedException;

/** A band of one component's coefficients in a progressive file, their upper bits (T.81 G.1.2.2). */
final class AcBlocks implements ScanWalk.Blocks {
    private final Scan scan;
    private final Coefficients into;
    private final HuffmanCode code;
    private final int[] places;
    /** Blocks that follow and have nothing in the band. */
    private int emptyBlocks;

    AcBlocks(Scan scan, Coefficients[] components) throws DamagedException {
        Scan.Part part = scan.parts().getFirst();
        this.scan = scan;
        this.into = components[part.component().index()];
        this.code = part.needAc();
        this.places = into.kept.places;
    }

    @Override
    public void read(BitReader in, int part, int row, int column) throws DamagedException {
        if (emptyBlocks > 0) {
            emptyBlocks--;
            return;
        }
        short[] values = into.values(row);
        int start = into.start(column);
        long nonZero = 0;
        int k = scan.first();
        while (k <= scan.last()) {
            int entry = code.next(in);
            int run = HuffmanCode.run(entry);
            int value = HuffmanCode.value(entry);
            if (value == 0) {
                int size = HuffmanCode.size(entry);
                if (size > 0) {
                    value = in.signed(size);
                } else if (run == 15) {
                    k += 16;
                    continue;
                } else {
                    emptyBlocks = (1 << run) - 1 + (run > 0 ? in.take(run) : 0);
                    break;
                }
            }
            k += run;
            if (k > 63) {
                throw DamagedException.corrupt("a block of the JPEG holds more than 64 values");
            }
            values[start + places[k]] = (short) (value << scan.low());
            nonZero |= 1L << k++;
        }
        into.nonZero(row)[column] |= nonZero;
    }

    @Override
    public void restart() {
        emptyBlocks = 0;
    }
}
