package org.cardwire.media.pixels;

import java.util.Arrays;

/**
 * Cuts and scales a picture while its rows pass by: a row is scaled across as it comes and added to the few output
 * rows that it touches, so that beside source and output only those rows are in memory. Alpha is premultiplied, so that
 * the colour of what cannot be seen does not bleed into what can.
 */
public final class Resampler {
    private static final int ROWS_BETWEEN_CHECKS = 64;

    private final PixelRows source;
    private final Box box;
    private final int width;
    private final int channels;
    private final Kernel across;
    private final Kernel down;
    private final float[][] sums;
    private final int[] output;

    private Resampler(PixelRows source, Box box, int width, int height) {
        this.source = source;
        this.box = box;
        this.width = width;
        this.channels = source.opaque() ? 3 : 4;
        this.across = new Kernel(0, box.width(), width);
        this.down = new Kernel(box.y(), box.height(), height);
        this.sums = new float[rowsAtOnce(down)][width * channels];
        this.output = new int[width * height];
    }

    /** Gives the box at another size, smaller or larger. */
    public static Pixels resample(PixelRows source, Box box, int width, int height, Deadline deadline) {
        if (source instanceof Pixels whole
                && box.equals(new Box(0, 0, whole.width(), whole.height()))
                && width == whole.width()
                && height == whole.height()) {
            return whole;
        }
        var resampler = new Resampler(source, box, width, height);
        resampler.run(deadline);
        return new Pixels(width, height, resampler.output, source.opaque());
    }

    private void run(Deadline deadline) {
        int[] argb = new int[source.width()];
        float[] samples = new float[box.width() * channels];
        float[] scaled = new float[width * channels];
        int oldest = 0;
        int newest = 0;
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            if (y % ROWS_BETWEEN_CHECKS == 0) {
                deadline.check();
            }
            source.row(y, argb);
            unpack(argb, samples);
            scaleAcross(samples, scaled);
            while (newest < down.first.length && down.first[newest] <= y) {
                newest++;
            }
            for (int row = oldest; row < newest; row++) {
                int tap = y - down.first[row];
                if (tap < down.weights[row].length) {
                    add(scaled, down.weights[row][tap], sums[row % sums.length]);
                }
            }
            while (oldest < newest && down.last(oldest) <= y) {
                pack(sums[oldest % sums.length], oldest++);
            }
        }
    }

    private static int rowsAtOnce(Kernel down) {
        int most = 1;
        int oldest = 0;
        for (int row = 0; row < down.first.length; row++) {
            while (down.last(oldest) < down.first[row]) {
                oldest++;
            }
            most = Math.max(most, row - oldest + 1);
        }
        return most + 1;
    }

    private void unpack(int[] argb, float[] samples) {
        for (int x = 0, o = 0; x < box.width(); x++, o += channels) {
            int pixel = argb[box.x() + x];
            float share = channels == 4 ? (pixel >>> 24) / 255f : 1;
            samples[o] = (pixel >> 16 & 255) * share;
            samples[o + 1] = (pixel >> 8 & 255) * share;
            samples[o + 2] = (pixel & 255) * share;
            if (channels == 4) {
                samples[o + 3] = pixel >>> 24;
            }
        }
    }

    private void scaleAcross(float[] samples, float[] scaled) {
        for (int x = 0, o = 0; x < width; x++, o += channels) {
            float[] weights = across.weights[x];
            int at = across.first[x] * channels;
            float red = 0;
            float green = 0;
            float blue = 0;
            float alpha = 0;
            for (float weight : weights) {
                red += weight * samples[at];
                green += weight * samples[at + 1];
                blue += weight * samples[at + 2];
                if (channels == 4) {
                    alpha += weight * samples[at + 3];
                }
                at += channels;
            }
            scaled[o] = red;
            scaled[o + 1] = green;
            scaled[o + 2] = blue;
            if (channels == 4) {
                scaled[o + 3] = alpha;
            }
        }
    }

    private static void add(float[] row, float weight, float[] sum) {
        for (int i = 0; i < row.length; i++) {
            sum[i] += weight * row[i];
        }
    }

    private void pack(float[] sum, int y) {
        for (int x = 0, o = 0; x < width; x++, o += channels) {
            int alpha = channels == 4 ? clamp(sum[o + 3]) : 255;
            float share = channels == 4 && alpha > 0 ? 255 / Math.max(sum[o + 3], 0.5f) : 1;
            output[y * width + x] = alpha << 24
                    | clamp(sum[o] * share) << 16
                    | clamp(sum[o + 1] * share) << 8
                    | clamp(sum[o + 2] * share);
        }
        Arrays.fill(sum, 0);
    }

    private static int clamp(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
