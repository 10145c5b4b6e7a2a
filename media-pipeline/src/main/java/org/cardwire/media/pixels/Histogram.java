package org.cardwire.media.pixels;

import java.util.HashSet;
import java.util.Set;

/**
 * The colours of one or many pictures: exactly while they are few, and always in bins of 5 bits of red, green and blue
 * and 3 of alpha, each with the sum of what fell into it. It takes 10 MB whatever was added.
 */
public final class Histogram {
    private static final int BINS = 1 << 18;
    private static final int FEW = 256;

    final long[] count = new long[BINS];
    private final long[][] sums = new long[4][BINS];
    private final Set<Integer> exact = new HashSet<>();

    /** Invisible pixels count as one colour, whatever their values say. */
    public void add(Pixels pixels) {
        for (int pixel : pixels.argb()) {
            int colour = pixel >>> 24 == 0 ? 0 : pixel;
            int bin = bin(colour);
            count[bin]++;
            for (int channel = 0; channel < 4; channel++) {
                sums[channel][bin] += colour >> 8 * channel & 255;
            }
            if (exact.size() <= FEW) {
                exact.add(colour);
            }
        }
    }

    /** All colours when there are at most so many (and at most 256), else empty. */
    Set<Integer> exactColours(int atMost) {
        return exact.size() <= Math.min(atMost, FEW) ? exact : Set.of();
    }

    /** The mean of a bin's colours: blue, green, red, alpha. */
    float mean(int bin, int channel) {
        return (float) sums[channel][bin] / count[bin];
    }

    private static int bin(int argb) {
        return argb >>> 29 << 15 | (argb >> 19 & 31) << 10 | (argb >> 11 & 31) << 5 | argb >> 3 & 31;
    }
}
