package org.cardwire.media.pixels;

import java.util.function.DoubleUnaryOperator;

/** What is added up when pixels become fewer. */
public enum Light {
    /** The stored values, as phones, browsers and other scalers take them, and as scores compare. */
    STORED(value -> value, amount -> amount),
    /** Amounts of light (IEC 61966-2-1): of black and white dots the eye sees what is stored as 188, not 128. */
    LINEAR(Light::linear, Light::gamma);

    private static final int STEPS = 1 << 14;
    /** Stored levels between both means, over the picture, from which stored values would show it visibly darker. */
    private static final double VISIBLE = 4;
    /** Squares looked at in each direction. */
    private static final int GRID = 64;

    private final float[] amounts = new float[256];
    private final byte[] stored = new byte[STEPS + 1];

    Light(DoubleUnaryOperator toAmount, DoubleUnaryOperator toStored) {
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = (float) toAmount.applyAsDouble(i / 255.0);
        }
        for (int i = 0; i <= STEPS; i++) {
            stored[i] = (byte) Math.round(255 * toStored.applyAsDouble((double) i / STEPS));
        }
    }

    /** The one to reduce a picture by a factor with: linear only where stored values would show. */
    public static Light of(Pixels pixels, double factor) {
        int edge = Math.min((int) Math.ceil(factor), Math.min(pixels.width(), pixels.height()));
        double sum = 0;
        for (int row = 0; row < GRID; row++) {
            for (int column = 0; column < GRID; column++) {
                int x = (int) ((long) (pixels.width() - edge) * column / (GRID - 1));
                int y = (int) ((long) (pixels.height() - edge) * row / (GRID - 1));
                sum += LINEAR.mean(pixels, x, y, edge) - STORED.mean(pixels, x, y, edge);
            }
        }
        return sum / (GRID * GRID) > VISIBLE ? LINEAR : STORED;
    }

    /** Of the green of a square of pixels, as a stored value. */
    private int mean(Pixels pixels, int x, int y, int edge) {
        float sum = 0;
        for (int row = y; row < y + edge; row++) {
            for (int i = row * pixels.width() + x; i < row * pixels.width() + x + edge; i++) {
                sum += amount(pixels.argb()[i] >> 8 & 255);
            }
        }
        return stored(sum / (edge * edge));
    }

    /** Of a stored value, 0 to 255, between 0 and 1. */
    float amount(int value) {
        return amounts[value];
    }

    /** The stored value, 0 to 255, that is nearest to an amount; under 0 and over 1 count as those. */
    int stored(float amount) {
        return stored[Math.min(Math.max((int) (amount * STEPS + 0.5f), 0), STEPS)] & 255;
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double gamma(double amount) {
        return amount <= 0.0031308 ? 12.92 * amount : 1.055 * Math.pow(amount, 1 / 2.4) - 0.055;
    }
}
