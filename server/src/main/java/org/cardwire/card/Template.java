package org.cardwire.card;

import java.time.Instant;

/**
 * One version of a saved card.
 *
 * @param document the card's JSON as it was saved; valid when it was
 * @param createdAt when version 1 was saved
 * @param savedBy public id of the user or API key
 * @param filing as it is now, whichever version this is
 */
public record Template(
        long id,
        int version,
        String name,
        String document,
        Instant createdAt,
        Instant savedAt,
        String savedBy,
        Filing filing) {

    /** Changes with every version; quoted, as HTTP wants it (RFC 9110 §8.8.3). */
    public String etag() {
        return etag(version);
    }

    static String etag(int version) {
        return "\"" + version + "\"";
    }
}
