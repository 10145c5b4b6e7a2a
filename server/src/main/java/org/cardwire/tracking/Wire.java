package org.cardwire.tracking;

/** Texts from outside, made fit to be stored: PostgreSQL takes no NUL, and nobody may fill a column with megabytes. */
final class Wire {
    private static final int WORD = 64;
    private static final int REF = 256;
    private static final int TEXT = 10_000;

    private Wire() {}

    static String word(String text) {
        return fit(text, WORD);
    }

    static String ref(String text) {
        return fit(text, REF);
    }

    static String text(String text) {
        return fit(text, TEXT);
    }

    private static String fit(String text, int most) {
        String clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        if (clean.length() <= most) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most);
    }
}
