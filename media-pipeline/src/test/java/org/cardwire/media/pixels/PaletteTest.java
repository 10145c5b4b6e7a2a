package org.cardwire.media.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void aPictureOfFewColoursKeepsThemAll() {
        var palette = Palette.of(histogram(random(200)), 256);

        assertThat(palette.exact()).isTrue();
        assertThat(palette.size()).isEqualTo(200);
    }

    /** As at the edges of text: more shades than entries, all between two colours. */
    @Test
    void neighbouringShadesAreToldApart() {
        int[] shades = IntStream.range(0, 256)
                .map(i -> 0xFF000000 | i << 16 | 255 - i / 2 << 8 | i / 4)
                .toArray();

        var palette = Palette.of(histogram(shades), 128);

        for (int shade : shades) {
            int near = palette.colour(palette.nearest(shade));
            assertThat(Math.abs((shade >> 16 & 255) - (near >> 16 & 255))).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void whatIsFadingKeepsItsSteps() {
        int[] fading =
                IntStream.range(0, 4096).map(i -> i % 256 << 24 | i >> 8 << 4).toArray();

        var palette = Palette.of(histogram(fading), 256);

        for (int colour : fading) {
            int near = palette.colour(palette.nearest(colour));
            assertThat(Math.abs((colour >>> 24) - (near >>> 24))).isLessThanOrEqualTo(16);
        }
    }

    @Test
    void aPictureOfMoreColoursThanAreToldApartFillsItsPalette() {
        assertThat(Palette.of(histogram(random(100_000)), 64).size()).isEqualTo(64);
    }

    private static int[] random(int colours) {
        return new Random(7).ints(colours).map(i -> i | 0xFF000000).toArray();
    }

    private static Histogram histogram(int[] argb) {
        var histogram = new Histogram();
        histogram.add(new Pixels(argb.length, 1, argb, false));
        return histogram;
    }
}
