package org.cardwire.media;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cardwire.media.svg.SvgRefused;

/**
 * A sound file that gives no rendition for this target: a code with its parameters, to be put into the reader's words.
 *
 * @param parameters by name, sorted; each code says which
 */
public record Unfit(Code code, Map<String, String> parameters) implements Refusal {
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
        TOO_SLOW,
        /** {@code what} a drawing (SVG) holds that would do more than be seen: {@code <script>}, {@code onload}. */
        UNSAFE_CONTENT,
        /** {@code what} a drawing has too much of: {@code elements}, {@code path}, {@code work} ...; {@code most}: the cap. */
        TOO_COMPLEX,
        /** {@code characters} of a drawing's text for which this machine has no font. */
        NEEDS_FONT,
        /** {@code seconds}: the cap on a clip's playing time. */
        TOO_LONG,
        /** {@code platform} for which the build carries no ffmpeg, {@code setting}: what may name a folder with it. */
        NEEDS_FFMPEG
    }

    public Unfit {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    static Unfit tooSmallLimit(Target target, long smallest) {
        return new Unfit(
                Code.TOO_SMALL_LIMIT,
                Map.of("limit", Integer.toString(target.byteLimit()), "smallest", Long.toString(smallest)));
    }

    static Unfit of(SvgRefused refused) {
        return switch (refused.kind()) {
            case UNSAFE -> new Unfit(Code.UNSAFE_CONTENT, Map.of("what", refused.what()));
            case TOO_COMPLEX -> new Unfit(Code.TOO_COMPLEX, Map.of("what", refused.what(), "most", refused.most()));
            case NO_FONT -> new Unfit(Code.NEEDS_FONT, Map.of("characters", refused.what()));
        };
    }

    static Unfit tooManyPixels(int width, int height, long cap) {
        return new Unfit(
                Code.TOO_MANY_PIXELS,
                Map.of(
                        "width", Integer.toString(width),
                        "height", Integer.toString(height),
                        "pixels", Long.toString(cap)));
    }

    static Unfit tooSlow(Duration deadline) {
        return new Unfit(Code.TOO_SLOW, Map.of("seconds", Double.toString(deadline.toMillis() / 1000.0)));
    }

    /** The type can be read, but not become anything that the target allows. */
    static Unfit noFormat(MediaType type, Target target) {
        String allowed = target.formats().stream().map(Format::contentType).collect(Collectors.joining(", "));
        return new Unfit(Code.TYPE_NOT_ACCEPTED, Map.of("type", type.contentType(), "accepted", allowed));
    }

    static Unfit notAccepted(MediaType type) {
        return new Unfit(Code.TYPE_NOT_ACCEPTED, Map.of("type", type.contentType(), "accepted", MediaType.fittable()));
    }
}
