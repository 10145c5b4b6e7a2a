package org.cardwire.tracking;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code inbound}: a report whose message is not known yet, or something that a handset said.
 *
 * @param key the same for every repeat on this link
 * @param priorKey the key of a repeat that came a minute earlier, for carriers that name their messages by what they say
 * @param ref the carrier's name of what it is about, or empty
 * @param payload JSON; sealed unless it is a report
 * @param handset the key of the number that said it; empty for a report
 * @param at when it came to us
 */
record Inbound(
        int link,
        long key,
        Optional<Long> priorKey,
        Kind kind,
        String ref,
        String payload,
        Optional<Long> handset,
        Instant at) {
    /** The order is stored. */
    enum Kind {
        REPORT,
        MESSAGE,
        TAP,
        SUBSCRIPTION
    }

    /** What became of it; the word is stored. */
    enum Result {
        /** It found its message. */
        JOINED,
        /** Its message did not turn up in time. */
        GIVEN_UP,
        /** Its message is older than what is kept. */
        GONE,
        /** It bears a token that is not ours. */
        FORGED,
        /** Nothing was sent to this number from there, so nobody knows whom it answers. */
        NO_MESSAGE,
        /** It could not be worked on for the whole time that it may take. */
        FAILED
    }
}
