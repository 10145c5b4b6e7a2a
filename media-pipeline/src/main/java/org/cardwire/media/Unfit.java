package org.cardwire.media;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sound file that gives no rendition for this target: a code with its parameters, to be put into the reader's words.
 *
 * @param parameters by name, sorted; each code says which
 */
public record Unfit(Code code, Map<String, String> parameters) implements Fitting, Probing {
    public enum Code {
        /** {@code limit} and {@code smallest}: bytes of the smallest rendition that would still be worth sending. */
        TOO_SMALL_LIMIT,
        /** {@code type} as sniffed, {@code accepted}: the types that work. */
        TYPE_NOT_ACCEPTED,
        /** {@code bytes}: the cap. */
        TOO_MANY_BYTES,
        /** {@code width}, {@code height}, {@code pixels}: the cap. */
        TOO_MANY_PIXELS,
        /** {@code frames}: the cap; {@code framePixels}: the cap for all frames together. */
        TOO_MANY_FRAMES,
        /** {@code seconds}: the deadline that passed. */
        TOO_SLOW
    }

    public Unfit {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    static Unfit notAccepted(MediaType type) {
        return new Unfit(Code.TYPE_NOT_ACCEPTED, Map.of("type", type.contentType(), "accepted", MediaType.fittable()));
    }
}
