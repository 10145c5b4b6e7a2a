package org.cardwire.media.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cardwire.media.Samples;
import org.cardwire.media.decode.Decoder;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Resampler;
import org.junit.jupiter.api.Test;

class JpegSearchTest {
    private static final int KB = 1024;

    @Test
    void theSpectrumCountsWhatRoundingLeaves() {
        Coefficients picture = photo("dogs");
        var spectrum = picture.spectrum;
        var quantised = new Quantised(picture, Samples.noHurry());
        for (double scale : new double[] {0.5, 1, 2, 4}) {
            quantised.quantise(scale, 0);

            assertThat(spectrum.survivors(scale))
                    .as("at %f", scale)
                    .isCloseTo(survivors(quantised), withinPercentage(3));
        }
    }

    @Test
    void everyLimitIsFilledAndTheMedianSearchTakesAtMostThreeTrials() {
        List<Integer> trials = new ArrayList<>();
        for (String name : Samples.PHOTOS) {
            Coefficients picture = photo(name);
            for (boolean progressive : new boolean[] {true, false}) {
                for (int limit : new int[] {8 * KB, 20 * KB, 50 * KB}) {
                    var found = new JpegSearch(picture, progressive, Care.THOROUGH, Samples.noHurry()).within(limit);

                    assertThat(found.bytes().length).isLessThanOrEqualTo(limit);
                    assertThat(found.bytes().length >= limit * 0.97 || found.tableScale() == JpegSearch.FINEST)
                            .as("%s, %d, progressive %s: %d", name, limit, progressive, found.bytes().length)
                            .isTrue();
                    trials.add(found.trials());
                }
            }
        }
        assertThat(trials.stream().sorted().toList().get(trials.size() / 2)).isLessThanOrEqualTo(3);
    }

    @Test
    void aSearchBeginsNearItsEnd() {
        for (String name : Samples.PHOTOS) {
            Coefficients picture = photo(name);
            for (boolean progressive : new boolean[] {true, false}) {
                for (int limit : new int[] {8 * KB, 20 * KB, 50 * KB}) {
                    var search = new JpegSearch(picture, progressive, Care.THOROUGH, Samples.noHurry());

                    assertThat(search.guess(limit))
                            .as("%s, %d, progressive %s", name, limit, progressive)
                            .isCloseTo(search.within(limit).tableScale(), withinPercentage(25));
                }
            }
        }
    }

    /** Its values are few and slow: at fine scales one step more or less moves the whole file by several percent. */
    @Test
    void aSmoothPictureFillsItsLimitBetweenTwoTables() {
        Coefficients picture = blurred("dogs");
        int finest = new JpegSearch(picture, true, Care.THOROUGH, Samples.noHurry())
                .within(1000 * KB)
                .bytes()
                .length;
        for (int limit = finest / 2; limit < finest * 0.95; limit += finest / 50) {
            var found = new JpegSearch(picture, true, Care.THOROUGH, Samples.noHurry()).within(limit);

            assertThat(found.bytes().length).isBetween((int) (limit * 0.97), limit);
        }
    }

    @Test
    void moreBytesThanAPictureCanUseGiveItsFinestFile() {
        var flat = new Pixels(
                100,
                100,
                new Random(5).ints(100 * 100).map(i -> 0xFF808080 | i & 0xF).toArray(),
                true);
        var picture = Coefficients.of(flat, Chroma.FULL, Samples.noHurry());

        var found = new JpegSearch(picture, true, Care.THOROUGH, Samples.noHurry()).within(1000 * KB);

        assertThat(found.tableScale()).isEqualTo(JpegSearch.FINEST);
    }

    @Test
    void aLimitUnderTheCoarsestFileGetsThatFile() {
        var found = new JpegSearch(photo("lounge"), false, Care.THOROUGH, Samples.noHurry()).within(KB);

        assertThat(found.bytes().length).isGreaterThan(KB);
        assertThat(found.tableScale()).isEqualTo(JpegSearch.COARSEST);
        assertThat(Samples.decode(found.bytes()).getWidth()).isGreaterThan(0);
    }

    @Test
    void aQuickSearchKeepsTheLimitToo() {
        var found = new JpegSearch(photo("sunset"), true, Care.QUICK, Samples.noHurry()).within(20 * KB);

        assertThat(found.bytes().length).isBetween(18 * KB, 20 * KB);
    }

    @Test
    void whatIsShownIsWhatTheFileDecodesToWhateverWasTriedSince() throws Exception {
        for (String name : Samples.PHOTOS) {
            var search = new JpegSearch(photo(name), true, Care.THOROUGH, Samples.noHurry());
            for (int limit : new int[] {8 * KB, 50 * KB}) {
                var found = search.within(limit);
                search.within(20 * KB);

                assertThat(search.shown(found).argb())
                        .as("%s to %d bytes", name, limit)
                        .isEqualTo(Decoder.pixels(found.bytes(), "jpeg", Samples.noHurry())
                                .argb());
            }
        }
    }

    private static Coefficients photo(String name) {
        var middle = Samples.decode(Samples.photo(name)).getSubimage(300, 200, 640, 480);
        return Coefficients.of(Samples.pixels(middle), Chroma.HALF, Samples.noHurry());
    }

    private static Coefficients blurred(String name) {
        Pixels photo = Samples.pixels(Samples.decode(Samples.photo(name)));
        Pixels few = scaled(photo, 80, 60);
        return Coefficients.of(scaled(few, 640, 480), Chroma.HALF, Samples.noHurry());
    }

    private static Pixels scaled(Pixels pixels, int width, int height) {
        var whole = new Box(0, 0, pixels.width(), pixels.height());
        return Resampler.resample(pixels, whole, width, height, Samples.noHurry());
    }

    private static double survivors(Quantised quantised) {
        long count = 0;
        long blocks = 0;
        for (long[] occupied : quantised.occupied) {
            count += Arrays.stream(occupied).map(Long::bitCount).sum();
            blocks += occupied.length;
        }
        return (double) count / blocks;
    }
}
