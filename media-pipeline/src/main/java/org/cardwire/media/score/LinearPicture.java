package org.cardwire.media.score;

import org.cardwire.media.pixels.Pixels;

/** A picture in linear light, 0 to 1: a plane for red, green and blue, each an array of rows. */
record LinearPicture(int width, int height, float[][] red, float[][] green, float[][] blue) {
    private static final float SAMPLE = 0.003921569f;
    /** Linear light of every 8-bit sample. */
    private static final float[] LIGHT = new float[256];

    static {
        for (int i = 0; i < LIGHT.length; i++) {
            LIGHT[i] = light(SAMPLE * i);
        }
    }

    private LinearPicture(int width, int height) {
        this(width, height, new float[height][width], new float[height][width], new float[height][width]);
    }

    static LinearPicture of(Pixels pixels) {
        var result = new LinearPicture(pixels.width(), pixels.height());
        for (int y = 0, at = 0; y < result.height; y++) {
            for (int x = 0; x < result.width; x++, at++) {
                int pixel = pixels.argb()[at];
                result.red[y][x] = LIGHT[pixel >> 16 & 255];
                result.green[y][x] = LIGHT[pixel >> 8 & 255];
                result.blue[y][x] = LIGHT[pixel & 255];
            }
        }
        return result;
    }

    /** @param ground what lies behind a transparent picture: a grey, 0 to 1, as an sRGB sample */
    static LinearPicture on(float ground, Pixels pixels) {
        var result = new LinearPicture(pixels.width(), pixels.height());
        for (int y = 0, at = 0; y < result.height; y++) {
            for (int x = 0; x < result.width; x++, at++) {
                int pixel = pixels.argb()[at];
                float alpha = SAMPLE * (pixel >>> 24);
                float behind = (1f - alpha) * ground;
                result.red[y][x] = light(alpha * (SAMPLE * (pixel >> 16 & 255)) + behind);
                result.green[y][x] = light(alpha * (SAMPLE * (pixel >> 8 & 255)) + behind);
                result.blue[y][x] = light(alpha * (SAMPLE * (pixel & 255)) + behind);
            }
        }
        return result;
    }

    /** Half as wide and high, rounded up; the last column and row of an odd side count twice. */
    LinearPicture halved() {
        var half = new LinearPicture((width + 1) / 2, (height + 1) / 2);
        halve(red, half.red);
        halve(green, half.green);
        halve(blue, half.blue);
        return half;
    }

    private static void halve(float[][] plane, float[][] half) {
        for (int y = 0; y < half.length; y++) {
            float[] top = plane[2 * y];
            float[] bottom = plane[Math.min(2 * y + 1, plane.length - 1)];
            int pairs = top.length / 2;
            for (int x = 0; x < pairs; x++) {
                half[y][x] = (top[2 * x] + top[2 * x + 1] + bottom[2 * x] + bottom[2 * x + 1]) * 0.25f;
            }
            if (pairs < half[y].length) {
                int last = top.length - 1;
                half[y][pairs] = (top[last] + top[last] + bottom[last] + bottom[last]) * 0.25f;
            }
        }
    }

    /** The sRGB curve as a quotient of polynomials, within 2e-7 of IEC 61966-2-1. */
    private static float light(float v) {
        if (v <= 0.04045f) {
            return v * (1f / 12.92f);
        }
        float p = Math.fma(8.210152774e-01f, v, 7.961564959e-01f);
        p = Math.fma(p, v, 1.624820318e-01f);
        p = Math.fma(p, v, 1.043637593e-02f);
        p = Math.fma(p, v, 2.200248328e-04f);
        float q = Math.fma(6.521209011e-03f, v, -5.512498495e-02f);
        q = Math.fma(q, v, 4.987528350e-01f);
        q = Math.fma(q, v, 1.076976492e+00f);
        q = Math.fma(q, v, 2.631846970e-01f);
        return p / q;
    }
}
