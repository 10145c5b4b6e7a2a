package org.cardwire.media.pixels;

import java.util.Arrays;

/** Replaces pixels by palette entries. Remembers the colours that it met, so one serves all frames of an animation. */
public final class Indexer {
    private static final int REMEMBERED = 1 << 16;
    /** Part of a rounding error that is handed on to the neighbours: all of it makes flat areas crawl. */
    private static final int STRENGTH_NUMERATOR = 3;

    private static final int STRENGTH_DENOMINATOR = 4;
    private static final int ROWS_BETWEEN_CHECKS = 64;

    private final Palette palette;
    private final int[] colours = new int[REMEMBERED];
    private final short[] indexes = new short[REMEMBERED];

    public Indexer(Palette palette) {
        this.palette = palette;
        Arrays.fill(indexes, (short) -1);
    }

    public Palette palette() {
        return palette;
    }

    public int index(int argb) {
        int colour = argb >>> 24 == 0 ? 0 : argb;
        int place = (colour * 0x9E3779B1) >>> 16;
        if (indexes[place] < 0 || colours[place] != colour) {
            colours[place] = colour;
            indexes[place] = (short) palette.nearest(colour);
        }
        return indexes[place];
    }

    /** Each pixel by itself: flat areas stay flat, and frames of an animation stay alike. */
    public byte[] plain(Pixels pixels, Deadline deadline) {
        byte[] result = new byte[pixels.argb().length];
        for (int y = 0; y < pixels.height(); y++) {
            if (y % ROWS_BETWEEN_CHECKS == 0) {
                deadline.check();
            }
            for (int i = y * pixels.width(); i < (y + 1) * pixels.width(); i++) {
                result[i] = (byte) index(pixels.argb()[i]);
            }
        }
        return result;
    }

    /** With error diffusion (Floyd and Steinberg's weights), so that gradients show no bands. Alpha is not diffused. */
    public byte[] dithered(Pixels pixels, Deadline deadline) {
        int width = pixels.width();
        byte[] result = new byte[pixels.argb().length];
        int[][] here = new int[3][width + 2];
        int[][] below = new int[3][width + 2];
        for (int y = 0; y < pixels.height(); y++) {
            if (y % ROWS_BETWEEN_CHECKS == 0) {
                deadline.check();
            }
            for (int x = 0; x < width; x++) {
                int pixel = pixels.argb()[y * width + x];
                int wanted = pixel & 0xFF000000;
                for (int c = 0; c < 3; c++) {
                    wanted |= Math.clamp((pixel >> 8 * c & 255) + here[c][x + 1] / 16, 0, 255) << 8 * c;
                }
                int index = pixel >>> 24 == 0 ? index(0) : index(wanted);
                result[y * width + x] = (byte) index;
                for (int c = 0; c < 3; c++) {
                    int error = (wanted >> 8 * c & 255) - (palette.colour(index) >> 8 * c & 255);
                    spread(here[c], below[c], x + 1, error * STRENGTH_NUMERATOR / STRENGTH_DENOMINATOR);
                }
            }
            for (int c = 0; c < 3; c++) {
                int[] done = here[c];
                here[c] = below[c];
                Arrays.fill(done, 0);
                below[c] = done;
            }
        }
        return result;
    }

    private static void spread(int[] here, int[] below, int x, int error) {
        here[x + 1] += error * 7;
        below[x - 1] += error * 3;
        below[x] += error * 5;
        below[x + 1] += error;
    }
}
