package org.cardwire.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cardwire.platform.id.PublicId;

/**
 * An address of a brand and what it wants to be told.
 *
 * @param secrets that sign now: the present one first, then the one that it replaced a short while ago
 */
record Webhook(
        long id,
        long brand,
        String url,
        List<EventType> events,
        boolean enabled,
        Optional<String> disabledReason,
        List<String> secrets,
        Instant createdAt) {
    static final PublicId ID = new PublicId("whk");

    Webhook {
        events = List.copyOf(events);
        secrets = List.copyOf(secrets);
    }
}
