package org.cardwire.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private Instant now = Instant.parse("2026-11-11T12:00:00Z");
    private final Breaker breaker = new Breaker(new Breaker.Settings(20, 0.5, Duration.ofSeconds(5)), () -> now);

    @Test
    void aLinkOverWhichNothingCouldBeSentTwiceInARowIsShutForThePause() {
        breaker.down();
        assertThat(breaker.allows()).isTrue();
        breaker.down();
        assertThat(breaker.allows()).isFalse();
        now = now.plusSeconds(5);
        assertThat(breaker.allows()).isTrue();
    }

    @Test
    void afterThePauseOneMoreIsEnough() {
        breaker.down();
        breaker.down();
        now = now.plusSeconds(5);
        breaker.down();
        assertThat(breaker.allows()).isFalse();
    }

    @Test
    void anAnswerInBetweenStartsAnew() {
        breaker.down();
        breaker.succeeded();
        breaker.down();
        assertThat(breaker.allows()).isTrue();
    }

    @Test
    void mostOfTheLastAnswersDecide() {
        for (int i = 0; i < 9; i++) {
            breaker.failed();
        }
        assertThat(breaker.allows()).isTrue();
        breaker.failed();
        assertThat(breaker.allows()).isFalse();
    }
}
