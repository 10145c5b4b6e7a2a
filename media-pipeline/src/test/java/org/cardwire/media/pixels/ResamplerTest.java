package org.cardwire.media.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.cardwire.media.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    @ParameterizedTest
    @EnumSource(Light.class)
    void oneColourStaysWhatItIsAtAnySize(Light light) {
        Pixels flat = picture(97, 61, (x, y) -> 0xFF8040C0);
        for (int width : new int[] {1, 10, 33, 96, 97, 200}) {
            Pixels scaled = Resampler.resample(flat, new Region(0, 0, 97, 61), width, width, light, Samples.noHurry());

            assertThat(scaled.argb()).containsOnly(0xFF8040C0);
        }
    }

    /** A ramp's middle lies at its middle wherever the edges of the region fall. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 7.75})
    void aRegionMayBeginBetweenPixels(double from) {
        Pixels ramp = picture(200, 4, (x, y) -> 0xFF000000 | x);

        Pixels scaled = Resampler.resample(ramp, new Region(from, 0, 150, 4), 50, 1, Light.STORED, Samples.noHurry());

        for (int x = 10; x < 40; x++) {
            double exact = from + 3 * x + 1.5 - 0.5;
            assertThat((double) (scaled.argb()[x] & 255)).isBetween(exact - 0.6, exact + 0.6);
        }
    }

    @Test
    void dotsTooFineToShowKeepTheirLight() {
        Pixels dots = picture(300, 300, (x, y) -> (x + y) % 2 == 0 ? WHITE : BLACK);

        assertThat(Light.of(dots, 3)).isEqualTo(Light.LINEAR);
        Pixels scaled =
                Resampler.resample(dots, new Region(0, 0, 300, 300), 100, 100, Light.of(dots, 3), Samples.noHurry());
        assertThat(scaled.argb()[50 * 100 + 50] & 255).isBetween(185, 191);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lounge", "dandelion", "mountains", "dogs", "sunset"})
    void photosAreScaledAsPhonesScaleThem(String name) {
        Pixels photo = Samples.pixels(Samples.decode(Samples.photo(name)));

        assertThat(Light.of(photo, 2)).isEqualTo(Light.STORED);
    }

    @Test
    void whatCannotBeSeenDoesNotColourWhatCan() {
        Pixels half = new Pixels(
                64,
                64,
                IntStream.range(0, 64 * 64)
                        .map(i -> i % 64 < 31 ? 0x00FF0000 : 0xFF0000FF)
                        .toArray(),
                false);

        Pixels scaled = Resampler.resample(half, new Box(0, 0, 64, 64), 16, 16, Samples.noHurry());

        for (int pixel : scaled.argb()) {
            assertThat(pixel >>> 24 == 0 || (pixel >> 16 & 255) == 0).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void squaresBecomeTheirMeanAlsoAtTheEdge(int factor) {
        Pixels ramp = picture(83, 45, (x, y) -> 0xFF000000 | (x + y) * 0x010101);
        var reduced = new Upright(Orientation.UPRIGHT, (83 + factor - 1) / factor, (45 + factor - 1) / factor, true);

        ramp.rows(Reducer.before(reduced, 83, 45, factor, Samples.noHurry()));

        Pixels result = reduced.result();
        for (int y = 0; y < result.height(); y++) {
            for (int x = 0; x < result.width(); x++) {
                double across = (x * factor + Math.min(83, (x + 1) * factor) - 1) / 2.0;
                double down = (y * factor + Math.min(45, (y + 1) * factor) - 1) / 2.0;
                assertThat((double) (result.argb()[y * result.width() + x] & 255))
                        .isBetween(across + down - 0.51, across + down + 0.51);
            }
        }
    }

    private static Pixels picture(int width, int height, IntBinaryOperator colour) {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = colour.applyAsInt(i % width, i / width);
        }
        return new Pixels(width, height, argb, true);
    }
}
