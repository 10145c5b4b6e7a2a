package org.cardwire.tracking.inbox;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.cardwire.carrier.spi.Channel;

/**
 * What one side said.
 *
 * @param sender of the brand that was spoken to, or that answers
 * @param message that it answers; of an answer, the one that carries it
 * @param author of an answer: the name
 */
public record Word(
        long id,
        Instant at,
        Kind kind,
        Channel channel,
        long sender,
        String text,
        OptionalLong message,
        Optional<String> author) {
    /** The order is stored. */
    public enum Kind {
        /** Free words: somebody should answer. */
        TEXT,
        /** A button, tapped or chosen by its number; the text is its label. */
        TAP,
        OPT_OUT,
        OPT_IN,
        /** Asked what the sender is; the server has answered. */
        HELP,
        /** From us. */
        ANSWER;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
