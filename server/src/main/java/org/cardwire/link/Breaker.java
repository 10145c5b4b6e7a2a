package org.cardwire.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Shuts a link off that fails: when most of its last answers were failures, or nothing could be sent twice in a row,
 * nothing more is sent to it for a while; then a few go out, and their answers decide. A refusal of one message is no
 * failure of the link.
 */
public final class Breaker {
    /**
     * @param answers the last answers that are looked at
     * @param failureShare above this share of failures it opens
     * @param pause how long it stays shut
     */
    public record Settings(int answers, double failureShare, Duration pause) {
        public static final Settings DEFAULT = new Settings(20, 0.5, Duration.ofSeconds(5));
    }

    private final Settings settings;
    private final InstantSource clock;
    private int answers;
    private int failures;
    private boolean down;
    private Instant shutUntil = Instant.MIN;

    Breaker(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public synchronized boolean allows() {
        return !clock.instant().isBefore(shutUntil);
    }

    public synchronized void succeeded() {
        down = false;
        add(false);
    }

    /** Nothing could be sent. */
    public synchronized void down() {
        if (down) {
            shut();
        }
        down = true;
    }

    /** No answer, a lost connection, or an answer that says the carrier itself is broken. */
    public synchronized void failed() {
        down = false;
        add(true);
        if (answers >= settings.answers() / 2 && failures > answers * settings.failureShare()) {
            shut();
        }
    }

    private void shut() {
        shutUntil = clock.instant().plus(settings.pause());
        answers = 0;
        failures = 0;
    }

    private void add(boolean failure) {
        answers++;
        failures += failure ? 1 : 0;
        if (answers > settings.answers()) {
            answers /= 2;
            failures /= 2;
        }
    }
}
