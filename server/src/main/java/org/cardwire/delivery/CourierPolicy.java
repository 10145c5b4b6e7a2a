package org.cardwire.delivery;

import java.time.Duration;
import org.cardwire.carrier.spi.Lane;

/**
 * The Courier's numbers.
 *
 * @param grace how long a delivery report may overtake the answer to a revocation
 * @param revokeTries revocations without an answer before the message counts as not revoked
 * @param revokeSpacing between two of them
 * @param reportGrace beyond a message's validity, until silence means unknown
 * @param firstRetry wait after a temporary refusal; doubles with each
 * @param longestRetry the most that it doubles to
 * @param otpResends how often an OTP whose SMS is in doubt is sent again
 */
public record CourierPolicy(
        Duration grace,
        int revokeTries,
        Duration revokeSpacing,
        Duration reportGrace,
        Duration firstRetry,
        Duration longestRetry,
        int otpResends) {

    public static final CourierPolicy DEFAULT = new CourierPolicy(
            Duration.ofSeconds(3),
            3,
            Duration.ofSeconds(2),
            Duration.ofMinutes(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(10),
            2);

    /** When a message that met no usable link looks again. */
    static final Duration LINK_RECHECK = Duration.ofSeconds(1);

    /** How long a form waits for a link of its channel to come up before the next form is tried. */
    public Duration linkPatience(Lane lane) {
        return switch (lane) {
            case OTP -> Duration.ofSeconds(5);
            case TRANSACTIONAL -> Duration.ofMinutes(2);
            case BULK -> Duration.ofMinutes(30);
        };
    }

    Duration retryAfter(int refusals) {
        Duration wait = firstRetry.multipliedBy(1L << Math.min(refusals - 1, 10));
        return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
    }
}
