package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.message.Attempt;
import org.cardwire.message.Life;

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

    /** When a message whose clip is still being made looks again. */
    static final Duration MEDIA_RECHECK = Duration.ofSeconds(2);

    /** How long a form waits for a link of its channel to come up before the next form is tried. */
    public Duration linkPatience(Lane lane) {
        return switch (lane) {
            case OTP -> Duration.ofSeconds(5);
            case TRANSACTIONAL -> Duration.ofMinutes(2);
            case BULK -> Duration.ofMinutes(30);
        };
    }

    /**
     * When patience ends with a try of this form that goes out now. It is counted from the form's first try; an SMS has
     * until the message's validity and the reports' grace.
     */
    Instant until(Life life, int form, Instant now) {
        if (life.chain().get(form).channel() == Channel.SMS) {
            return life.expiresAt().plus(reportGrace);
        }
        Instant patience = life.attempts().stream()
                .filter(a -> a.form() == form)
                .findFirst()
                .map(Attempt::until)
                .orElse(now.plus(life.chain().get(form).patience()));
        return patience.isBefore(life.expiresAt()) ? patience : life.expiresAt();
    }

    /** How long a form waits for its clips to be made before the next form is tried. */
    public Duration mediaPatience(Lane lane) {
        return switch (lane) {
            case OTP -> Duration.ofSeconds(5);
            case TRANSACTIONAL -> Duration.ofMinutes(10);
            case BULK -> Duration.ofMinutes(30);
        };
    }

    Duration retryAfter(int refusals) {
        Duration wait = firstRetry.multipliedBy(1L << Math.min(refusals - 1, 10));
        return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
    }
}
