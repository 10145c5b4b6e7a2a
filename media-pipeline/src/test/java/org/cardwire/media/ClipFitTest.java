package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClipFitTest {
    private final Fitter fitter = new Fitter(Caps.DEFAULT);

    @Test
    void aFilmBecomesAnMp4UnderItsLimitThatPlaysToItsEnd() {
        List<Double> progress = new ArrayList<>();

        Fitted fitted = fitted(fitter.fit(film(), Target.within(60_000, 1080, 1080), Effort.FINAL, progress::add));

        assertThat(fitted.contentType()).isEqualTo("video/mp4");
        assertThat(fitted.bytes().length).isBetween(50_000, 60_000);
        assertThat(Clips.seconds(fitted.bytes())).isCloseTo(3, within(0.1));
        assertThat(Clips.described(fitted.bytes()))
                .contains(
                        "h264", "Constrained Baseline", "aac", "width=" + fitted.width(), "height=" + fitted.height());
        assertThat(fitted.plan().encoding()).isInstanceOfSatisfying(Plan.Film.class, made -> {
            assertThat(made.sound()).isPresent();
            assertThat(made.seconds()).isCloseTo(3, within(0.1));
        });
        assertThat(progress).isSorted().endsWith(1.0);
    }

    @Test
    void theSameFilmAndTargetGiveTheSameBytesAndNoNoteOfTheEncoder() {
        Target target = Target.within(30_000, 320, 320);

        byte[] one = fitted(fitter.fit(film(), target)).bytes();

        assertThat(fitted(fitter.fit(film(), target)).bytes()).isEqualTo(one);
        assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("x264 - core", "Lavf");
    }

    @Test
    void aTighterLimitMakesTheFilmSmallerAndSlowerButNotShorter() {
        Media film = Media.of(Clips.film(960, 540, 6));

        Fitted fitted = fitted(fitter.fit(film, mp4(40_000)));

        assertThat(fitted.width()).isLessThanOrEqualTo(480);
        assertThat(fitted.plan().losses()).containsExactly(Plan.Loss.FRAMES);
        assertThat(Clips.seconds(fitted.bytes())).isCloseTo(6, within(0.15));
    }

    @Test
    void aClassicHandsetGetsH263InQcifWithAmr() {
        Target target = Target.within(100_000, 176, 144).withFormats(EnumSet.of(Format.THREE_GP));

        Fitted fitted = fitted(fitter.fit(film(), target));

        assertThat(fitted.contentType()).isEqualTo("video/3gpp");
        assertThat(Clips.described(fitted.bytes())).contains("h263", "amr_nb", "width=176", "height=144");
        assertThat(Clips.seconds(fitted.bytes())).isCloseTo(3, within(0.1));
    }

    @Test
    void aLarger3gpHoldsH264() {
        Target target = Target.within(60_000, 640, 480).withFormats(EnumSet.of(Format.THREE_GP));

        assertThat(Clips.described(fitted(fitter.fit(film(), target)).bytes())).contains("h264", "amr_nb");
    }

    @Test
    void aFilmIsCutOffOnlyWhereTheTargetSaysSo() {
        Fitted fitted = fitted(fitter.fit(film(), mp4(60_000).withLongest(Duration.ofSeconds(1))));

        assertThat(fitted.plan().losses()).contains(Plan.Loss.END);
        assertThat(Clips.seconds(fitted.bytes())).isCloseTo(1, within(0.1));
    }

    @Test
    void aFilmIsCutToTheTargetsShape() {
        Fitted fitted = fitted(fitter.fit(film(), mp4(60_000).withCrop(new Crop(1, 1, 0, 0.5))));

        assertThat(fitted.width()).isEqualTo(fitted.height());
        assertThat(fitted.plan().cut()).isEqualTo(new Plan.Cut(0, 0, 180, 180));
    }

    @Test
    void aTurnedFilmIsUprightAfterwards() {
        Fitted fitted = fitted(fitter.fit(Media.of(Clips.turned(Clips.film(320, 180, 3))), mp4(60_000)));

        assertThat(fitted.height()).isGreaterThan(fitted.width());
        assertThat(Clips.described(fitted.bytes())).contains("height=" + fitted.height());
    }

    @Test
    void aFilmWithoutSoundStaysSilent() {
        Fitted fitted = fitted(fitter.fit(Media.of(Clips.silent(160, 120, 1)), mp4(30_000)));

        assertThat(Clips.described(fitted.bytes())).contains("h264").doesNotContain("aac");
    }

    @Test
    void whereOnlyPicturesGoAFilmIsItsPosterAndWhereOnlySoundsGoItsSound() {
        Fitted poster =
                fitted(fitter.fit(film(), Target.within(20_000, 320, 320).withFormats(Format.PICTURES)));
        Fitted sound = fitted(fitter.fit(film(), Target.within(20_000, 1, 1).withFormats(EnumSet.of(Format.AMR))));

        assertThat(poster.format()).isIn(Format.JPEG, Format.PNG);
        assertThat(poster.plan().source()).isEqualTo(MediaType.MP4);
        assertThat(poster.width()).isEqualTo(320);
        assertThat(sound.contentType()).isEqualTo("audio/amr");
        assertThat(List.of(poster, sound))
                .allSatisfy(fitted -> assertThat(fitted.plan().losses()).contains(Plan.Loss.MOTION));
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"M4A", "AMR"})
    void aQuietSoundIsAsLoudAsALoudOne(Format format) {
        Target target = Target.within(40_000, 1, 1).withFormats(EnumSet.of(format));

        double quiet = loudness(fitted(fitter.fit(Media.of(Clips.tone(5, 30)), target)));
        double loud = loudness(fitted(fitter.fit(Media.of(Clips.tone(5, 3)), target)));

        assertThat(quiet).isCloseTo(loud, within(1.5));
    }

    private static double loudness(Fitted fitted) {
        byte[] pcm = Clips.edited(fitted.bytes(), List.of(), "-f", "s16le", "-ac", "1");
        double sum = 0;
        for (int i = 0; i + 1 < pcm.length; i += 2) {
            double sample = (short) (pcm[i + 1] << 8 | pcm[i] & 255);
            sum += sample * sample;
        }
        return 10 * Math.log10(sum / (pcm.length / 2.0));
    }

    @Test
    void aLimitThatNoFilmOfThatLengthCanMeetIsSaid() {
        assertThat(fitter.fit(film(), mp4(2_000))).isInstanceOfSatisfying(Unfit.class, unfit -> {
            assertThat(unfit.code()).isEqualTo(Unfit.Code.TOO_SMALL_LIMIT);
            assertThat(Integer.parseInt(
                            Objects.requireNonNull(unfit.parameters().get("smallest"))))
                    .isGreaterThan(2_000);
        });
    }

    @Test
    void heicAndAvifAreFittedAsPictures() throws Exception {
        byte[] heic = sample("still.heic");
        for (byte[] file : List.of(heic, Clips.avif(320, 240))) {
            Fitted fitted = fitted(fitter.fit(Media.of(file), Target.within(40_000, 1080, 1080)));

            assertThat(fitted.format()).isIn(Format.JPEG, Format.PNG);
            assertThat(fitted.width()).isEqualTo(320);
            assertThat(fitted.plan().source()).isIn(MediaType.HEIC, MediaType.AVIF);
            assertThat(fitted.score())
                    .hasValueSatisfying(score -> assertThat(score).isGreaterThan(50));
        }
    }

    @Test
    void aStillInTilesIsPutTogetherAndTurnedAsAWhole() throws Exception {
        byte[] tiled = sample("tiled.avif");

        assertThat(measured(tiled)).isEqualTo(new Measured("image/avif", 384, 512, Duration.ZERO));
        Fitted fitted = fitted(fitter.fit(Media.of(tiled), Target.within(200_000, 1080, 1080)));
        assertThat(fitted.width()).isEqualTo(384);
        assertThat(fitted.height()).isEqualTo(512);
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(fitted.bytes()));
        BufferedImage card = ImageIO.read(new ByteArrayInputStream(Clips.card(512, 384, "transpose=cclock")));
        assertThat(meanDifference(whole, card)).isLessThan(6);
    }

    private static double meanDifference(BufferedImage one, BufferedImage other) {
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                sum += Math.abs((one.getRGB(x, y) >> 8 & 255) - (other.getRGB(x, y) >> 8 & 255));
            }
        }
        return sum / (one.getWidth() * one.getHeight());
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(Path.of("../fixtures/samples/media").resolve(name));
    }

    @Test
    void aClipTellsItsSizeAndLengthBeforeAnyOfItIsDecoded() throws Exception {
        byte[] heic = sample("still.heic");
        byte[] soundAlone = Clips.edited(Clips.film(320, 180, 3), List.of(), "-vn", "-c:a", "copy", "-f", "mp4");

        assertThat(measured(Clips.turned(Clips.film(320, 180, 3)))).isInstanceOfSatisfying(Measured.class, film -> {
            assertThat(film.contentType()).isEqualTo("video/mp4");
            assertThat(film.width()).isEqualTo(180);
            assertThat(film.height()).isEqualTo(320);
            assertThat(film.length()).isBetween(Duration.ofMillis(2_900), Duration.ofMillis(3_100));
        });
        assertThat(measured(soundAlone)).isInstanceOfSatisfying(Measured.class, sound -> {
            assertThat(sound.contentType()).isEqualTo("audio/mp4");
            assertThat(sound.width()).isZero();
        });
        assertThat(measured(heic)).isEqualTo(new Measured("image/heic", 320, 240, Duration.ZERO));
    }

    @Test
    void aClipOverItsCapsIsRefusedByTheLookAlone() {
        ClipCaps usual = ClipCaps.DEFAULT;
        var shorter = new ClipCaps(Duration.ofSeconds(2), usual.pixels(), usual.deadline(), usual.threads());
        var probe = new ClipProbe(Caps.DEFAULT.withClips(shorter), System::nanoTime);

        assertThat(probe.measure(film(), new Clip(MediaType.MP4)))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.code()).isEqualTo(Unfit.Code.TOO_LONG));
        assertThat(measured(Arrays.copyOf(Clips.film(320, 180, 3), 600))).isInstanceOf(Broken.class);
    }

    private static Measuring measured(byte[] file) {
        Media media = Media.of(file);
        Clip clip = (Clip) new Probe(Caps.DEFAULT).probe(media);
        return new ClipProbe(Caps.DEFAULT, System::nanoTime).measure(media, clip);
    }

    @Test
    void aPictureForAPlaceThatOnlyPlaysFilmsIsRefused() {
        byte[] photo = Samples.encode(Samples.drawing(60, 40, false), "jpeg");

        assertThat(fitter.fit(Media.of(photo), mp4(60_000)))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.parameters()).containsEntry("accepted", "video/mp4"));
    }

    private static Media film() {
        return Media.of(Clips.film(320, 180, 3));
    }

    private static Target mp4(int limit) {
        return Target.within(limit, 1080, 1080).withFormats(EnumSet.of(Format.MP4));
    }

    private static Fitted fitted(Fitting fitting) {
        assertThat(fitting).isInstanceOf(Fitted.class);
        return (Fitted) fitting;
    }
}
