package org.cardwire.tracking.inbox;

import java.time.Instant;
import java.util.Optional;
import org.cardwire.carrier.spi.Msisdn;

/**
 * All that one handset and a brand said to each other.
 *
 * @param last the newest word of the kind that was asked for
 * @param waitsSince the first text that nobody has answered
 * @param settled how it was last settled, unless somebody has written since
 */
public record Conversation(
        long id,
        long brand,
        boolean live,
        long numberKey,
        Msisdn number,
        Word last,
        Optional<Instant> waitsSince,
        Optional<Settled> settled) {
    /** @param answered by a text; otherwise it was marked as done */
    public record Settled(boolean answered, String by, String name, Instant at) {}
}
