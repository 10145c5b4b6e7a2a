package org.cardwire.fitting;

/** Our postbacks: what the platform sends back with a tap, which must name the message by itself. */
@FunctionalInterface
public interface Tokens {
    /**
     * Signed, printable ASCII, at most 2,048 characters.
     *
     * @param button index in {@link org.cardwire.card.Card#buttons()}
     */
    String postback(long message, int button);
}
