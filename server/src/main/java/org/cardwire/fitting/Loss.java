package org.cardwire.fitting;

import java.util.Locale;
import java.util.Map;
import org.cardwire.card.Language;
import org.cardwire.card.Words;

/** Something of the card that a channel does not show, or shows otherwise: a code with its parameters. */
public record Loss(Code code, Map<String, String> params) {
    private static final Words WORDS = Words.of("loss");

    public Loss {
        params = Map.copyOf(params);
    }

    public enum Code {
        /** The text above the cards. */
        TEXT_NOT_SHOWN,
        /** {@code cards}: how many stay away. */
        FIRST_CARD_ONLY,
        /** Cards became one text. */
        CARD_AS_TEXT,
        /** {@code count}. */
        MEDIA_NOT_SHOWN,
        /** {@code count}: cards and lines for which the text had no room. */
        WORDS_NOT_SHOWN,
        /** {@code label}. */
        BUTTON_AS_TEXT,
        /** {@code label}. */
        BUTTON_NOT_SHOWN,
        /** {@code label}. */
        WEBVIEW_AS_BROWSER,
        /** {@code max}: characters. */
        SUBJECT_SHORTENED,
        /** {@code count}: a film does not fit, its poster and a link to the card page do. */
        CLIP_AS_POSTER,
        /** {@code cards}: a carousel became slides. */
        CAROUSEL_AS_SLIDES,
        /** {@code count}: cards whose words stand on the card page only. */
        CARDS_ON_PAGE,
        /** {@code count}. */
        MEDIA_ON_PAGE,
        /** {@code count}. */
        BUTTONS_ON_PAGE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Loss of(Code code) {
        return new Loss(code, Map.of());
    }

    static Loss count(Code code, String name, int count) {
        return new Loss(code, Map.of(name, Integer.toString(count)));
    }

    static Loss button(Code code, String label) {
        return new Loss(code, Map.of("label", label));
    }

    public String message(Language language) {
        return WORDS.say(code.wireName(), params, language);
    }
}
