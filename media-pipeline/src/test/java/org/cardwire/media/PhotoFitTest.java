package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFitTest {
    private static final int KB = 1024;
    private final Fitter fitter = new Fitter(Caps.DEFAULT);

    @ParameterizedTest
    @CsvSource({"30", "100", "300"})
    void everyPhotoFillsItsLimitAndNeverPassesIt(int kilobytes) {
        for (String name : Samples.PHOTOS) {
            for (JpegMode mode : JpegMode.values()) {
                Target target = Target.within(kilobytes * KB, 1080, 1440).withJpegMode(mode);

                Fitted fitted = fitted(Samples.photo(name), target);

                assertThat(fitted.bytes()).as(name).hasSizeLessThanOrEqualTo(kilobytes * KB);
                boolean asFineAsTheEyeSees = ((Plan.Jpeg) fitted.plan().encoding()).tableScale() < 0.11;
                assertThat(fitted.bytes().length > 0.97 * kilobytes * KB || asFineAsTheEyeSees)
                        .as("%s %s: %d of %d", name, mode, fitted.bytes().length, kilobytes * KB)
                        .isTrue();
                BufferedImage shown = Samples.decode(fitted.bytes());
                assertThat(shown.getWidth()).isEqualTo(fitted.width()).isLessThanOrEqualTo(1080);
                assertThat(shown.getHeight()).isEqualTo(fitted.height()).isLessThanOrEqualTo(1440);
            }
        }
    }

    @Test
    void sparinglyNoPhotoHasBytesThatNobodySees() {
        Target filled = Target.within(2_000 * KB, 1080, 1440);
        for (String name : Samples.PHOTOS) {
            Fitted all = fitted(Samples.photo(name), filled);
            Fitted enough = fitted(Samples.photo(name), filled.sparingly());

            assertThat(enough.bytes().length).as(name).isLessThan(all.bytes().length * 2 / 3);
            assertThat(enough.score().orElseThrow())
                    .as(name)
                    .isGreaterThan(88)
                    .isGreaterThan(all.score().orElseThrow() - 4.5);
            Target small = Target.within(60 * KB, 1080, 1440);
            assertThat(fitted(Samples.photo(name), small.sparingly()).bytes())
                    .isEqualTo(fitted(Samples.photo(name), small).bytes());
        }
    }

    @ParameterizedTest
    @EnumSource(JpegMode.class)
    void theJpegIsOfTheKindThatTheTargetNames(JpegMode mode) {
        Target target = Target.within(100 * KB, 800, 800).withJpegMode(mode);

        byte[] jpeg = fitted(Samples.photo("dogs"), target).bytes();

        assertThat(Jpegs.hasMarker(jpeg, 0xC0)).isEqualTo(mode == JpegMode.BASELINE);
        assertThat(Jpegs.hasMarker(jpeg, 0xC2)).isEqualTo(mode == JpegMode.PROGRESSIVE);
    }

    @Test
    void theRenditionLooksLikeItsSource() {
        BufferedImage source = Samples.decode(Samples.photo("mountains"));
        Fitted fitted = fitted(Samples.photo("mountains"), Target.within(300 * KB, 1000, 1000));

        var reduced = new BufferedImage(1000, 750, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = reduced.createGraphics();
        g.drawImage(source.getScaledInstance(1000, 750, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        g.dispose();
        assertThat(Samples.difference(Samples.decode(fitted.bytes()), reduced)).isLessThan(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theRenditionStandsUprightWhateverTheCamerasOrientation(int orientation) {
        var upright = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = upright.createGraphics();
        g.setColor(Color.RED);
        g.fillRect(0, 0, 48, 32);
        g.setColor(Color.GREEN);
        g.fillRect(48, 0, 48, 32);
        g.setColor(Color.BLUE);
        g.fillRect(0, 32, 48, 32);
        g.dispose();
        byte[] stored =
                Jpegs.withOrientation(Samples.encode(Turned.asStored(upright, orientation), "jpeg"), orientation);

        Fitted fitted = fitted(stored, Target.within(30 * KB, 96, 96).withFormats(EnumSet.of(Format.JPEG)));

        assertThat(fitted.width()).isEqualTo(96);
        assertThat(fitted.height()).isEqualTo(64);
        assertThat(Samples.difference(Samples.decode(fitted.bytes()), upright)).isLessThan(8);
    }

    @Test
    void nothingOfTheCamerasNotesIsLeft() {
        byte[] file = Jpegs.withOrientation(Samples.photo("lounge"), 1);
        file = Jpegs.withSegment(file, 0xFE, "taken by someone".getBytes(StandardCharsets.US_ASCII));

        byte[] jpeg = fitted(file, Target.within(100 * KB, 600, 600)).bytes();

        assertThat(Jpegs.hasMarker(jpeg, 0xE1)).isFalse();
        assertThat(Jpegs.hasMarker(jpeg, 0xFE)).isFalse();
        assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "someone");
    }

    @Test
    void aCutKeepsTheFocusInSight() {
        var image = new BufferedImage(800, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.YELLOW);
        g.fillRect(700, 0, 100, 400);
        g.dispose();
        Target target = Target.within(100 * KB, 1000, 1000).withCrop(new Crop(1, 1, 0.95, 0.5));

        Fitted fitted = fitted(Samples.encode(image, "png"), target);

        assertThat(fitted.plan().cut()).isEqualTo(new Plan.Cut(400, 0, 400, 400));
        assertThat(Samples.decode(fitted.bytes()).getRGB(390, 200) & 0xFFFFFF).isEqualTo(0xFFFF00);
    }

    @Test
    void aProfileOfAnotherColourSpaceIsTurnedIntoSrgb() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var content = new ByteArrayOutputStream();
        content.writeBytes("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
        content.writeBytes(profile);
        var grey = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = grey.createGraphics();
        g.setColor(new Color(55, 55, 55));
        g.fillRect(0, 0, 64, 64);
        g.dispose();
        byte[] linear = Jpegs.withSegment(Samples.encode(grey, "jpeg"), 0xE2, content.toByteArray());

        Fitted fitted = fitted(linear, Target.within(30 * KB, 64, 64));

        assertThat(Samples.decode(fitted.bytes()).getRGB(32, 32) & 255).isBetween(125, 132);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "tiff", "png"})
    void otherFormatsBecomeOnesThatAHandsetShows(String format) {
        byte[] file = Samples.encode(Samples.noisy(300, 200, 30, new Random(5)), format);

        assertThat(fitted(file, Target.within(30 * KB, 300, 300)).format()).isEqualTo(Format.JPEG);
    }

    @Test
    void aDraftKeepsTheLimitAndTheLookButHasNoScore() {
        Target target = Target.within(100 * KB, 800, 800);
        Media photo = Media.of(Samples.photo("dogs"));

        Fitting draft = fitter.fit(photo, target, Effort.DRAFT);

        assertThat(draft).isInstanceOfSatisfying(Fitted.class, fitted -> {
            assertThat(fitted.bytes().length).isBetween(85 * KB, 100 * KB);
            assertThat(fitted.score()).isEmpty();
            BufferedImage sent = Samples.decode(fitted(photo.bytes(), target).bytes());
            assertThat(Samples.difference(Samples.decode(fitted.bytes()), sent)).isLessThan(3);
        });
        assertThat(draft).usingRecursiveComparison().isEqualTo(fitter.fit(photo, target, Effort.DRAFT));
    }

    @Test
    void aJpegWithRubbishInItsMiddleNeverPassesAsWhole() {
        byte[] file = Samples.photo("sunset");
        byte[] cut = Arrays.copyOf(file, file.length / 2);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;

        assertThat(fitter.fit(Media.of(cut), Target.within(100 * KB, 600, 600)))
                .isInstanceOfSatisfying(
                        Broken.class, b -> assertThat(b.reason()).contains("premature"));
    }

    private Fitted fitted(byte[] file, Target target) {
        Fitting fitting = fitter.fit(Media.of(file), target);
        assertThat(fitting).isInstanceOf(Fitted.class);
        return (Fitted) fitting;
    }
}
