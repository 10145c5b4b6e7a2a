package org.cardwire.media.jpeg;

import java.util.Arrays;
import org.cardwire.media.pixels.Pixels;

/** The samples of one interleaved unit, luma and colour apart; beyond the picture's edge its last pixels repeat. */
final class ColourUnit {
    /** The unit's luma blocks row by row: one, or four where colour is halved. */
    final float[][] luma;

    final float[] blue = new float[64];
    final float[] red = new float[64];
    /** Of all units so far: what the means of four pixels leave of the squares of their colours. */
    private double lost;

    private final Pixels pixels;
    private final int step;

    ColourUnit(Pixels pixels, Chroma chroma) {
        this.pixels = pixels;
        this.step = chroma.step;
        this.luma = new float[step * step][64];
    }

    /** JFIF 1.02: the colour matrix of Rec. 601, luma centred on 0. */
    void load(int column, int row) {
        Arrays.fill(blue, 0);
        Arrays.fill(red, 0);
        int edge = 8 * step;
        float share = 1f / (step * step);
        float squares = 0;
        for (int y = 0; y < edge; y++) {
            int from = Math.min(row * edge + y, pixels.height() - 1) * pixels.width();
            for (int x = 0; x < edge; x++) {
                int pixel = pixels.argb()[from + Math.min(column * edge + x, pixels.width() - 1)];
                int r = pixel >> 16 & 255;
                int g = pixel >> 8 & 255;
                int b = pixel & 255;
                int colour = y / step * 8 + x / step;
                luma[(y >> 3) * step + (x >> 3)][(y & 7) * 8 + (x & 7)] = 0.299f * r + 0.587f * g + 0.114f * b - 128;
                float bluer = -0.168736f * r - 0.331264f * g + 0.5f * b;
                float redder = 0.5f * r - 0.418688f * g - 0.081312f * b;
                blue[colour] += share * bluer;
                red[colour] += share * redder;
                squares += bluer * bluer + redder * redder;
            }
        }
        lost += squares - kept() / share;
    }

    private float kept() {
        float kept = 0;
        for (int i = 0; i < 64; i++) {
            kept += blue[i] * blue[i] + red[i] * red[i];
        }
        return kept;
    }

    double lost() {
        return lost;
    }
}
