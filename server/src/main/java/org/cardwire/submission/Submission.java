package org.cardwire.submission;

import java.time.Instant;
import java.util.Optional;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.platform.id.Ids;

/**
 * What one REST call sends in one lane. Its messages stand in a row in one block.
 *
 * @param first the id of its first message
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
        long first,
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

    /** Where its messages stand. */
    long block() {
        return Ids.blockOf(first);
    }

    Submission and(int more) {
        return new Submission(
                id, brand, live, lane, state, frozen, first, total + more, clientRef, metadata, createdAt);
    }
}
