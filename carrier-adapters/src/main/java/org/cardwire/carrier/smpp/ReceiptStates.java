package org.cardwire.carrier.smpp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.cardwire.carrier.spi.CarrierEvent.State;

/**
 * What the word of a receipt means (SMPP 3.4 appendix B, and message_state §5.2.28).
 *
 * @param own the carrier's own words, in upper case; they go before the specification's
 */
record ReceiptStates(Map<String, State> own) {
    private static final Map<String, State> KNOWN = Map.ofEntries(
            Map.entry("DELIVRD", State.DELIVERED),
            Map.entry("DELIVERED", State.DELIVERED),
            Map.entry("ENROUTE", State.PENDING),
            Map.entry("ACCEPTD", State.PENDING),
            Map.entry("ACCEPTED", State.PENDING),
            Map.entry("SCHEDULED", State.PENDING),
            Map.entry("BUFFRED", State.PENDING),
            Map.entry("EXPIRED", State.UNDELIVERED),
            Map.entry("DELETED", State.UNDELIVERED),
            Map.entry("UNDELIV", State.UNDELIVERED),
            Map.entry("UNDELIVERABLE", State.UNDELIVERED),
            Map.entry("REJECTD", State.UNDELIVERED),
            Map.entry("REJECTED", State.UNDELIVERED),
            Map.entry("FAILED", State.UNDELIVERED),
            Map.entry("UNKNOWN", State.UNKNOWN));

    private static final Map<Integer, String> WORDS = Map.of(
            1, "ENROUTE", 2, "DELIVRD", 3, "EXPIRED", 4, "DELETED", 5, "UNDELIV", 6, "ACCEPTD", 7, "UNKNOWN", 8,
            "REJECTD");

    /** A word that nobody knows ends nothing: the message waits for a better one. */
    State of(String word) {
        State state = own.get(word);
        return state != null ? state : KNOWN.getOrDefault(word, State.PENDING);
    }

    boolean knows(String word) {
        return own.containsKey(word) || KNOWN.containsKey(word);
    }

    /** The word for a message_state. */
    static String word(int messageState) {
        return WORDS.getOrDefault(messageState, "STATE" + messageState);
    }

    /**
     * Reads {@code ABSENT=undelivered, BLOCKED=undelivered}.
     *
     * @throws IllegalArgumentException unless every entry is a word and a state
     */
    static ReceiptStates parse(String text) {
        Map<String, State> own = new HashMap<>();
        for (String pair : text.isBlank() ? new String[0] : text.split(",")) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(pair);
            }
            own.put(
                    pair.substring(0, equals).strip().toUpperCase(Locale.ROOT),
                    State.valueOf(pair.substring(equals + 1).strip().toUpperCase(Locale.ROOT)));
        }
        return new ReceiptStates(Map.copyOf(own));
    }
}
