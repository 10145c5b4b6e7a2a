package org.cardwire.media.score;

import java.util.Arrays;

/**
 * A Gaussian of sigma 1.5 over a plane that passes by row by row. What lies outside the plane is 0 and the result is not
 * brightened for it: so the metric has it.
 */
final class Blur {
    /** A blurred row comes out when so many more have gone in. */
    static final int DELAY = Cosine.BEHIND;

    private final RowBlur across;
    private final ColumnBlur down;
    private final float[] row;

    Blur(int width) {
        across = new RowBlur(width);
        down = new ColumnBlur(width);
        row = new float[width];
    }

    /** Takes the next row, and gives the one {@link #DELAY} rows before it; what comes before the first row is void. */
    void next(float[] values, float[] blurred) {
        across.blur(values, row);
        down.step(row, blurred);
    }

    /** As {@link #next} with a row below the plane. */
    void pastEnd(float[] blurred) {
        Arrays.fill(row, 0);
        down.step(row, blurred);
    }
}
