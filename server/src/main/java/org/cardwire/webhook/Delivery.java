package org.cardwire.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cardwire.platform.id.PublicId;

/**
 * One event on its way to one webhook.
 *
 * @param message none for events of a whole submission
 * @param tries of the present round: a replay begins a new one
 * @param status the last answer
 */
record Delivery(
        long id,
        long webhook,
        String event,
        OptionalLong message,
        String body,
        State state,
        int tries,
        OptionalInt status,
        Optional<String> error,
        Instant nextTryAt,
        Instant createdAt) {
    /** Stands in {@code webhook-id} too, so that a receiver knows a repeat. */
    static final PublicId ID = new PublicId("dlv");

    /** The order is stored. */
    enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }
}
