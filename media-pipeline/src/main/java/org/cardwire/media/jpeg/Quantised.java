package org.cardwire.media.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cardwire.media.decode.jpeg.KnownBlocks;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;

/** The coefficients of a picture divided by its tables: what one trial writes. Its arrays are used again by the next trial. */
final class Quantised {
    /** Of the reciprocal of a step, by which values are multiplied: a value of 15 bits times one of 17 is an int. */
    private static final int PRECISION = 20;

    private static final int HALF = 1 << PRECISION - 1;

    final Coefficients source;
    /** Means, and AC values at the places that are occupied; what lies at others is left from before. */
    final List<short[]> values = new ArrayList<>();
    /** Of each block, the places of its AC values that are not zero, as bits: few, where a file is small. */
    final List<long[]> occupied = new ArrayList<>();
    /** Of those, the ones with more than one bit. */
    final List<long[]> large = new ArrayList<>();
    /** Of luma, blue and red difference. */
    private final QuantTable[] tables = new QuantTable[3];

    private double scale;
    private double thrift;

    Quantised(Coefficients source) {
        this.source = source;
        for (Component component : source.components) {
            int blocks = component.dct.length / 64;
            values.add(new short[component.dct.length]);
            occupied.add(new long[blocks]);
            large.add(new long[blocks]);
        }
    }

    QuantTable table(int component) {
        return tables[component];
    }

    /**
     * Nothing is done when it was done so last.
     *
     * @param thrift how much bits weigh against precision in each block; 0: each value is rounded by itself
     */
    void quantise(double scale, double thrift) {
        if (scale == this.scale && thrift == this.thrift) {
            return;
        }
        this.scale = scale;
        this.thrift = thrift;
        for (int c = 0; c < tables.length; c++) {
            double coarser = scale * source.chroma.coarser(c);
            tables[c] = QuantTable.scaled(coarser);
            round(c);
            if (thrift > 0) {
                new Trellis(this, c, coarser, thrift).run();
            }
        }
    }

    /** What a decoder shows of the file of these values, whatever its scans. */
    Pixels shown(Deadline deadline) {
        return KnownBlocks.shown(source.width, source.height, source.chroma.step, this::dequantise, deadline);
    }

    private boolean dequantise(int c, int column, int row, int[] block) {
        int at = source.components.get(c).at(column, row);
        short[] from = values.get(c);
        int[] steps = tables[c].steps();
        Arrays.fill(block, 0);
        block[0] = from[at] * steps[0];
        long places = occupied.get(c)[at / 64];
        for (long left = places; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            block[ZigZag.ORDER[i]] = from[at + i] * steps[i];
        }
        return places == 0;
    }

    /** To the nearest, halves away from zero. */
    private void round(int c) {
        Component component = source.components.get(c);
        short[] dct = component.dct;
        short[] into = values.get(c);
        int[] reciprocals = reciprocals(tables[c].steps());
        int[] least = least(reciprocals);
        for (int block = 0; block < dct.length / 64; block++) {
            int at = block * 64;
            into[at] = (short) rounded(dct[at], reciprocals[0]);
            long places = 0;
            long larger = 0;
            for (int group = 0; group < Component.GROUPS; group++) {
                if (component.peaks[block * Component.GROUPS + group] < least[group]) {
                    continue;
                }
                for (int i = Math.max(1, group * Component.GROUP); i < (group + 1) * Component.GROUP; i++) {
                    int value = rounded(dct[at + i], reciprocals[i]);
                    into[at + i] = (short) value;
                    int size = Math.abs(value);
                    places |= (long) -size >>> 63 << i;
                    larger |= (long) (1 - size) >>> 63 << i;
                }
            }
            occupied.get(c)[block] = places;
            large.get(c)[block] = larger;
        }
    }

    private static int rounded(int exact, int reciprocal) {
        int sign = exact >> 31;
        int size = (exact ^ sign) - sign;
        int rounded = size * reciprocal + HALF >> PRECISION;
        return (rounded ^ sign) - sign;
    }

    private static int[] reciprocals(int[] steps) {
        int[] reciprocals = new int[64];
        for (int i = 0; i < 64; i++) {
            int divisor = steps[i] * Component.FRACTION;
            reciprocals[i] = ((1 << PRECISION) + divisor / 2) / divisor;
        }
        return reciprocals;
    }

    /** Of each group of places, the smallest value that is not rounded to zero. */
    private static int[] least(int[] reciprocals) {
        int[] least = new int[Component.GROUPS];
        for (int group = 0; group < least.length; group++) {
            int most = 0;
            for (int i = Math.max(1, group * Component.GROUP); i < (group + 1) * Component.GROUP; i++) {
                most = Math.max(most, reciprocals[i]);
            }
            least[group] = (HALF + most - 1) / most;
        }
        return least;
    }
}
