package org.cardwire.media.pixels;

import java.util.Arrays;

/**
 * Makes one pixel of each square of pixels, as their mean: a cheap first step of a large reduction. Squares that the right
 * or lower edge cuts are the mean of what there is.
 */
public final class Reducer implements RowSink {
    private static final int ROWS_BETWEEN_CHECKS = 64;

    private final RowSink sink;
    private final int width;
    private final int height;
    private final int factor;
    private final Deadline deadline;
    private final int outWidth;
    private final int[] sums;
    private final int[] argb;
    private int seen;

    private Reducer(RowSink sink, int width, int height, int factor, Deadline deadline) {
        this.sink = sink;
        this.width = width;
        this.height = height;
        this.factor = factor;
        this.deadline = deadline;
        this.outWidth = (width + factor - 1) / factor;
        this.sums = new int[outWidth * 4];
        this.argb = new int[outWidth];
    }

    /** The sink itself when there is nothing to reduce. */
    public static RowSink before(RowSink sink, int width, int height, int factor, Deadline deadline) {
        return factor == 1 ? sink : new Reducer(sink, width, height, factor, deadline);
    }

    @Override
    public void row(int[] row) {
        for (int x = 0; x < width; x++) {
            int pixel = row[x];
            int alpha = pixel >>> 24;
            int at = x / factor * 4;
            sums[at] += (pixel >> 16 & 255) * alpha;
            sums[at + 1] += (pixel >> 8 & 255) * alpha;
            sums[at + 2] += (pixel & 255) * alpha;
            sums[at + 3] += alpha;
        }
        seen++;
        if (seen % factor == 0 || seen == height) {
            give((seen - 1) % factor + 1);
        }
        if (seen % ROWS_BETWEEN_CHECKS == 0) {
            deadline.check();
        }
    }

    private void give(int rows) {
        for (int x = 0, at = 0; x < outWidth; x++, at += 4) {
            int alpha = Math.max(sums[at + 3], 1);
            int pixels = rows * Math.min(factor, width - x * factor);
            argb[x] = (sums[at + 3] + pixels / 2) / pixels << 24
                    | (sums[at] + alpha / 2) / alpha << 16
                    | (sums[at + 1] + alpha / 2) / alpha << 8
                    | (sums[at + 2] + alpha / 2) / alpha;
        }
        Arrays.fill(sums, 0);
        sink.row(argb);
    }
}
