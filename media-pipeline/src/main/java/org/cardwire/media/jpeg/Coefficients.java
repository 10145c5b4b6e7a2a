package org.cardwire.media.jpeg;

import java.util.Arrays;
import java.util.List;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;

/**
 * A picture of one size, transformed once for all trials. It takes 3.5 bytes a pixel with half the colour and 7 with all
 * of it; colours are converted one row of units at a time.
 */
public final class Coefficients {
    /** Of units, that one thread transforms at a time. */
    private static final int ROWS = 4;

    final int width;
    final int height;
    final Chroma chroma;
    /** Interleaved units (MCU) of the picture; each holds the blocks of a square of 8 or 16 pixels. */
    final int unitsWide;

    final int unitsHigh;
    /** Luma, blue difference, red difference. */
    final List<Component> components;

    final Spectrum spectrum;
    /** Mean square for each pixel of the colour that fewer samples of it lose; about 0 where there is one for each pixel. */
    final double colourLost;

    private Coefficients(Pixels pixels, Chroma chroma, Deadline deadline) {
        int unit = 8 * chroma.step;
        this.width = pixels.width();
        this.height = pixels.height();
        this.chroma = chroma;
        this.unitsWide = ceil(width, unit);
        this.unitsHigh = ceil(height, unit);
        this.components = List.of(component(chroma.step, 1), component(1, chroma.step), component(1, chroma.step));
        double[] lost = transform(pixels, deadline);
        this.colourLost = Arrays.stream(lost).reduce(0, Double::sum) / ((double) unitsWide * unitsHigh * unit * unit);
        this.spectrum = new Spectrum(components, chroma, deadline);
    }

    /** @param pixels opaque, at most 65,535 wide and high */
    public static Coefficients of(Pixels pixels, Chroma chroma, Deadline deadline) {
        return new Coefficients(pixels, chroma, deadline);
    }

    /** How many bytes they take, about. */
    public static long bytes(Pixels pixels, Chroma chroma) {
        return (long) pixels.argb().length * (chroma == Chroma.FULL ? 14 : 7) / 2;
    }

    private Component component(int blocksInUnit, int step) {
        int usedWide = ceil(ceil(width, step), 8);
        int usedHigh = ceil(ceil(height, step), 8);
        return new Component(unitsWide * blocksInUnit, unitsHigh * blocksInUnit, usedWide, usedHigh);
    }

    /** The colour that each part of the rows loses, whose sum must not depend on who was first. */
    private double[] transform(Pixels pixels, Deadline deadline) {
        double[] lost = new double[ceil(unitsHigh, ROWS)];
        deadline.each(lost.length, part -> {
            deadline.check();
            var unit = new ColourUnit(pixels, chroma);
            for (int row = part * ROWS; row < Math.min(unitsHigh, (part + 1) * ROWS); row++) {
                for (int column = 0; column < unitsWide; column++) {
                    unit.load(column, row);
                    transform(unit, column, row);
                }
            }
            lost[part] = unit.lost();
        });
        return lost;
    }

    private void transform(ColourUnit unit, int column, int row) {
        int step = chroma.step;
        for (int i = 0; i < unit.luma.length; i++) {
            components.get(0).put(column * step + i % step, row * step + i / step, unit.luma[i]);
        }
        components.get(1).put(column, row, unit.blue);
        components.get(2).put(column, row, unit.red);
    }

    private static int ceil(int length, int step) {
        return (length + step - 1) / step;
    }
}
