package org.cardwire.media.pixels;

import java.util.Arrays;

/**
 * Cuts and scales a picture while its rows pass by: each is added to the few output rows that it touches, and a row that has
 * all its sources is scaled across; so beside the output only those rows are in memory. Alpha is premultiplied, so that the
 * colour of what cannot be seen does not bleed into what can.
 */
public final class Resampler implements RowSink {
    private static final int ROWS_BETWEEN_CHECKS = 64;

    private final int left;
    private final int columns;
    private final int width;
    private final int height;
    private final int channels;
    private final Light light;
    private final Deadline deadline;
    private final Kernel across;
    private final Kernel down;
    private final float[] samples;
    private final float[][] sums;
    private final int[] output;
    private int seen;
    private int oldest;
    private int newest;

    /**
     * @param sourceWidth of the rows that will come, {@code sourceHeight} of them
     * @param region the part that is kept; the size may be smaller or larger
     */
    public Resampler(
            int sourceWidth,
            int sourceHeight,
            boolean opaque,
            Region region,
            int width,
            int height,
            Light light,
            Deadline deadline) {
        this.width = width;
        this.height = height;
        this.channels = opaque ? 3 : 4;
        this.light = light;
        this.deadline = deadline;
        this.across = new Kernel(region.x(), region.width(), sourceWidth, width);
        this.down = new Kernel(region.y(), region.height(), sourceHeight, height);
        this.left = across.first[0];
        this.columns = across.last(width - 1) + 1 - left;
        this.samples = new float[columns * channels];
        this.sums = new float[down.mostAtOnce() + 1][samples.length];
        this.output = new int[width * height];
    }

    /** By stored values. */
    public static Pixels resample(Pixels source, Box box, int width, int height, Deadline deadline) {
        return resample(source, Region.of(box), width, height, Light.STORED, deadline);
    }

    public static Pixels resample(Pixels source, Region region, int width, int height, Light light, Deadline deadline) {
        boolean same = width == source.width() && height == source.height();
        if (same && region.equals(new Region(0, 0, width, height))) {
            return source;
        }
        var resampler =
                new Resampler(source.width(), source.height(), source.opaque(), region, width, height, light, deadline);
        source.rows(resampler);
        return resampler.result();
    }

    @Override
    public void row(int[] argb) {
        int y = seen++;
        if (y % ROWS_BETWEEN_CHECKS == 0) {
            deadline.check();
        }
        if (y < down.first[0] || oldest == height) {
            return;
        }
        unpack(argb);
        while (newest < height && down.first[newest] <= y) {
            newest++;
        }
        for (int row = oldest; row < newest; row++) {
            int tap = y - down.first[row];
            if (tap < down.weights[row].length) {
                add(samples, down.weights[row][tap], sums[row % sums.length]);
            }
        }
        while (oldest < newest && down.last(oldest) <= y) {
            float[] sum = sums[oldest % sums.length];
            finish(sum, oldest++);
            Arrays.fill(sum, 0);
        }
    }

    /** Once all rows have passed. */
    public Pixels result() {
        return new Pixels(width, height, output, channels == 3);
    }

    private void unpack(int[] argb) {
        for (int x = 0, o = 0; x < columns; x++, o += channels) {
            int pixel = argb[left + x];
            float red = light.amount(pixel >> 16 & 255);
            float green = light.amount(pixel >> 8 & 255);
            float blue = light.amount(pixel & 255);
            if (channels == 4) {
                float alpha = (pixel >>> 24) / 255f;
                samples[o] = red * alpha;
                samples[o + 1] = green * alpha;
                samples[o + 2] = blue * alpha;
                samples[o + 3] = alpha;
            } else {
                samples[o] = red;
                samples[o + 1] = green;
                samples[o + 2] = blue;
            }
        }
    }

    private static void add(float[] row, float weight, float[] sum) {
        for (int i = 0; i < row.length; i++) {
            sum[i] += weight * row[i];
        }
    }

    private void finish(float[] sum, int y) {
        for (int x = 0; x < width; x++) {
            float[] weights = across.weights[x];
            int at = (across.first[x] - left) * channels;
            float red = 0;
            float green = 0;
            float blue = 0;
            float alpha = 0;
            for (float weight : weights) {
                red += weight * sum[at];
                green += weight * sum[at + 1];
                blue += weight * sum[at + 2];
                if (channels == 4) {
                    alpha += weight * sum[at + 3];
                }
                at += channels;
            }
            output[y * width + x] = channels == 4 ? packed(red, green, blue, alpha) : opaque(red, green, blue);
        }
    }

    private int opaque(float red, float green, float blue) {
        return 255 << 24 | light.stored(red) << 16 | light.stored(green) << 8 | light.stored(blue);
    }

    private int packed(float red, float green, float blue, float alpha) {
        int opacity = Math.clamp(Math.round(alpha * 255), 0, 255);
        float share = opacity > 0 ? 1 / alpha : 0;
        return opacity << 24 | opaque(red * share, green * share, blue * share) & 0xFFFFFF;
    }
}
