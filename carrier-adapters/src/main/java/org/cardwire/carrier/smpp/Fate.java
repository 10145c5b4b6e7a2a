package org.cardwire.carrier.smpp;

import org.cardwire.carrier.spi.SubmitOutcome;

/** What became of one part of a message so far. */
sealed interface Fate {
    record Waiting() implements Fate {}

    record InFlight() implements Fate {}

    record Accepted(String carrierRef) implements Fate {}

    record Throttled(SubmitOutcome.Throttled outcome) implements Fate {}

    record Refused(SubmitOutcome.Refused outcome) implements Fate {}

    /** Sent, and never answered. */
    record InDoubt(String reason) implements Fate {}

    /** Certainly not sent, and no use to wait: the connection is gone. */
    record NotSent(String reason) implements Fate {}

    /** A reason not to send further parts now. */
    default boolean isNo() {
        return switch (this) {
            case Waiting w -> false;
            case InFlight i -> false;
            case Accepted a -> false;
            case Throttled t -> true;
            case Refused r -> true;
            case InDoubt d -> true;
            case NotSent n -> true;
        };
    }

    /** The same part may be sent again on the same connection. */
    default boolean mayRetry() {
        return switch (this) {
            case Throttled t -> true;
            case Refused r -> !r.outcome.permanent();
            case Waiting w -> true;
            case InFlight i -> false;
            case Accepted a -> false;
            case InDoubt d -> false;
            case NotSent n -> false;
        };
    }
}
