package org.cardwire.media.jpeg;

import java.util.ArrayList;
import java.util.List;

/** The coefficients of a picture divided by its tables: what one trial writes. Its arrays are used again by the next trial. */
final class Quantised {
    /** Of the reciprocal of a step, by which values are multiplied: a value of 15 bits times one of 17 is an int. */
    private static final int PRECISION = 20;

    final Coefficients source;
    final List<short[]> values = new ArrayList<>();
    /** Of each block, the places of its AC values that are not zero, as bits: few, where a file is small. */
    final List<long[]> occupied = new ArrayList<>();
    /** Of luma, blue and red difference. */
    private final QuantTable[] tables = new QuantTable[3];

    Quantised(Coefficients source) {
        this.source = source;
        for (Component component : source.components) {
            values.add(new short[component.dct.length]);
            occupied.add(new long[component.dct.length / 64]);
        }
    }

    QuantTable table(int component) {
        return tables[component];
    }

    /** @param thrift how much bits weigh against precision in each block; 0: each value is rounded by itself */
    void quantise(double scale, double thrift) {
        for (int c = 0; c < tables.length; c++) {
            Component component = source.components.get(c);
            double coarser = scale * source.chroma.coarser(c);
            tables[c] = QuantTable.scaled(coarser);
            round(component.dct, tables[c].steps(), values.get(c));
            occupy(values.get(c), occupied.get(c));
            if (thrift > 0) {
                new Trellis(component, tables[c], coarser, thrift, values.get(c), occupied.get(c)).run();
            }
        }
    }

    /** To the nearest, halves away from zero; without a branch, so that it runs on many values at once. */
    private static void round(short[] dct, int[] steps, short[] into) {
        int[] reciprocal = new int[64];
        for (int i = 0; i < 64; i++) {
            int divisor = steps[i] * Component.FRACTION;
            reciprocal[i] = ((1 << PRECISION) + divisor / 2) / divisor;
        }
        for (int block = 0; block < dct.length; block += 64) {
            for (int i = 0; i < 64; i++) {
                int exact = dct[block + i];
                int sign = exact >> 31;
                int size = (exact ^ sign) - sign;
                int rounded = size * reciprocal[i] + (1 << PRECISION - 1) >> PRECISION;
                into[block + i] = (short) ((rounded ^ sign) - sign);
            }
        }
    }

    private static void occupy(short[] values, long[] occupied) {
        for (int block = 0; block < occupied.length; block++) {
            long places = 0;
            for (int i = 1; i < 64; i++) {
                places |= values[block * 64 + i] != 0 ? 1L << i : 0;
            }
            occupied[block] = places;
        }
    }
}
