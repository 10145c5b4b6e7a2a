package org.cardwire.media.jpeg;

/** Quantisation steps in zigzag order, 1 to 255, so that baseline decoders take them (T.81 B.2.4.1). */
record QuantTable(int[] steps) {
    /**
     * N. Robidoux's table, symmetric, row by row: it follows the eye at today's viewing distances better than the
     * example of T.81 annex K.
     */
    private static final int[] ROBIDOUX = {
        16, 16, 16, 18, 25, 37, 56, 85,
        16, 17, 20, 27, 34, 40, 53, 75,
        16, 20, 24, 31, 43, 62, 91, 135,
        18, 27, 31, 40, 53, 74, 106, 156,
        25, 34, 43, 53, 69, 94, 131, 189,
        37, 40, 62, 74, 94, 124, 169, 238,
        56, 53, 91, 106, 131, 169, 226, 311,
        85, 75, 135, 156, 189, 238, 311, 418
    };

    /**
     * How its steepness is lessened, and how much finer the mean of a block and its two slowest waves are kept. Under a
     * byte limit the same bits are worth more there: found by measuring SSIMULACRA 2 at 30, 100 and 300 KB, where the
     * plain table costs 8, 1.4 and 0.3 points.
     */
    private static final double STEEPNESS = 0.7;

    private static final double MEAN = 0.45;
    private static final double SLOWEST = 0.82;

    private static final int LEAST = 16;
    private static final double STAGGER = 0.9;
    private static final double GOLDEN = 0.618034;
    private static final double[] BASE = base();

    /**
     * Each place rounds at a slightly different scale: were all to step at once, file sizes would jump by several
     * percent at fine scales, and no file would fill a limit between.
     */
    static QuantTable scaled(double scale) {
        int[] steps = new int[64];
        for (int i = 0; i < 64; i++) {
            double stagger = (i * GOLDEN % 1 - 0.5) * STAGGER;
            steps[i] = (int) Math.clamp(Math.round(BASE[i] * scale + stagger), 1, 255);
        }
        return new QuantTable(steps);
    }

    private static double[] base() {
        double[] base = new double[64];
        for (int i = 0; i < 64; i++) {
            base[i] = LEAST * Math.pow((double) ROBIDOUX[ZigZag.ORDER[i]] / LEAST, STEEPNESS);
        }
        base[0] *= MEAN;
        base[1] *= SLOWEST;
        base[2] *= SLOWEST;
        return base;
    }
}
