package org.cardwire.fitting;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.cardwire.card.Language;
import org.cardwire.card.Words;

/** Why a card has no form on a channel: a code with its parameters, put into words when it is read. */
public record Unfit(Code code, Map<String, String> params) implements Preparation, Derivation {
    private static final Words WORDS = Words.of("unfit");

    public Unfit {
        params = Map.copyOf(params);
    }

    public enum Code {
        /** {@code field}, {@code length}, {@code max}: filled with this recipient's values. */
        TOO_LONG,
        /** {@code field}: nothing is left of it with this recipient's values. */
        EMPTY,
        /** {@code asset}, {@code media}: the pipeline's code, and the parameters of that. */
        MEDIA,
        /** {@code percent}: a clip is still being made. */
        MEDIA_NOT_READY,
        /** {@code limit}, {@code overhead}, {@code pictures}. */
        NO_ROOM_FOR_MEDIA,
        /** {@code bytes}, {@code limit}. */
        MESSAGE_TOO_LARGE,
        /** {@code segments}, {@code max}. */
        TOO_MANY_SEGMENTS;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether a medium had bad luck, so that the same card may have this form later. */
    public boolean ofTheMoment() {
        return code == Code.MEDIA && Renditions.Refused.ofTheMoment(params.getOrDefault("media", ""));
    }

    public String message(Language language) {
        Map<String, String> named = new HashMap<>(params);
        named.computeIfPresent("media", (name, media) -> WORDS.say("media." + media, params, language));
        return WORDS.say(code.wireName(), named, language);
    }
}
