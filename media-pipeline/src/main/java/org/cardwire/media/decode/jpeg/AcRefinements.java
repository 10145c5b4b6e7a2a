package org.cardwire.media.decode.jpeg;

import org.cardwire.media.header.DamagedException;

/**
 * One more bit of a band of coefficients (T.81 G.1.2.3): for each that is not zero a bit of its own, and between them codes
 * for those that become one or minus one. Values that are not kept take part all the same, because their bits are there.
 */
final class AcRefinements implements ScanWalk.Blocks {
    private final Scan scan;
    private final Coefficients into;
    private final HuffmanCode code;
    private final int[] places;
    private int emptyBlocks;

    AcRefinements(Scan scan, Coefficients[] components) throws DamagedException {
        Scan.Part part = scan.parts().getFirst();
        this.scan = scan;
        this.into = components[part.component().index()];
        this.code = part.needAc();
        this.places = into.kept.places;
    }

    @Override
    public void read(BitReader in, int part, int row, int column) throws DamagedException {
        short[] values = into.values(row);
        int start = into.start(column);
        long nonZero = into.nonZero(row)[column];
        int k = scan.first();
        while (k <= scan.last() && emptyBlocks == 0) {
            int entry = code.next(in);
            int run = HuffmanCode.run(entry);
            int size = HuffmanCode.size(entry);
            int value = size > 0 ? in.signed(size) : HuffmanCode.value(entry);
            if (value == 0 && run < 15) {
                emptyBlocks = (1 << run) + (run > 0 ? in.take(run) : 0);
                break;
            }
            int end = zeros(in, values, start, nonZero, k, run);
            if (value != 0 && end <= scan.last()) {
                values[start + places[end]] = (short) ((value > 0 ? 1 : -1) << scan.low());
                into.nonZero(row)[column] |= 1L << end;
            }
            k = end + 1;
        }
        if (emptyBlocks > 0) {
            zeros(in, values, start, nonZero, k, 64);
            emptyBlocks--;
        }
    }

    /** Passes over {@code run} zeros and refines what lies between; returns the index of the zero after them. */
    private int zeros(BitReader in, short[] values, int start, long nonZero, int from, int run) {
        int left = run;
        int k = from;
        for (; k <= scan.last(); k++) {
            if ((nonZero >>> k & 1) != 0) {
                in.refill();
                if (in.take(1) != 0) {
                    int at = start + places[k];
                    values[at] += (short) (values[at] < 0 ? -1 << scan.low() : 1 << scan.low());
                }
            } else if (left-- == 0) {
                break;
            }
        }
        return k;
    }

    @Override
    public void restart() {
        emptyBlocks = 0;
    }
}
