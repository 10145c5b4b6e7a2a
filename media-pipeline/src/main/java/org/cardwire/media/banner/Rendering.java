package org.cardwire.media.banner;

import java.util.Map;
import java.util.Set;

/** How a banner ended. */
public sealed interface Rendering {
    /**
     * @param png every pixel opaque
     * @param notes what is not as it was asked for, though all words are there
     */
    record Drawn(byte[] png, int width, int height, Set<Note> notes) implements Rendering {}

    /** @param parameters {@code slot} for all that speak of one, and more as each code says */
    record Refused(Code code, Map<String, String> parameters) implements Rendering {}

    /** What a banner lost. */
    enum Note {
        /** A colour of the brand was made darker or lighter, so that words in it can be read. */
        COLOUR_ADJUSTED,
        /** Words lie over the point of the photograph that should stay in sight: there is no other place for them. */
        FOCUS_COVERED,
        /** The photograph has fewer pixels than its place. */
        PHOTO_ENLARGED
    }

    /** Why there is none. */
    enum Code {
        /** The template has no such {@code slot}. */
        UNKNOWN_SLOT,
        /** The {@code slot} must be filled in. */
        MISSING,
        /** The words of {@code slot} have more than {@code most} characters. */
        TOO_LONG,
        /** They do not fit into their place at a size that can be read; about {@code fits} characters would. */
        NO_ROOM,
        /** No font of this machine has the {@code characters}. */
        NO_FONT,
        /** The template needs a photograph. */
        NEEDS_PHOTO,
        /** The photograph cannot be read: {@code reason} is a code of the media pipeline. */
        PHOTO_REFUSED
    }
}
