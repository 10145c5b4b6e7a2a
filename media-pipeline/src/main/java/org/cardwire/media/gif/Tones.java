package org.cardwire.media.gif;

import org.cardwire.media.pixels.Palette;

/**
 * Colours as the eye tells them apart: lightness (that of ITU-R BT.601), and two differences from it that count for less. The
 * distance of two is the sum of their squared differences.
 */
final class Tones {
    private static final float BLUE = 0.35f;
    private static final float RED = 0.5f;

    private final float[] light;
    private final float[] blue;
    private final float[] red;

    Tones(int count) {
        light = new float[count];
        blue = new float[count];
        red = new float[count];
    }

    static Tones of(Palette palette) {
        var tones = new Tones(palette.size());
        for (int i = 0; i < palette.size(); i++) {
            tones.set(i, palette.colour(i));
        }
        return tones;
    }

    void set(int at, int rgb) {
        float lightness = light(rgb);
        light[at] = lightness;
        blue[at] = BLUE * ((rgb & 255) - lightness);
        red[at] = RED * ((rgb >> 16 & 255) - lightness);
    }

    float distance(int at, Tones other, int otherAt) {
        float l = light[at] - other.light[otherAt];
        float b = blue[at] - other.blue[otherAt];
        float r = red[at] - other.red[otherAt];
        return l * l + b * b + r * r;
    }

    static float light(int rgb) {
        return 0.299f * (rgb >> 16 & 255) + 0.587f * (rgb >> 8 & 255) + 0.114f * (rgb & 255);
    }
}
