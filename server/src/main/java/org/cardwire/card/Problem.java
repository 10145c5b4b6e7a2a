package org.cardwire.card;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that is wrong with a document, and where. The sentence is made when it is read, in the reader's language.
 *
 * @param pointer RFC 6901 JSON pointer into the document, {@code ""} for the whole
 * @param params what the sentence names, by name
 */
public record Problem(String pointer, Code code, Map<String, String> params) {
    private static final Words WORDS = Words.of("problem");

    public Problem {
        params = Map.copyOf(params);
    }

    public enum Code {
        NOT_JSON,
        DOCUMENT_TOO_BIG,
        VERSION_NEWER,
        UNKNOWN_FIELD,
        MISSING,
        WRONG_TYPE,
        NOT_A_CHOICE,
        EMPTY,
        TOO_LONG,
        TOO_FEW,
        TOO_MANY,
        OUT_OF_RANGE,
        BAD_FORM,
        BAD_CHARACTER,
        DUPLICATE,
        NO_CONTENT,
        TALL_IN_SMALL,
        BRACES,
        UNDECLARED_VARIABLE,
        BAD_URL,
        VARIABLE_IN_HOST,
        ENDS_BEFORE_START,
        LOCATION_FORM,
        UNKNOWN_ID,
        UNKNOWN_ASSET,
        NOT_A_LINK,
        VARIABLE_MISSING,
        VARIABLE_UNKNOWN;

        /** As it stands in a REST answer, such as {@code too-long}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public String message(Language language) {
        Map<String, String> named = new HashMap<>(params);
        named.computeIfPresent("form", (name, form) -> WORDS.say("form." + form, Map.of(), language));
        for (String type : List.of("expected", "found")) {
            named.computeIfPresent(type, (_, name) -> WORDS.say("type." + name, Map.of(), language));
        }
        return WORDS.say(code.wireName(), named, language);
    }
}
