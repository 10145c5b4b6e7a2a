package org.cardwire.card;

/** Characters that no channel carries: controls, and halves of surrogate pairs (XML 1.0 §2.2, RFC 3629 §3). */
final class Characters {
    private Characters() {}

    static boolean flawed(String text, boolean linesAllowed) {
        return text.codePoints().anyMatch(c -> flawed(c, linesAllowed));
    }

    private static boolean flawed(int c, boolean linesAllowed) {
        boolean control = Character.isISOControl(c) && !(linesAllowed && c == '\n');
        return control || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) || c == 0xFFFE || c == 0xFFFF;
    }
}
