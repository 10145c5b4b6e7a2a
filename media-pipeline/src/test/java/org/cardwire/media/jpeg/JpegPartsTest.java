package org.cardwire.media.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cardwire.media.Samples;
import org.cardwire.media.decode.Decoder;
import org.cardwire.media.pixels.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JpegPartsTest {
    @Test
    void theTransformAgreesWithItsDefinition() {
        var random = new Random(88);
        float[] block = new float[64];
        for (int i = 0; i < 64; i++) {
            block[i] = random.nextInt(256) - 128;
        }
        float[] fast = block.clone();
        Dct.forward(fast);

        for (int v = 0; v < 8; v++) {
            for (int u = 0; u < 8; u++) {
                assertThat((double) fast[v * 8 + u]).isCloseTo(definition(block, u, v), within(0.01));
            }
        }
    }

    @Test
    void theZigZagVisitsEachPlaceOnce() {
        assertThat(ZigZag.ORDER).startsWith(0, 1, 8, 16, 9, 2, 3, 10).endsWith(61, 54, 47, 55, 62, 63);
        assertThat(Arrays.stream(ZigZag.ORDER).distinct()).hasSize(64);
    }

    @Test
    void noHuffmanCodeIsLongerThan16BitsAndTheyFillTheCodeButOnePlace() {
        int[] steep = new int[256];
        long weight = 1;
        for (int i = 0; i < 40; i++) {
            steep[i] = (int) Math.min(weight, Integer.MAX_VALUE);
            weight = weight * 8 / 5 + 1;
        }
        int[] lengths = HuffmanTable.lengths(steep);

        assertThat(Arrays.stream(lengths).max().orElseThrow()).isEqualTo(16);
        double used = Arrays.stream(lengths)
                .filter(l -> l > 0)
                .mapToDouble(l -> Math.pow(2, -l))
                .sum();
        assertThat(used).isLessThan(1).isGreaterThan(0.99);
    }

    @Test
    void rareSymbolsNeverHaveShorterCodesThanFrequentOnes() {
        long seed = 9;
        var random = new Random(seed);
        int[] frequencies = random.ints(256, 0, 5_000).toArray();
        int[] lengths = HuffmanTable.lengths(frequencies);
        for (int a = 0; a < 256; a++) {
            for (int b = 0; b < 256; b++) {
                if (frequencies[a] > frequencies[b] && frequencies[b] > 0) {
                    assertThat(lengths[a]).as("seed %d", seed).isLessThanOrEqualTo(lengths[b]);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Chroma.class)
    void everySizeScaleAndScriptDecodesToItsPictureAndToWhatWasSaidToBeShown(Chroma chroma) throws Exception {
        long seed = 64;
        var random = new Random(seed);
        var scripts = List.of(List.of(Scan.SEQUENTIAL), Scan.PLAIN, Scan.REFINED);
        var photo = Samples.decode(Samples.photo("dogs"));
        for (int i = 0; i < 60; i++) {
            int width = 1 + random.nextInt(70);
            int height = 1 + random.nextInt(70);
            var image = photo.getSubimage(random.nextInt(1_200), random.nextInt(1_900), width, height);
            var quantised =
                    new Quantised(Coefficients.of(Samples.pixels(image), chroma, Samples.noHurry()), Samples.noHurry());
            double scale = 0.02 + random.nextDouble() / 3;
            quantised.quantise(scale, random.nextInt(3));

            byte[] file = new JpegWriter(quantised).write(scripts.get(i % 3));

            String round = "seed %d, round %d: %d x %d at %f".formatted(seed, i, width, height, scale);
            assertThat(Samples.difference(Samples.decode(file), image))
                    .as(round)
                    .isLessThan(8);
            assertThat(quantised.shown().argb())
                    .as(round)
                    .isEqualTo(Decoder.pixels(file, "jpeg", Samples.noHurry()).argb());
        }
    }

    @Test
    void allTheColourIsKeptWhereNoneIsHalved() {
        var stripes = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            stripes.setRGB(i % 64, i / 64, i % 2 == 0 ? 0xC04040 : 0x4040C0);
        }
        assertThat(differenceOf(stripes, Chroma.FULL)).isLessThan(2);
        assertThat(differenceOf(stripes, Chroma.HALF)).isGreaterThan(10);
    }

    private static double differenceOf(BufferedImage image, Chroma chroma) {
        var quantised =
                new Quantised(Coefficients.of(Samples.pixels(image), chroma, Samples.noHurry()), Samples.noHurry());
        quantised.quantise(0.05, 0);
        return Samples.difference(Samples.decode(new JpegWriter(quantised).write(Scan.PLAIN)), image);
    }

    @Test
    void theTrellisSavesBytesAtTheSameScale() {
        Pixels photo = Samples.pixels(Samples.decode(Samples.photo("dogs")));
        var quantised = new Quantised(Coefficients.of(photo, Chroma.HALF, Samples.noHurry()), Samples.noHurry());
        var writer = new JpegWriter(quantised);
        quantised.quantise(1, 0);
        int rounded = writer.write(List.of(Scan.SEQUENTIAL)).length;
        quantised.quantise(1, 1);

        assertThat(writer.write(List.of(Scan.SEQUENTIAL)).length).isLessThan(rounded * 95 / 100);
    }

    private static double definition(float[] block, int u, int v) {
        double sum = 0;
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                sum += block[y * 8 + x]
                        * Math.cos((2 * x + 1) * u * Math.PI / 16)
                        * Math.cos((2 * y + 1) * v * Math.PI / 16);
            }
        }
        double scale = (u == 0 ? Math.sqrt(0.5) : 1) * (v == 0 ? Math.sqrt(0.5) : 1);
        return sum * scale / 4;
    }
}
