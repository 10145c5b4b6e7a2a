package org.cardwire.media.score;

import java.util.Arrays;

/** The first and the fourth norm of an error map whose rows pass by, 0 if none did. Sums are kept for each column: quicker than one sum. */
final class Norms {
    private final double[] sums;
    private final double[] fourths;
    private long count;

    Norms(int width) {
        sums = new double[width];
        fourths = new double[width];
    }

    /** Errors below 0 count as none. */
    void add(float[] errors) {
        add(errors, sums, fourths);
        count += errors.length;
    }

    private static void add(float[] errors, double[] sums, double[] fourths) {
        for (int x = 0; x < errors.length; x++) {
            double error = Math.max(0f, errors[x]);
            sums[x] += error;
            fourths[x] += error * error * (error * error);
        }
    }

    double first() {
        return Arrays.stream(sums).sum() / Math.max(1, count);
    }

    double fourth() {
        return Math.sqrt(Math.sqrt(Arrays.stream(fourths).sum() / Math.max(1, count)));
    }
}
