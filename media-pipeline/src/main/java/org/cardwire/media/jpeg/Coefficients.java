package org.cardwire.media.jpeg;

import java.util.Arrays;
import java.util.List;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;

/**
 * A picture of one size, transformed once for all trials: luma in full, chroma at half the width and height (4:2:0). It
 * takes 3 bytes a pixel; colours are converted 16 rows at a time.
 */
public final class Coefficients {
    private static final int UNIT = 16;
    private static final int ROWS_BETWEEN_CHECKS = 8;

    final int width;
    final int height;
    final int unitsWide;
    final int unitsHigh;
    /** Luma, blue difference, red difference. */
    final List<Component> components;

    private Coefficients(int width, int height) {
        this.width = width;
        this.height = height;
        this.unitsWide = (width + UNIT - 1) / UNIT;
        this.unitsHigh = (height + UNIT - 1) / UNIT;
        int chromaWide = ((width + 1) / 2 + 7) / 8;
        int chromaHigh = ((height + 1) / 2 + 7) / 8;
        this.components = List.of(
                new Component(unitsWide * 2, unitsHigh * 2, (width + 7) / 8, (height + 7) / 8),
                new Component(unitsWide, unitsHigh, chromaWide, chromaHigh),
                new Component(unitsWide, unitsHigh, chromaWide, chromaHigh));
    }

    /** @param pixels opaque, at most 65,535 wide and high */
    public static Coefficients of(Pixels pixels, Deadline deadline) {
        var result = new Coefficients(pixels.width(), pixels.height());
        var unit = new Unit(pixels);
        for (int row = 0; row < result.unitsHigh; row++) {
            if (row % ROWS_BETWEEN_CHECKS == 0) {
                deadline.check();
            }
            for (int column = 0; column < result.unitsWide; column++) {
                unit.load(column * UNIT, row * UNIT);
                result.transform(unit, column, row);
            }
        }
        return result;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    private void transform(Unit unit, int column, int row) {
        for (int quarter = 0; quarter < 4; quarter++) {
            components.get(0).put(column * 2 + (quarter & 1), row * 2 + (quarter >> 1), unit.luma[quarter]);
        }
        components.get(1).put(column, row, unit.blue);
        components.get(2).put(column, row, unit.red);
    }

    /** The samples of one 16x16 unit; beyond the picture's edge its last pixels repeat. */
    private static final class Unit {
        final float[][] luma = new float[4][64];
        final float[] blue = new float[64];
        final float[] red = new float[64];
        private final Pixels pixels;

        Unit(Pixels pixels) {
            this.pixels = pixels;
        }

        /** JFIF 1.02: the colour matrix of Rec. 601, luma centred on 0. */
        void load(int left, int top) {
            Arrays.fill(blue, 0);
            Arrays.fill(red, 0);
            for (int y = 0; y < UNIT; y++) {
                int from = Math.min(top + y, pixels.height() - 1) * pixels.width();
                for (int x = 0; x < UNIT; x++) {
                    int pixel = pixels.argb()[from + Math.min(left + x, pixels.width() - 1)];
                    int r = pixel >> 16 & 255;
                    int g = pixel >> 8 & 255;
                    int b = pixel & 255;
                    int chroma = (y >> 1) * 8 + (x >> 1);
                    luma[(y >> 3) * 2 + (x >> 3)][(y & 7) * 8 + (x & 7)] = 0.299f * r + 0.587f * g + 0.114f * b - 128;
                    blue[chroma] += 0.25f * (-0.168736f * r - 0.331264f * g + 0.5f * b);
                    red[chroma] += 0.25f * (0.5f * r - 0.418688f * g - 0.081312f * b);
                }
            }
        }
    }
}
