package org.cardwire.fitting;

import java.util.EnumSet;
import java.util.Optional;
import org.cardwire.media.Format;
import org.cardwire.media.JpegMode;
import org.cardwire.media.Target;

/** What the card page shows: pictures of which three load within 2 s at 1.6 Mbit/s, and films that begin at once there. */
public final class PageTargets {
    private static final int PICTURE_BYTES = 90_000;
    private static final int WIDE = 960;
    private static final int TALL = 1_440;
    private static final int CLIP_KILOBITS = 1_000;
    private static final int CLIP_BYTES = 20_000_000;

    private PageTargets() {}

    /** Of a film, its poster. */
    public static Target picture() {
        return new Target(PICTURE_BYTES, WIDE, TALL, Format.PICTURES, JpegMode.BASELINE, Optional.empty());
    }

    public static Target clip(Medium clip) {
        var formats = EnumSet.of(clip.kind() == Medium.Kind.FILM ? Format.MP4 : Format.M4A);
        int bytes = Geometry.clipBytes(clip, CLIP_KILOBITS, CLIP_BYTES);
        return new Target(bytes, WIDE, TALL, formats, JpegMode.BASELINE, Optional.empty());
    }
}
