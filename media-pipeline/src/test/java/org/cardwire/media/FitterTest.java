package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Helpers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FitterTest {
    private static final int KB = 1024;
    private final Fitter fitter = new Fitter(Caps.DEFAULT);

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
    void whoeverHelpsTheSameBytesComeOut() {
        byte[] drawing = Samples.encode(Samples.noisy(300, 200, 2, new Random(7)), "png");
        for (byte[] file : List.of(Samples.photo("dogs"), Samples.photo("mountains"), drawing)) {
            for (int limit : new int[] {15 * KB, 60 * KB, 300 * KB}) {
                Target target = Target.within(limit, 1000, 1000);
                Fitted alone = fitted(file, target);
                for (int most = 1; most < 4; most++) {
                    try (var helpers = new Helpers("test-", most)) {
                        var helped = new Fitter(Caps.DEFAULT, Fitter.MASTER_BYTES, System::nanoTime, helpers);

                        assertThat(helped.fit(Media.of(file), target)).isInstanceOfSatisfying(Fitted.class, fitted -> {
                            assertThat(fitted.sha256()).isEqualTo(alone.sha256());
                            assertThat(fitted.score()).isEqualTo(alone.score());
                        });
                    }
                }
            }
        }
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
        var slow =
                new Fitter(Caps.DEFAULT, Fitter.MASTER_BYTES, () -> clock.addAndGet(10_000_000_000L), Deadline.ALONE);

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
