package org.cardwire.media.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.cardwire.media.Samples;
import org.cardwire.media.decode.Decoder;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Resampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTest {
    private static final Path VECTORS = Path.of("../fixtures/samples/ssimulacra2");

    static Stream<String[]> vectors() throws IOException {
        return Files.readAllLines(VECTORS.resolve("scores.csv")).stream()
                .skip(1)
                .map(line -> line.split(","));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theWholeMetricIsThatOfTheReferenceImplementationToTheLastDigit(
            String reference, String distorted, double score) throws Exception {
        double ours = new Reference(vector(reference), Weights.ALL, Samples.noHurry())
                .score(vector(distorted), Samples.noHurry());

        assertThat(ours).isCloseTo(score, within(0.000_001));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void whatIsLeftOutMovesNoScoreByMoreThanFiveThousandths(String reference, String distorted, double score)
            throws Exception {
        assertThat(score(Reference.of(vector(reference), Samples.noHurry()), vector(distorted)))
                .isCloseTo(score, within(0.005));
    }

    /** Bytes are those of the JDK's own writer; another writer would make other pictures. */
    @ParameterizedTest
    @CsvSource({
        "dandelion, 0.30,  39495, 44.999494",
        "dandelion, 0.75,  97239, 80.235356",
        "mountains, 0.30,  60134, 43.327282",
        "mountains, 0.75, 151494, 78.070664",
        "sunset,    0.30,  24202, 45.820279",
        "sunset,    0.75,  56245, 79.386936"
    })
    void photographsOfTheSizeOfAPhoneScoreAsInTheReferenceImplementation(
            String photo, float quality, int size, double score) throws Exception {
        BufferedImage cut = cut(Samples.decode(Samples.photo(photo)));
        byte[] jpeg = jpeg(cut, quality);
        assertThat(jpeg).hasSize(size);

        double ours = new Reference(pixels(cut), Weights.ALL, Samples.noHurry())
                .score(pixels(Samples.decode(jpeg)), Samples.noHurry());

        assertThat(ours).isCloseTo(score, within(0.000_001));
    }

    @Test
    void oneReferenceScoresEveryCandidateAsIfItWereTheFirst() throws Exception {
        var reference = Reference.of(vector("dogs.png"), Samples.noHurry());

        double first = score(reference, vector("dogs-jpeg10-444.png"));
        score(reference, vector("dogs-jpeg90-420.png"));

        assertThat(score(reference, vector("dogs-jpeg10-444.png"))).isEqualTo(first);
    }

    @Test
    void aCandidateThatAloneIsTransparentIsComparedOnGrey() {
        var clear = new Pixels(16, 16, new int[16 * 16], false);
        var black = Reference.of(flat(0xFF000000), Samples.noHurry());

        assertThat(score(black, clear))
                .isBetween(score(black, flat(0xFF808080)), score(black, flat(0xFF7F7F7F)))
                .isLessThan(70);
    }

    @Test
    void picturesOfOtherSizesAreRefused() throws Exception {
        Pixels dogs = vector("dogs.png");
        Pixels narrow = Resampler.resample(dogs, new Box(0, 0, 7, 20), 7, 20, Samples.noHurry());

        assertThatThrownBy(() -> score(Reference.of(dogs, Samples.noHurry()), flat(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16x16");
        assertThatThrownBy(() -> Reference.of(narrow, Samples.noHurry())).hasMessageContaining("7x20");
    }

    private static double score(Reference reference, Pixels candidate) {
        return reference.score(candidate, Samples.noHurry());
    }

    private static Pixels flat(int argb) {
        int[] values = new int[16 * 16];
        Arrays.fill(values, argb);
        return new Pixels(16, 16, values, true);
    }

    private static Pixels vector(String name) throws Exception {
        return Decoder.pixels(Files.readAllBytes(VECTORS.resolve(name)), "png", Samples.noHurry());
    }

    private static BufferedImage cut(BufferedImage photo) {
        var cut = new BufferedImage(1080, 720, BufferedImage.TYPE_3BYTE_BGR);
        cut.setRGB(0, 0, 1080, 720, photo.getRGB(200, 200, 1080, 720, null, 0, 1080), 0, 1080);
        return cut;
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Pixels pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width), true);
    }
}
