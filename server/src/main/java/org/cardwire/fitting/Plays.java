package org.cardwire.fitting;

import java.util.EnumSet;
import java.util.Set;
import org.cardwire.media.Format;

/** What of films and sounds an MMS may carry: what all handsets of a carrier's content class play (OMA-TS-MMS-CONF §7). */
public enum Plays {
    /** Today's handsets. */
    MP4(EnumSet.of(Format.MP4), EnumSet.of(Format.M4A), 1_440, 1_440),
    /** Handsets of the video classes: H.263 in QCIF, AMR. */
    CLASSIC(EnumSet.of(Format.THREE_GP), EnumSet.of(Format.AMR), 176, 144),
    /** Handsets of the image classes: no films. */
    PICTURES(EnumSet.noneOf(Format.class), EnumSet.of(Format.AMR), 1, 1);

    private final Set<Format> films;
    private final Set<Format> sounds;
    private final int width;
    private final int height;

    Plays(Set<Format> films, Set<Format> sounds, int width, int height) {
        this.films = films;
        this.sounds = sounds;
        this.width = width;
        this.height = height;
    }

    boolean films() {
        return !films.isEmpty();
    }

    Set<Format> formats(Medium.Kind kind) {
        return switch (kind) {
            case PICTURE -> Format.PICTURES;
            case FILM -> films;
            case SOUND -> sounds;
        };
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
