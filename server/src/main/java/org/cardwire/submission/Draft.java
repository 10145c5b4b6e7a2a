package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.message.Frozen;

/**
 * One valid {@code Send}: what goes to whom, not yet stored.
 *
 * @param variables of every recipient
 * @param metadata the caller's own, as a JSON object
 */
public record Draft(
        Frozen frozen,
        List<Msisdn> to,
        JsonNode variables,
        Instant readyAt,
        Instant expiresAt,
        Optional<String> clientRef,
        Optional<String> metadata) {
    public Draft {
        to = List.copyOf(to);
    }
}
