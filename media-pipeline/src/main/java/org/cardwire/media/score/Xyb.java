package org.cardwire.media.score;

/**
 * Linear light to the eye's own planes, row by row: X is red against green, Y brightness, B blue against brightness. Each
 * is the cube root of what one kind of cone takes in, mixed.
 */
final class Xyb {
    private static final float BIAS = 0.0037930732552754493f;
    private static final float BIAS_ROOT = 0.1559542f;
    private static final float THIRD = 1f / 3f;

    private static final float LONG_RED = 0.30f;
    private static final float MIDDLE_RED = 0.23f;
    private static final float SHORT_RED = 0.24342268924547819f;
    private static final float LONG_BLUE = 0.078f;
    private static final float MIDDLE_BLUE = 0.078f;
    private static final float SHORT_GREEN = 0.20476744424496821f;
    private static final float LONG_GREEN = 1f - LONG_BLUE - LONG_RED;
    private static final float MIDDLE_GREEN = 1f - MIDDLE_BLUE - MIDDLE_RED;
    private static final float SHORT_BLUE = 1f - SHORT_RED - SHORT_GREEN;

    private final float[] first;
    private final float[] second;
    private final float[] third;
    private final float[] guess;

    Xyb(int width) {
        first = new float[width];
        second = new float[width];
        third = new float[width];
        guess = new float[width];
    }

    /** @param wantsB whether the plane B will be asked for */
    void take(float[] red, float[] green, float[] blue, boolean wantsB) {
        mix(red, green, blue, LONG_RED, LONG_GREEN, LONG_BLUE, first);
        mix(red, green, blue, MIDDLE_RED, MIDDLE_GREEN, MIDDLE_BLUE, second);
        root(first);
        root(second);
        if (wantsB) {
            mix(red, green, blue, SHORT_RED, SHORT_GREEN, SHORT_BLUE, third);
            root(third);
        }
        oppose(first, second, third);
    }

    /** Of the row that was taken last; it is overwritten by the next. */
    float[] row(Plane plane) {
        return switch (plane) {
            case X -> first;
            case Y -> second;
            case B -> third;
        };
    }

    private static void mix(
            float[] red, float[] green, float[] blue, float ofRed, float ofGreen, float ofBlue, float[] into) {
        for (int x = 0; x < into.length; x++) {
            float sum = Math.fma(ofRed, red[x], Math.fma(ofGreen, green[x], Math.fma(ofBlue, blue[x], BIAS)));
            into[x] = Math.max(0f, sum);
        }
    }

    /** Cube roots, less that of the bias: a guess from the exponent's bits, then Newton's steps towards its reciprocal. */
    private void root(float[] values) {
        for (int x = 0; x < values.length; x++) {
            int bits = Float.floatToRawIntBits(values[x]);
            guess[x] = Float.intBitsToFloat(bits == 0 ? 0 : 0x54800000 - (bits >> 23) * 0x002AAAAA);
        }
        for (int x = 0; x < values.length; x++) {
            float value = values[x];
            float r = guess[x];
            r = step(value, r);
            r = step(value, r);
            r = step(value, r);
            float square = r * r;
            r = Math.fma(THIRD, Math.fma(-value, square * square, r), r);
            values[x] = Math.fma(r * r, value, -BIAS_ROOT);
        }
    }

    private static float step(float value, float r) {
        float square = r * r;
        return Math.fma(-(THIRD * value), square * square, 4f / 3f * r);
    }

    private static void oppose(float[] first, float[] second, float[] third) {
        for (int x = 0; x < first.length; x++) {
            float opposed = 0.5f * (first[x] - second[x]);
            float bright = 0.5f * (first[x] + second[x]);
            first[x] = opposed * 14f + 0.42f;
            second[x] = bright + 0.01f;
            third[x] = third[x] - bright + 0.55f;
        }
    }
}
