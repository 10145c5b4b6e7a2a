package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cardwire.media.GifSearch.Step;
import org.junit.jupiter.api.Test;

class GifSearchTest {
    private static final int LIMIT = 300 << 10;
    private static final double SMALLEST = 0.1;

    /** What an animation takes: by its area, its frames, and what may be lost. */
    private record Animation(double lossless, double areaPower, double lossPower) {
        int bytes(Step step) {
            double area = Math.pow(step.factor(), 2 * areaPower);
            double frames = Math.pow(step.keptEvery(), -0.7);
            return (int) (lossless * area * frames * Math.pow(1 + step.loss(), lossPower)) + 900;
        }
    }

    private record Trial(Step step, int bytes) {}

    @Test
    void whatFitsWithoutLossHasNone() {
        List<Trial> trials = trials(new Animation(200_000, 0.85, -0.3), 1, 12.5);

        assertThat(trials.getLast().step).isEqualTo(new Step(1, 1, 255, 0));
    }

    @Test
    void aLittleTooMuchIsMendedByLossAlone() {
        List<Trial> trials = trials(new Animation(350_000, 0.85, -0.3), 1, 25);

        assertThat(trials.getLast().step.factor()).isEqualTo(1);
        assertThat(trials.getLast().step.keptEvery()).isEqualTo(1);
        assertThat(trials.getLast().step.loss()).isBetween(0.1, 2.0);
    }

    @Test
    void muchTooMuchGetsSmallerAndLosesFramesOnlyWhereItHasMany() {
        var large = new Animation(6_000_000, 0.85, -0.3);

        assertThat(trials(large, 1, 12.5).getLast().step.keptEvery()).isEqualTo(1);
        assertThat(trials(large, 1, 25).getLast().step.keptEvery()).isEqualTo(3);
        assertThat(trials(large, 1, 12.5).getLast().step.factor()).isBetween(0.1, 0.4);
    }

    @Test
    void almostAnyAnimationFillsTheLimitInFewTrials() {
        long seed = 300;
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            double lossless = LIMIT * Math.exp(0.1 + 3 * random.nextDouble());
            var animation = new Animation(lossless, 0.7 + 0.3 * random.nextDouble(), -0.05 - 0.4 * random.nextDouble());

            List<Trial> trials = trials(animation, 0.2 + 0.8 * random.nextDouble(), 5 + random.nextInt(30));

            String which = "seed %d, round %d: %s".formatted(seed, round, trials);
            assertThat(trials.getLast().bytes).as(which).isBetween(LIMIT * 97 / 100, LIMIT);
            assertThat(trials).as(which).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void whatNeverFitsEndsAtTheSmallestWithEverythingGivenUp() {
        List<Trial> trials = trials(new Animation(1e9, 0.85, -0.1), 0.5, 25);

        assertThat(trials.getLast().step).isEqualTo(new Step(SMALLEST, 4, 31, 100));
        assertThat(trials.getLast().bytes).isGreaterThan(LIMIT);
    }

    private static List<Trial> trials(Animation animation, double firstFactor, double framesPerSecond) {
        var search = new GifSearch(LIMIT, SMALLEST, framesPerSecond);
        List<Trial> trials = new ArrayList<>();
        Optional<Step> next = Optional.of(search.first(firstFactor));
        while (next.isPresent()) {
            trials.add(new Trial(next.get(), animation.bytes(next.get())));
            next = search.next(trials.getLast().step, trials.getLast().bytes);
        }
        return trials;
    }
}
