package org.cardwire.media.clip;

import org.cardwire.media.pixels.Box;

/**
 * What a film must become.
 *
 * @param bytes of the file at most
 * @param cut the part of the source's picture, as shown, that is kept
 * @param width at most, as {@code height}
 * @param smallestEdge under which the longer edge is not worth watching
 * @param seconds from the start that are kept
 */
public record Wish(Kind kind, int bytes, Box cut, int width, int height, int smallestEdge, double seconds) {
    /** A container and its codecs. */
    public enum Kind {
        /** H.264 baseline with AAC: RCS and the MMS of smartphones. */
        MP4("mp4", Sound.Codec.AAC),
        /** H.264 baseline with AMR-NB. */
        THREE_GP("3gp", Sound.Codec.AMR_NB),
        /** H.263 profile 0 level 10 with AMR-NB in QCIF, which the video classes of OMA's MMS conformance ask for. */
        CLASSIC_3GP("3gp", Sound.Codec.AMR_NB);

        private final String muxer;
        private final Sound.Codec sound;

        Kind(String muxer, Sound.Codec sound) {
            this.muxer = muxer;
            this.sound = sound;
        }

        String muxer() {
            return muxer;
        }

        Sound.Codec sound() {
            return sound;
        }
    }

    /** A little is left for what two passes miss by, so that the first try usually fits. */
    private static final double AIM = 0.985;
    /** What sound may take of all: less spoils speech, more is not heard on a phone. */
    private static final double SOUND_PART = 0.15;

    double bits() {
        return AIM * bytes * 8 / seconds;
    }

    double soundBits() {
        return SOUND_PART * bits();
    }
}
