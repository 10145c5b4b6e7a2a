package org.cardwire.carrier.smpp;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double from a shortest to a longest one, each between half and the whole of its step. One thread. */
final class Backoff {
    private final Duration min;
    private final Duration max;
    private final RandomGenerator random;
    private Duration step;

    Backoff(Duration min, Duration max, RandomGenerator random) {
        this.min = min;
        this.max = max;
        this.random = random;
        this.step = min;
    }

    Duration next() {
        long nanos = step.toNanos();
        step = step.multipliedBy(2).compareTo(max) > 0 ? max : step.multipliedBy(2);
        return Duration.ofNanos(nanos / 2 + random.nextLong(nanos / 2 + 1));
    }

    void reset() {
        step = min;
    }
}
