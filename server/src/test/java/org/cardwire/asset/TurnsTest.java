package org.cardwire.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Turns<String> turns = new Turns<>(Duration.ofSeconds(30), nanos::get);

    @Test
    void whatMessagesWaitForGoesBeforeWhatIsOnlyLookedAt() {
        turns.add("preview", false);
        turns.add("message", true);
        turns.add("next message", true);
        assertThat(turns.next()).contains("message");
        assertThat(turns.next()).contains("next message");
        assertThat(turns.next()).contains("preview");
        assertThat(turns.next()).isEmpty();
    }

    @Test
    void whatIsLookedAtGoesFirstOnceAMessageWaitsForItToo() {
        turns.add("first preview", false);
        turns.add("both", false);
        turns.asked("both", true);
        assertThat(turns.next()).contains("both");
        assertThat(turns.next()).contains("first preview");
        assertThat(turns.next()).isEmpty();
    }

    @Test
    void ofWhatIsLookedAtTheOneAskedForLastGoesFirst() {
        turns.add("typed first", false);
        turns.add("typed last", false);
        assertThat(turns.next()).contains("typed last");
        turns.add("typed after it", false);
        turns.asked("typed first", false);
        assertThat(turns.next()).contains("typed first");
        assertThat(turns.next()).contains("typed after it");
    }

    @Test
    void whatNobodyLooksAtAnyMoreLosesItsPlaceAndWhatAMessageWaitsForKeepsIt() {
        turns.add("left", false);
        turns.add("watched", false);
        turns.add("message", true);
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        turns.asked("watched", false);
        assertThat(turns.forgotten()).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(turns.forgotten()).containsExactly("left");
        assertThat(turns.next()).contains("message");
        assertThat(turns.next()).contains("watched");
        assertThat(turns.next()).isEmpty();
    }

    @Test
    void whatHasBegunDoesNotWaitAgainWhenItIsAskedFor() {
        turns.add("begun", true);
        turns.next();
        turns.asked("begun", true);
        turns.asked("begun", false);
        assertThat(turns.next()).isEmpty();
    }
}
