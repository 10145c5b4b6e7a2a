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

    /** Blocks that one thread rounds at a time. */
    private static final int BLOCKS = 1 << 11;

    final Coefficients source;
    /** Means, and AC values at the places that are occupied; what lies at others is left from before. */
    final List<short[]> values = new ArrayList<>();
    /** Of each block, the places of its AC values that are not zero, as bits: few, where a file is small. */
    final List<long[]> occupied = new ArrayList<>();
    /** Of those, the ones with more than one bit. */
    final List<long[]> large = new ArrayList<>();
    /** Of luma, blue and red difference. */
    private final QuantTable[] tables = new QuantTable[3];

    private final Deadline deadline;
    /** What was done last. */
    private double scale;

    private double thrift;

    Quantised(Coefficients source, Deadline deadline) {
        this.source = source;
        this.deadline = deadline;
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
        for (int c = 0; c < tables.length; c++) {
            double coarser = scale * source.chroma.coarser(c);
            tables[c] = QuantTable.scaled(coarser);
            var rounding = new Rounding(c);
            int blocks = occupied.get(c).length;
            int parts = (blocks + BLOCKS - 1) / BLOCKS;
            deadline.each(parts, part -> rounding.run(part * BLOCKS, Math.min(blocks, (part + 1) * BLOCKS)));
            if (thrift > 0) {
                int[] lengths = Trellis.lengths(values.get(c), occupied.get(c));
                int index = c;
                deadline.each(
                        parts,
                        part -> new Trellis(this, index, lengths, coarser, thrift)
                                .run(part * BLOCKS, Math.min(blocks, (part + 1) * BLOCKS)));
            }
        }
        this.scale = scale;
        this.thrift = thrift;
    }

    /** What a decoder shows of the file of these values, whatever its scans. */
    Pixels shown() {
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

    /** Of one component's values to the nearest, halves away from zero. */
    private final class Rounding {
        private final short[] dct;
        private final short[] peaks;
        private final short[] into;
        private final long[] places;
        private final long[] larger;
        private final int[] reciprocals;
        private final int[] least;

        Rounding(int c) {
            dct = source.components.get(c).dct;
            peaks = source.components.get(c).peaks;
            into = values.get(c);
            places = occupied.get(c);
            larger = large.get(c);
            reciprocals = reciprocals(tables[c].steps());
            least = least(reciprocals);
        }

        void run(int from, int to) {
            for (int block = from; block < to; block++) {
                into[block * 64] = (short) rounded(dct[block * 64], reciprocals[0]);
                places[block] = 0;
                larger[block] = 0;
                for (int group = 0; group < Component.GROUPS; group++) {
                    if (peaks[block * Component.GROUPS + group] >= least[group]) {
                        round(block, group);
                    }
                }
            }
        }

        private void round(int block, int group) {
            long some = 0;
            long many = 0;
            for (int i = Math.max(1, group * Component.GROUP); i < (group + 1) * Component.GROUP; i++) {
                int value = rounded(dct[block * 64 + i], reciprocals[i]);
                into[block * 64 + i] = (short) value;
                int size = Math.abs(value);
                some |= (long) -size >>> 63 << i;
                many |= (long) (1 - size) >>> 63 << i;
            }
            places[block] |= some;
            larger[block] |= many;
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
