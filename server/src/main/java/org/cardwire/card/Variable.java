package org.cardwire.card;

import java.util.Optional;

/**
 * A variable that a card declares.
 *
 * @param sample what previews show
 * @param fallback {@code default} in the document: what a recipient without a value gets; without it the value is required
 * @param maxLength code points that a value may have
 */
public record Variable(String name, Type type, Optional<String> sample, Optional<String> fallback, int maxLength) {
    public enum Type {
        TEXT,
        /** A decimal number; shown as given, so that codes keep their zeros. */
        NUMBER,
        /** {@code 2026-11-11}; shown as the card's language writes dates. */
        DATE,
        /** An absolute http or https address; shown as given. */
        URL
    }

    static boolean isName(String text) {
        return Form.NAME.matches(text);
    }
}
