package org.cardwire.media.jpeg;

import java.util.Arrays;

/**
 * Chooses each block's AC values anew so that error and bits together are least: a value may shrink or vanish where it
 * costs more bits than it is worth to the eye. Bits are those of the best Huffman table for the values as rounded; the
 * search is a shortest path over the non-zero places of the zigzag order (trellis quantisation; the weight of an error
 * falls with the block's own activity, which masks it).
 */
final class Trellis {
    /** Of an error against a bit, where steps are coarse. */
    private static final double WEIGHT = 32 * Math.pow(2, 14.75);

    /** Under this scale an error weighs more the finer the steps are: bits are then not what is short. */
    private static final double COARSE = 0.45;

    private static final double FLAT = Math.pow(2, 16.5);
    private static final int END_OF_BLOCK = 0x00;
    private static final int SIXTEEN_ZEROS = 0xF0;
    private static final int UNSEEN_LENGTH = 16;

    private final Component component;
    private final short[] values;
    private final long[] occupied;
    private final long[] large;
    private final double weight;
    private final float[] inverse = new float[64];
    private final int[] lengths;

    /** What is lost when all values up to one are dropped, and the cost of the best way found to keep it. */
    private final float[] lost = new float[64];

    private final float[] cost = new float[64];
    private final int[] place = new int[64];
    private final int[] before = new int[64];
    private final int[] chosen = new int[64];

    /**
     * @param picture rounded; of its component {@code index} values are chosen anew
     * @param lengths of that component's codes
     * @param thrift how much a bit weighs against an error, 1 being what looks best
     */
    Trellis(Quantised picture, int index, int[] lengths, double scale, double thrift) {
        this.weight = WEIGHT * Math.max(1, COARSE / scale) / thrift;
        this.component = picture.source.components.get(index);
        this.values = picture.values.get(index);
        this.occupied = picture.occupied.get(index);
        this.large = picture.large.get(index);
        for (int i = 0; i < 64; i++) {
            inverse[i] = 1f / (picture.table(index).steps()[i] * Component.FRACTION);
        }
        this.lengths = lengths;
    }

    void run(int from, int to) {
        for (int block = from; block < to; block++) {
            if (occupied[block] != 0) {
                choose(block);
            }
        }
    }

    /** What is lost at places that were rounded to zero is the same whatever is chosen, and left out. */
    private void choose(int block) {
        float weight = (float) (this.weight / (FLAT + 64 * component.activity[block]));
        int nodes = 1;
        for (long left = occupied[block]; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            keep(nodes++, i, block * 64 + i, weight);
        }
        write(block, nodes, bestEnd(nodes));
    }

    /** Finds the cheapest way to have a value at place {@code i}: as it was rounded, or the largest of one bit less. */
    private void keep(int node, int i, int at, float weight) {
        float exact = Math.abs(component.dct[at] * inverse[i]);
        int rounded = Math.abs(values[at]);
        int shorter = (1 << Bits.size(rounded) - 1) - 1;
        place[node] = i;
        lost[node] = lost[node - 1] + exact * exact * weight;
        cost[node] = Float.MAX_VALUE;
        consider(node, i, rounded, (exact - rounded) * (exact - rounded) * weight);
        if (shorter > 0) {
            consider(node, i, shorter, (exact - shorter) * (exact - shorter) * weight);
        }
    }

    private void consider(int node, int i, int value, float error) {
        int size = Bits.size(value);
        float own = error + size;
        for (int from = node - 1; from >= 0; from--) {
            float between = lost[node - 1] - lost[from];
            if (between + own >= cost[node]) {
                return;
            }
            int zeros = i - 1 - place[from];
            float total = cost[from]
                    + between
                    + own
                    + lengths[(zeros & 15) << 4 | size]
                    + (zeros >> 4) * lengths[SIXTEEN_ZEROS];
            if (total < cost[node]) {
                cost[node] = total;
                before[node] = from;
                chosen[node] = value;
            }
        }
    }

    private int bestEnd(int nodes) {
        int best = 0;
        float least = Float.MAX_VALUE;
        for (int node = 0; node < nodes; node++) {
            float total = cost[node] - lost[node] + (place[node] < 63 ? lengths[END_OF_BLOCK] : 0);
            if (total < least) {
                least = total;
                best = node;
            }
        }
        return best;
    }

    private void write(int block, int nodes, int end) {
        long kept = 0;
        for (int node = end; node > 0; node = before[node]) {
            int at = block * 64 + place[node];
            kept |= 1L << place[node];
            if (chosen[node] != Math.abs(values[at])) {
                values[at] = (short) (values[at] < 0 ? -chosen[node] : chosen[node]);
                large[block] &= chosen[node] > 1 ? -1L : ~(1L << place[node]);
            }
        }
        occupied[block] = kept;
        large[block] &= kept;
    }

    /** In bits, of the best code for values as they were rounded. */
    static int[] lengths(short[] values, long[] occupied) {
        int[] frequencies = new int[256];
        for (int block = 0; block < occupied.length; block++) {
            int before = 0;
            for (long left = occupied[block]; left != 0; left &= left - 1) {
                int i = Long.numberOfTrailingZeros(left);
                int zeros = i - before - 1;
                frequencies[SIXTEEN_ZEROS] += zeros >> 4;
                frequencies[(zeros & 15) << 4 | Bits.size(values[block * 64 + i])]++;
                before = i;
            }
            frequencies[END_OF_BLOCK] += before < 63 ? 1 : 0;
        }
        int[] lengths = HuffmanTable.lengths(frequencies);
        return Arrays.stream(lengths).map(l -> l == 0 ? UNSEEN_LENGTH : l).toArray();
    }
}
