package org.cardwire.media.banner;

import java.awt.Font;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What is to be set, by slot, with the typeface of each. */
record Words(Map<String, String> texts, Map<String, Font> faces, Locale language) {
    boolean has(String slot) {
        return texts.containsKey(slot);
    }

    String of(String slot) {
        return Objects.requireNonNull(texts.get(slot), slot);
    }

    Font face(String slot) {
        return Objects.requireNonNull(faces.get(slot), slot);
    }

    /** With only so many characters of one. */
    Words shorter(String slot, int characters) {
        Map<String, String> other = new HashMap<>(texts);
        other.put(slot, of(slot).substring(0, characters));
        return new Words(other, faces, language);
    }
}
