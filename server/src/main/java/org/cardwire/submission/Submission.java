package org.cardwire.submission;

import java.time.Instant;
import java.util.Optional;
import org.cardwire.carrier.spi.Lane;

/**
 * What one REST call sends in one lane.
 *
 * @param frozen what its first message sends: what lists show
 * @param metadata the caller's own, as a JSON object
 */
public record Submission(
        long id,
        long brand,
        boolean live,
        Lane lane,
        State state,
        long frozen,
        int total,
        Optional<String> clientRef,
        Optional<String> metadata,
        Instant createdAt) {

    /** The order is stored, and is that of {@link org.cardwire.message.Life.Order}. */
    public enum State {
        RUNNING,
        PAUSED,
        CANCELLED
    }

    Submission and(int more) {
        return new Submission(id, brand, live, lane, state, frozen, total + more, clientRef, metadata, createdAt);
    }
}
