package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileFilesTest {
    /** One pixel, lossless. */
    private static final byte[] WEBP = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    private static final Caps STRICT = new Caps(1 << 20, 1_000_000, 50, 4_000_000, Duration.ofSeconds(5), 16);

    @Test
    void noMutatedFileEscapesTheThreeAnswers() {
        long seed = 447_700;
        var random = new Random(seed);
        var fitter = new Fitter(STRICT);
        BufferedImage image = Samples.noisy(60, 45, 90, random);
        List<byte[]> wholes = List.of(
                Samples.encode(image, "jpeg"),
                Samples.encode(image, "png"),
                Samples.encode(image, "bmp"),
                Samples.encode(image, "tiff"),
                Samples.animation(60, 45, 3),
                WEBP);
        for (int i = 0; i < 600; i++) {
            byte[] whole = wholes.get(i % wholes.size());
            byte[] mutant = Arrays.copyOf(whole, whole.length - (i % 3 == 0 ? random.nextInt(whole.length / 2) : 0));
            for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }

            Fitting fitting = fitter.fit(Media.of(mutant), Target.within(2_000, 50, 50));

            assertThat(fitting)
                    .as("seed %d, round %d", seed, i)
                    .satisfiesAnyOf(
                            f -> assertThat(f).isInstanceOf(Unfit.class),
                            f -> assertThat(f).isInstanceOf(Broken.class),
                            f -> assertThat(((Fitted) f).bytes()).hasSizeLessThanOrEqualTo(2_000));
        }
    }

    @Test
    void aWebpIsReadAndItsSizeKnownBefore() {
        assertThat(new Probe(STRICT).probe(Media.of(WEBP)))
                .isInstanceOfSatisfying(
                        Picture.class, p -> assertThat(p.width()).isEqualTo(1));
        assertThat(new Fitter(STRICT).fit(Media.of(WEBP), Target.within(2_000, 50, 50)))
                .isInstanceOf(Fitted.class);
    }

    @Test
    void aCmykJpegOfAPrintShopShowsItsColours() throws Exception {
        byte[] cmyk = Cmyk.jpeg(64, 64, 0, 255, 255, 0);

        Fitting fitting = new Fitter(STRICT)
                .fit(Media.of(cmyk), Target.within(20_000, 64, 64).withFormats(EnumSet.of(Format.JPEG)));

        assertThat(fitting).isInstanceOfSatisfying(Fitted.class, fitted -> {
            int red = Samples.decode(fitted.bytes()).getRGB(32, 32);
            assertThat(red >> 16 & 255).isGreaterThan(200);
            assertThat(red >> 8 & 255).isLessThan(80);
            assertThat(red & 255).isLessThan(80);
        });
    }
}
