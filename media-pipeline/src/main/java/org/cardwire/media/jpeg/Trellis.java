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
    private final double weight;
    private final float[] inverse = new float[64];
    private final int[] lengths;

    /** Cost of dropping everything up to a place, and the best way found to each kept place. */
    private final float[] dropped = new float[64];

    private final float[] cost = new float[64];
    private final int[] place = new int[64];
    private final int[] before = new int[64];
    private final int[] chosen = new int[64];

    Trellis(Component component, QuantTable table, double scale, short[] values) {
        this.weight = WEIGHT * Math.max(1, COARSE / scale);
        this.component = component;
        this.values = values;
        for (int i = 0; i < 64; i++) {
            inverse[i] = 1f / (table.steps()[i] * Component.FRACTION);
        }
        this.lengths = lengths(values);
    }

    void run() {
        for (int block = 0; block < values.length; block += 64) {
            if (hasAc(block)) {
                choose(block);
            }
        }
    }

    private boolean hasAc(int block) {
        for (int i = 1; i < 64; i++) {
            if (values[block + i] != 0) {
                return true;
            }
        }
        return false;
    }

    private void choose(int block) {
        float weight = weight(block);
        int nodes = 1;
        for (int i = 1; i < 64; i++) {
            float exact = Math.abs(component.dct[block + i] * inverse[i]);
            dropped[i] = dropped[i - 1] + exact * exact * weight;
            if (values[block + i] != 0) {
                keep(nodes++, i, exact, Math.abs(values[block + i]), weight);
            }
        }
        write(block, bestEnd(nodes));
    }

    private float weight(int block) {
        return (float) (weight / (FLAT + 64 * component.activity[block / 64]));
    }

    /** Finds the cheapest way to have a value at place {@code i}, as it was rounded, one less, or one bit shorter. */
    private void keep(int node, int i, float exact, int rounded, float weight) {
        int shorter = (1 << Bits.size(rounded) - 1) - 1;
        place[node] = i;
        cost[node] = Float.MAX_VALUE;
        consider(node, i, rounded, exact, weight);
        if (rounded > 1) {
            consider(node, i, rounded - 1, exact, weight);
        }
        if (shorter > 0 && shorter < rounded - 1) {
            consider(node, i, shorter, exact, weight);
        }
    }

    private void consider(int node, int i, int value, float exact, float weight) {
        int size = Bits.size(value);
        float own = (exact - value) * (exact - value) * weight + size;
        for (int from = node - 1; from >= 0; from--) {
            float lost = dropped[i - 1] - dropped[place[from]];
            if (lost + own >= cost[node]) {
                return;
            }
            int zeros = i - 1 - place[from];
            float total =
                    cost[from] + lost + own + lengths[(zeros & 15) << 4 | size] + (zeros >> 4) * lengths[SIXTEEN_ZEROS];
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
            float total =
                    cost[node] + dropped[63] - dropped[place[node]] + (place[node] < 63 ? lengths[END_OF_BLOCK] : 0);
            if (total < least) {
                least = total;
                best = node;
            }
        }
        return best;
    }

    private void write(int block, int end) {
        int node = end;
        for (int i = 63; i >= 1; i--) {
            if (node > 0 && place[node] == i) {
                int sign = component.dct[block + i] < 0 ? -1 : 1;
                values[block + i] = (short) (sign * chosen[node]);
                node = before[node];
            } else {
                values[block + i] = 0;
            }
        }
    }

    private static int[] lengths(short[] values) {
        int[] frequencies = new int[256];
        for (int block = 0; block < values.length; block += 64) {
            int zeros = 0;
            for (int i = 1; i < 64; i++) {
                int value = values[block + i];
                if (value == 0) {
                    zeros++;
                    continue;
                }
                frequencies[SIXTEEN_ZEROS] += zeros >> 4;
                frequencies[(zeros & 15) << 4 | Bits.size(value)]++;
                zeros = 0;
            }
            frequencies[END_OF_BLOCK] += zeros > 0 ? 1 : 0;
        }
        int[] lengths = HuffmanTable.lengths(frequencies);
        return Arrays.stream(lengths).map(l -> l == 0 ? UNSEEN_LENGTH : l).toArray();
    }
}
