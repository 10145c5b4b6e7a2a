package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import org.cardwire.carrier.spi.Lane;

/**
 * Rounds due instants up, so that members that wait nearly equally long stay in one chunk: by an eighth of the wait, at
 * most by the lane's step, at least to the next tenth of a second; what is due already, down to the last one.
 */
final class DueTimes {
    private static final Duration FINEST = Duration.ofMillis(100);

    private DueTimes() {}

    static Instant round(Instant due, Instant now, Lane lane) {
        Duration wait = Duration.between(now, due);
        if (wait.isNegative() || wait.isZero()) {
            return Instant.ofEpochMilli(now.toEpochMilli() / FINEST.toMillis() * FINEST.toMillis());
        }
        Duration step = wait.dividedBy(8);
        step = step.compareTo(coarsest(lane)) > 0 ? coarsest(lane) : step;
        long millis = Math.max(
                step.compareTo(Duration.ofSeconds(1)) < 0 ? FINEST.toMillis() : step.toMillis() / 1000 * 1000, 100);
        return Instant.ofEpochMilli(-Math.floorDiv(-due.toEpochMilli(), millis) * millis);
    }

    private static Duration coarsest(Lane lane) {
        return switch (lane) {
            case OTP -> Duration.ofSeconds(1);
            case TRANSACTIONAL -> Duration.ofSeconds(15);
            case BULK -> Duration.ofSeconds(60);
        };
    }
}
