package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class AnimationFitTest {
    private static final int KB = 1024;
    private final Fitter fitter = new Fitter(Caps.DEFAULT);

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
    void anAnimationKeptWholeHasTheFullScoreAndASmallerOneLess() {
        byte[] source = Samples.animation(320, 240, 12);

        double whole = fitted(source, Target.within(300 * KB, 320, 240)).score().orElseThrow();
        double part = fitted(source, Target.within(source.length / 6, 320, 240))
                .score()
                .orElseThrow();

        assertThat(whole).isGreaterThan(90);
        assertThat(part).isLessThan(whole - 5);
    }

    private Fitted fitted(byte[] file, Target target) {
        Fitting fitting = fitter.fit(Media.of(file), target);
        assertThat(fitting).isInstanceOf(Fitted.class);
        return (Fitted) fitting;
    }
}
