package org.cardwire.media.pixels;

import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The colours of one or many pictures: told apart while they are few thousands, as in drawings, and always in bins of 5
 * bits of red, green and blue and 3 of alpha, each with the sum of what fell into it. It takes 10 MB whatever was added.
 */
public final class Histogram {
    private static final int CHANNELS = 4;
    private static final int BINS = 1 << 18;
    private static final int TOLD_APART = 1 << 13;
    private static final int TABLE_BITS = 14;

    private final long[] count = new long[BINS];
    private final long[][] sums = new long[CHANNELS][BINS];
    /** A hash table with open addresses, half full at most. */
    private final int[] colours = new int[1 << TABLE_BITS];

    private final long[] times = new long[1 << TABLE_BITS];
    private int different;

    /** Invisible pixels count as one colour, whatever their values say. */
    public void add(Pixels pixels) {
        for (int pixel : pixels.argb()) {
            int colour = pixel >>> 24 == 0 ? 0 : pixel;
            int bin = bin(colour);
            count[bin]++;
            for (int channel = 0; channel < CHANNELS; channel++) {
                sums[channel][bin] += colour >> 8 * channel & 255;
            }
            if (different <= TOLD_APART) {
                tellApart(colour);
            }
        }
    }

    private void tellApart(int colour) {
        int place = colour * 0x9E3779B1 >>> Integer.SIZE - TABLE_BITS;
        while (times[place] > 0 && colours[place] != colour) {
            place = place + 1 & times.length - 1;
        }
        colours[place] = colour;
        different += times[place]++ == 0 ? 1 : 0;
    }

    /** How many colours there are; of more than are told apart, one more than those. */
    public int different() {
        return different;
    }

    /** All colours when there are at most so many, else empty. */
    Set<Integer> exactColours(int atMost) {
        return different > Math.min(atMost, TOLD_APART)
                ? Set.of()
                : places().mapToObj(place -> colours[place]).collect(Collectors.toSet());
    }

    /** Each colour, or what lies near each other, as blue, green, red and alpha, with the number of its pixels. */
    void each(ObjLongConsumer<float[]> colour) {
        if (different <= TOLD_APART) {
            places().forEach(place -> {
                float[] parts = new float[CHANNELS];
                for (int channel = 0; channel < CHANNELS; channel++) {
                    parts[channel] = colours[place] >> 8 * channel & 255;
                }
                colour.accept(parts, times[place]);
            });
            return;
        }
        for (int bin = 0; bin < BINS; bin++) {
            if (count[bin] > 0) {
                float[] mean = new float[CHANNELS];
                for (int channel = 0; channel < CHANNELS; channel++) {
                    mean[channel] = (float) sums[channel][bin] / count[bin];
                }
                colour.accept(mean, count[bin]);
            }
        }
    }

    private IntStream places() {
        return IntStream.range(0, times.length).filter(place -> times[place] > 0);
    }

    private static int bin(int argb) {
        return argb >>> 29 << 15 | (argb >> 19 & 31) << 10 | (argb >> 11 & 31) << 5 | argb >> 3 & 31;
    }
}
