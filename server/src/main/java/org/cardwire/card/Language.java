package org.cardwire.card;

import java.util.Locale;

/** The languages in which the server itself speaks. */
public enum Language {
    EN,
    ZH;

    /** Chinese for a Chinese reader of any region, English for everyone else. */
    public static Language of(Locale reader) {
        return reader.getLanguage().equals("zh") ? ZH : EN;
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
