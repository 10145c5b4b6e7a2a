package org.cardwire.media.jpeg;

/** Quantisation steps in zigzag order, 1 to 255, so that baseline decoders take them (T.81 B.2.4.1). */
record QuantTable(int[] steps) {
    /**
     * N. Robidoux's table, symmetric, row by row: it follows the eye at today's viewing distances better than the
     * example of T.81 annex K. Used for luma and chroma alike.
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

    private static final double GOLDEN = 0.618034;

    /**
     * Each place rounds at a slightly different scale: were all to step at once (five of them have 16), file sizes
     * would jump by several percent at fine scales, and no file would fill a limit between.
     */
    static QuantTable scaled(double scale) {
        int[] steps = new int[64];
        for (int i = 0; i < 64; i++) {
            double stagger = (i * GOLDEN % 1 - 0.5) / 2;
            steps[i] = (int) Math.clamp(Math.round(ROBIDOUX[ZigZag.ORDER[i]] * scale + stagger), 1, 255);
        }
        return new QuantTable(steps);
    }
}
