package org.cardwire.media.jpeg;

import java.util.List;
import org.cardwire.media.pixels.Deadline;

/**
 * How many coefficients of a picture are how large at each place of a block, so that how many bits are left of them at
 * any scale of the tables is known without quantising. A file's size follows these counts nearly straight, which tells a
 * search where to begin and where to go on.
 */
final class Spectrum {
    /** A value survives from half a step on, and has one bit more from half a step below each power of two. */
    private static final float HALF = 0.5f;

    /** A class is the exponent and so many bits of the mantissa of a float. */
    private static final int MANTISSA_BITS = 4;

    private static final int CLASS_SHIFT = Float.PRECISION - 1 - MANTISSA_BITS;
    private static final int FIRST = Float.MAX_EXPONENT << MANTISSA_BITS;
    private static final int CLASSES = 17 << MANTISSA_BITS;
    private static final int STEPS_OF_SEARCH = 16;

    /**
     * Of luma and of colour, place by place: values in sixteenths as large as the class or larger. Place 0 has the
     * differences between neighbouring blocks, because they are what a file holds of the means.
     */
    private final int[][][] atLeast = new int[2][64][CLASSES + 2];

    private final Chroma chroma;
    private final int blocks;

    Spectrum(List<Component> components, Chroma chroma, Deadline deadline) {
        this.chroma = chroma;
        this.blocks = components.stream().mapToInt(c -> c.dct.length / 64).sum();
        deadline.each(atLeast.length, table -> {
            for (int c = 0; c < components.size(); c++) {
                if (Scan.slot(c) == table) {
                    add(components.get(c).dct, atLeast[table]);
                }
            }
            for (int[] place : atLeast[table]) {
                for (int i = CLASSES - 1; i >= 0; i--) {
                    place[i] += place[i + 1];
                }
            }
        });
    }

    private static void add(short[] dct, int[][] places) {
        int mean = 0;
        for (int block = 0; block < dct.length; block += 64) {
            count(dct[block] - mean, places[0]);
            mean = dct[block];
            for (int i = 1; i < 64; i++) {
                count(dct[block + i], places[i]);
            }
        }
    }

    private static void count(int value, int[] classes) {
        if (value != 0) {
            classes[(Float.floatToRawIntBits(Math.abs(value)) >>> CLASS_SHIFT) - FIRST]++;
        }
    }

    /** AC values of a block, on average, that are not rounded to zero when the tables are scaled so. */
    double survivors(double scale) {
        double sum = 0;
        for (int table = 0; table < 2; table++) {
            int[] steps = steps(table, scale);
            for (int i = 1; i < 64; i++) {
                sum += atLeast(table, i, HALF * steps[i]);
            }
        }
        return sum / blocks;
    }

    /** About what a file takes. */
    double bytes(double scale, Rate rate) {
        double bits = rate.block * blocks;
        for (int table = 0; table < 2; table++) {
            int[] steps = steps(table, scale);
            bits += rate.meanBit * (atLeast(table, 0, HALF * steps[0]) + furtherBits(table, 0, steps[0]));
            for (int i = 1; i < 64; i++) {
                double values = atLeast(table, i, HALF * steps[i]);
                bits += values == 0 ? 0 : rate.value * values + rate.furtherBit * furtherBits(table, i, steps[i]);
            }
        }
        return bits / Byte.SIZE;
    }

    private double furtherBits(int table, int place, int step) {
        double sum = 0;
        double more = 1;
        for (int size = 2; more > 0; size *= 2) {
            more = atLeast(table, place, (size - HALF) * step);
            sum += more;
        }
        return sum;
    }

    private int[] steps(int table, double scale) {
        return QuantTable.scaled(scale * chroma.coarser(table)).steps();
    }

    private double atLeast(int table, int place, float size) {
        int bits = Float.floatToRawIntBits(size * Component.FRACTION);
        int index = (bits >>> CLASS_SHIFT) - FIRST;
        if (index > CLASSES) {
            return 0;
        }
        int[] classes = atLeast[table][place];
        double part = (double) (bits & (1 << CLASS_SHIFT) - 1) / (1 << CLASS_SHIFT);
        return (1 - part) * classes[index] + part * classes[index + 1];
    }

    /** The finest scale, within bounds, at which a file takes so many bytes or less. */
    double scale(double bytes, Rate rate, double finest, double coarsest) {
        double low = Math.log(finest);
        double high = Math.log(coarsest);
        if (bytes(finest, rate) <= bytes) {
            return finest;
        }
        for (int i = 0; i < STEPS_OF_SEARCH; i++) {
            double middle = (low + high) / 2;
            if (bytes(Math.exp(middle), rate) > bytes) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(high);
    }
}
