package org.cardwire.media.gif;

import java.util.Arrays;
import org.cardwire.media.pixels.Pixels;

/**
 * How much the eye minds an error in each pixel of a frame: all of it where the picture is flat, less where it is restless,
 * since detail hides what is near it. Restless is what varies within a small square.
 */
final class Calm {
    private static final int EDGE = 8;
    /** Variance of lightness at which an error begins to be hidden, and how steeply that goes. */
    private static final float HALF = 60;

    private static final double STEEPNESS = 0.7;

    private Calm() {}

    static float[] of(Pixels frame) {
        float[] calm = new float[frame.argb().length];
        for (int y = 0; y < frame.height(); y += EDGE) {
            for (int x = 0; x < frame.width(); x += EDGE) {
                int bottom = Math.min(frame.height(), y + EDGE);
                int right = Math.min(frame.width(), x + EDGE);
                float weight = (float) Math.pow(HALF / (HALF + variance(frame, x, y, right, bottom)), STEEPNESS);
                for (int row = y; row < bottom; row++) {
                    Arrays.fill(calm, row * frame.width() + x, row * frame.width() + right, weight);
                }
            }
        }
        return calm;
    }

    private static float variance(Pixels frame, int left, int top, int right, int bottom) {
        float sum = 0;
        float squares = 0;
        for (int y = top; y < bottom; y++) {
            for (int i = y * frame.width() + left; i < y * frame.width() + right; i++) {
                float light = Tones.light(frame.argb()[i]);
                sum += light;
                squares += light * light;
            }
        }
        float count = (bottom - top) * (right - left);
        return Math.max(0, squares / count - sum / count * (sum / count));
    }
}
