package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitterTest {
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
    void noPictureAndNoLimitGivesMoreBytesThanAllowed() {
        long seed = 7_700_900;
        var random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            int width = 1 + random.nextInt(300);
            int height = 1 + random.nextInt(300);
            int limit = 300 + random.nextInt(30_000);
            byte[] file = Samples.encode(Samples.noisy(width, height, random.nextInt(256), random), "png");
            Format format = Format.values()[random.nextInt(3)];
            JpegMode mode = JpegMode.values()[random.nextInt(2)];
            Target target = Target.within(limit, 1 + random.nextInt(400), 1 + random.nextInt(400))
                    .withFormats(EnumSet.of(format))
                    .withJpegMode(mode);

            Fitting fitting = fitter.fit(Media.of(file), target);

            String round = "seed %d, round %d: %dx%d as %s".formatted(seed, i, width, height, target.key());
            if (fitting instanceof Fitted fitted) {
                assertThat(fitted.bytes()).as(round).hasSizeLessThanOrEqualTo(limit);
                assertThat(fitted.format()).as(round).isEqualTo(format);
                assertThat(Samples.decode(fitted.bytes()).getWidth()).as(round).isEqualTo(fitted.width());
            } else {
                assertThat(fitting).as(round).isInstanceOfSatisfying(Unfit.class, unfit -> {
                    assertThat(unfit.code()).isEqualTo(Unfit.Code.TOO_SMALL_LIMIT);
                    assertThat(Integer.parseInt(unfit.parameters().get("smallest")))
                            .isGreaterThan(limit);
                });
            }
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
    void aDrawingStaysSharpAsPng() {
        BufferedImage drawing = Samples.drawing(600, 400, false);

        Fitted fitted = fitted(Samples.encode(drawing, "png"), Target.within(100 * KB, 600, 600));

        assertThat(fitted.format()).isEqualTo(Format.PNG);
        assertThat(Samples.difference(Samples.decode(fitted.bytes()), drawing)).isZero();
    }

    @Test
    void aDrawingThatIsPngOnlyWithFewerColoursIsTheBetterOfPngAndJpeg() {
        byte[] softly = Samples.encode(shaded(600, 400), "png");
        Target any = Target.within(60 * KB, 600, 600);

        double chosen = fitted(softly, any).score().orElseThrow();

        for (Format format : EnumSet.of(Format.JPEG, Format.PNG)) {
            Fitted only = fitted(softly, any.withFormats(EnumSet.of(format)));
            assertThat(chosen)
                    .as("against %s", format)
                    .isGreaterThanOrEqualTo(only.score().orElseThrow());
        }
    }

    @Test
    void aPageOfTextKeepsItsSizeWithAFewColours() {
        byte[] page = Samples.encode(text(640, 800), "png");
        Target narrow = Target.within(8 * KB, 640, 800);

        Fitted chosen = fitted(page, narrow);
        Fitted blurred = fitted(page, narrow.withFormats(EnumSet.of(Format.JPEG)));

        assertThat(chosen.format()).isEqualTo(Format.PNG);
        assertThat(chosen.width()).isEqualTo(640);
        assertThat(chosen.plan().losses()).containsExactly(Plan.Loss.COLOURS);
        assertThat(chosen.score().orElseThrow()).isGreaterThan(blurred.score().orElseThrow() + 20);
    }

    private static BufferedImage text(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(255, 248, 236));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(48, 36, 28));
        g.setFont(new Font(Font.SERIF, Font.PLAIN, 30));
        for (int line = 1; line * 50 < height; line++) {
            g.drawString("No. " + line + "  tea of the season, " + (18 + line * 7 % 31) + ".50", 30, line * 50);
        }
        g.dispose();
        return image;
    }

    /** Flat on its left, and on its right a sky of more colours than a palette has. */
    private static BufferedImage shaded(int width, int height) {
        BufferedImage image = Samples.noisy(width, height, 12, new Random(3));
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(200, 16, 46));
        g.fillRect(0, 0, width / 2, height);
        g.dispose();
        return image;
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
    void aLogoKeepsItsTransparencyUnlessOnlyJpegIsAllowed() {
        byte[] logo = Samples.encode(Samples.drawing(300, 300, true), "png");

        Fitted png = fitted(logo, Target.within(20 * KB, 300, 300));
        Fitted jpeg = fitted(logo, Target.within(20 * KB, 300, 300).withFormats(EnumSet.of(Format.JPEG)));

        assertThat(Samples.decode(png.bytes()).getRGB(0, 0) >>> 24).isZero();
        assertThat(jpeg.plan().losses()).contains(Plan.Loss.ALPHA);
        assertThat(Samples.decode(jpeg.bytes()).getRGB(0, 0) & 255).isGreaterThan(250);
    }

    @Test
    void anAnimationUnderTheLimitKeepsItsFramesAndTheirTime() throws Exception {
        byte[] source = Samples.animation(320, 240, 12);

        Fitted fitted = fitted(source, Target.within(300 * KB, 320, 240));

        assertThat(fitted.format()).isEqualTo(Format.GIF);
        assertThat(Gifs.delays(fitted.bytes())).isEqualTo(Gifs.delays(source)).hasSize(12);
    }

    @Test
    void anAnimationOverTheLimitFillsItAndPlaysAsLong() throws Exception {
        byte[] source = Samples.animation(240, 180, 12, 60, i -> 10 + i);
        int limit = source.length / 5;

        Fitted fitted = fitted(source, Target.within(limit, 320, 240));

        assertThat(fitted.bytes().length).isBetween(limit * 97 / 100, limit);
        assertThat(fitted.plan().trials()).isLessThanOrEqualTo(8);
        assertThat(time(fitted.bytes())).isEqualTo(time(source));
    }

    @Test
    void whereFramesAreLeftOutTheirTimeIsKept() throws Exception {
        byte[] source = Samples.animation(240, 180, 25, 40, i -> 3 + i % 3);

        Fitted fitted = fitted(source, Target.within(source.length / 12, 320, 240));

        assertThat(fitted.plan().losses()).contains(Plan.Loss.FRAMES);
        assertThat(Gifs.delays(fitted.bytes())).hasSizeLessThan(25);
        assertThat(time(fitted.bytes())).isEqualTo(time(source));
    }

    private static int time(byte[] gif) throws Exception {
        return Gifs.delays(gif).stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void anAnimationIsAStillWhereNoGifIsAllowed() {
        Target target = Target.within(100 * KB, 320, 240).withFormats(EnumSet.of(Format.JPEG));

        assertThat(fitted(Samples.animation(320, 240, 3), target).plan().losses())
                .contains(Plan.Loss.MOTION);
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

    @Test
    void aScriptBehindAPictureDoesNotSurvive() {
        var polyglot = new ByteArrayOutputStream();
        polyglot.writeBytes(Samples.encode(Samples.drawing(100, 100, false), "png"));
        polyglot.writeBytes("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));

        byte[] rendition =
                fitted(polyglot.toByteArray(), Target.within(30 * KB, 100, 100)).bytes();

        assertThat(new String(rendition, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"JPEG", "PNG", "GIF"})
    void everyRenditionHasAScoreThatMoreBytesRaise(Format format) {
        Target small = Target.within(10 * KB, 320, 480).withFormats(EnumSet.of(format));
        Target large = Target.within(60 * KB, 320, 480).withFormats(EnumSet.of(format));

        double few = fitted(Samples.photo("lounge"), small).score().orElseThrow();
        double many = fitted(Samples.photo("lounge"), large).score().orElseThrow();

        assertThat(few).isLessThan(many - 5);
        assertThat(many).isLessThan(100);
    }

    @Test
    void anAnimationKeptWholeHasTheFullScoreAndASmallerOneLess() {
        byte[] source = Samples.animation(320, 240, 12);

        double whole = fitted(source, Target.within(300 * KB, 320, 240)).score().orElseThrow();
        double part = fitted(source, Target.within(source.length / 6, 320, 240))
                .score()
                .orElseThrow();

        assertThat(whole).isGreaterThan(90);
        assertThat(part).isLessThan(whole - 5);
    }

    @Test
    void aLimitUnderAllReasonNamesTheSmallestThatWouldDo() {
        Fitting fitting = fitter.fit(Media.of(Samples.photo("dogs")), Target.within(250, 1000, 1000));

        assertThat(fitting).isInstanceOfSatisfying(Unfit.class, unfit -> {
            assertThat(unfit.code()).isEqualTo(Unfit.Code.TOO_SMALL_LIMIT);
            assertThat(unfit.parameters()).containsEntry("limit", "250");
            int smallest = Integer.parseInt(unfit.parameters().get("smallest"));
            assertThat(fitted(Samples.photo("dogs"), Target.within(smallest, 1000, 1000))
                            .bytes())
                    .hasSizeLessThanOrEqualTo(smallest);
        });
    }

    @Test
    void aFileThatOnlySaysItIsAFilmIsBroken() {
        byte[] clip = "\0\0\0\u0018ftypisom\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(fitter.fit(Media.of(clip), Target.within(KB, 10, 10)))
                .isEqualTo(
                        new Broken(Broken.Code.CORRUPT, MediaType.MP4, "ffmpeg cannot read it: moov atom not found"));
    }

    @Test
    void aFitThatTakesTooLongEndsAtItsDeadline() {
        var clock = new AtomicLong();
        var slow = new Fitter(Caps.DEFAULT, Fitter.MASTER_BYTES, () -> clock.addAndGet(10_000_000_000L));

        assertThat(slow.fit(Media.of(Samples.photo("dogs")), Target.within(30 * KB, 1000, 1000)))
                .isInstanceOfSatisfying(Unfit.class, u -> assertThat(u.code()).isEqualTo(Unfit.Code.TOO_SLOW));
    }

    @Test
    void anInterruptEndsAFit() {
        Media photo = Media.of(Samples.photo("dogs"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> fitter.fit(photo, Target.within(30 * KB, 1000, 1000)))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"JPEG", "PNG", "GIF"})
    void whatIsKeptOfAnAssetIsNotSeenInItsNextRendition(Format format) {
        Target next = Target.within(25 * KB, 640, 640).withFormats(EnumSet.of(format));
        Fitted alone = fitted(Samples.photo("lounge"), next);

        var used = new Fitter(Caps.DEFAULT);
        Media again = Media.of(Samples.photo("lounge"));
        used.fit(again, Target.within(60 * KB, 640, 640));
        used.fit(again, Target.within(60 * KB, 400, 400).withCrop(new Crop(1, 1, 0.5, 0.5)));

        assertThat(used.fit(again, next)).usingRecursiveComparison().isEqualTo(alone);
    }

    @Test
    void theSamePictureAndTargetGiveTheSameBytes() {
        Target target = Target.within(60 * KB, 700, 700);

        assertThat(fitted(Samples.photo("sunset"), target).sha256())
                .isEqualTo(fitted(Samples.photo("sunset"), target).sha256());
    }

    private Fitted fitted(byte[] file, Target target) {
        Fitting fitting = fitter.fit(Media.of(file), target);
        assertThat(fitting).isInstanceOf(Fitted.class);
        return (Fitted) fitting;
    }
}
