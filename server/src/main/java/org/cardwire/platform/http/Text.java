package org.cardwire.platform.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A sentence for people, in the two languages that Cardwire speaks. */
public record Text(String en, String zh) {
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.CHINESE);

    public String in(Locale reader) {
        return reader.getLanguage().equals("zh") ? zh : en;
    }

    /** The better of English and Chinese by an {@code Accept-Language} header; English when it names neither. */
    public static Locale reader(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH; // a header that is no list of languages asks for nothing in particular
        }
    }
}
