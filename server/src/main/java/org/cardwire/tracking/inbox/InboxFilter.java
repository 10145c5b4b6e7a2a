package org.cardwire.tracking.inbox;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which conversations of a brand a list shows. Absent filters let everything through.
 *
 * @param waiting only those in which somebody waits for an answer
 * @param below only those whose last word of the kind has a smaller id
 */
public record InboxFilter(
        long brand, Kind kind, boolean waiting, Optional<Boolean> live, OptionalLong numberKey, long below) {
    /** By what was said a conversation is listed and finds its place. */
    public enum Kind {
        ANY("last_word"),
        TEXTS("last_text"),
        TAPS("last_tap"),
        OPT_OUTS("last_opt_out");

        private final String place;

        Kind(String place) {
            this.place = place;
        }

        String place() {
            return place;
        }
    }
}
