package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class HostileClipsTest {
    private static final Target MP4 = Target.within(30_000, 320, 320).withFormats(EnumSet.of(Format.MP4));

    @Test
    void aFilmLongerOrLargerThanTheCapsIsRefusedBeforeTheWork() {
        var strict = Caps.DEFAULT.withClips(new ClipCaps(Duration.ofSeconds(2), 40_000, Duration.ofMinutes(1), 1));

        assertThat(new Fitter(strict).fit(Media.of(Clips.film(320, 180, 3)), MP4))
                .isInstanceOfSatisfying(Unfit.class, u -> assertThat(u.code()).isEqualTo(Unfit.Code.TOO_MANY_PIXELS));
        assertThat(new Fitter(strict).fit(Media.of(Clips.silent(160, 120, 3)), MP4))
                .isInstanceOfSatisfying(Unfit.class, u -> assertThat(u.code()).isEqualTo(Unfit.Code.TOO_LONG));
    }

    @Test
    void whenItsTimeIsUpAFilmLeavesNoChildBehind() {
        var hasty = Caps.DEFAULT.withClips(new ClipCaps(Duration.ofMinutes(1), 1 << 24, Duration.ofMillis(300), 1));

        Media film = Media.of(Clips.film(960, 540, 6));
        List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
        Fitting fitting = new Fitter(hasty).fit(film, MP4);

        assertThat(fitting)
                .isInstanceOfSatisfying(Unfit.class, u -> assertThat(u.code()).isEqualTo(Unfit.Code.TOO_SLOW));
        assertThat(ProcessHandle.current().descendants().filter(child -> child.isAlive() && !before.contains(child)))
                .isEmpty();
    }

    @Test
    void aFilmCutOffInItsBodyIsBroken() {
        byte[] whole = Clips.film(320, 180, 3);

        Fitting fitting = new Fitter(Caps.DEFAULT).fit(Media.of(Arrays.copyOf(whole, whole.length * 2 / 5)), MP4);

        assertThat(fitting).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.code()).isEqualTo(Broken.Code.TRUNCATED);
            assertThat(broken.reason()).contains("of 3.0 seconds");
        });
    }

    @Test
    void aPlaylistThatSaysItIsAFilmFetchesNothing() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String list = "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:" + server.getLocalPort() + "/secret.ts\n";
            byte[] file = ("\0\0\0\u0018ftypisom\0\0\0\0" + list).getBytes(StandardCharsets.ISO_8859_1);

            assertThat(new Fitter(Caps.DEFAULT).fit(Media.of(file), MP4)).isInstanceOf(Broken.class);
            Assertions.assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void noMutatedClipEscapesTheThreeAnswers() {
        long seed = 447_701;
        var random = new Random(seed);
        var fitter = new Fitter(Caps.DEFAULT);
        byte[][] wholes = {Clips.film(96, 64, 1), Clips.silent(96, 64, 1), Clips.tone(1, 10), Clips.avif(64, 64)};
        for (int i = 0; i < 24; i++) {
            byte[] mutant = wholes[i % wholes.length].clone();
            for (int flips = 1 + random.nextInt(40); flips > 0; flips--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }

            Fitting fitting = fitter.fit(Media.of(mutant), Target.within(20_000, 100, 100));

            assertThat(fitting)
                    .as("seed %d, round %d", seed, i)
                    .satisfiesAnyOf(
                            f -> assertThat(f).isInstanceOf(Unfit.class),
                            f -> assertThat(f).isInstanceOf(Broken.class),
                            f -> assertThat(((Fitted) f).bytes()).hasSizeLessThanOrEqualTo(20_000));
        }
    }
}
