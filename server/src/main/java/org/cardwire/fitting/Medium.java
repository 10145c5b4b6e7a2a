package org.cardwire.fitting;

import java.time.Duration;

/**
 * What an asset is, from what was found when it was taken.
 *
 * @param length that a film or a sound plays; zero for a picture
 */
public record Medium(Kind kind, Duration length) {
    public enum Kind {
        PICTURE,
        FILM,
        SOUND
    }

    public static final Medium PICTURE = new Medium(Kind.PICTURE, Duration.ZERO);

    public static Medium of(String contentType, Duration length) {
        return contentType.startsWith("video/")
                ? new Medium(Kind.FILM, length)
                : contentType.startsWith("audio/") ? new Medium(Kind.SOUND, length) : PICTURE;
    }

    boolean plays() {
        return kind != Kind.PICTURE;
    }
}
