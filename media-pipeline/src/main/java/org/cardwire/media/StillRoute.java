package org.cardwire.media;

import java.util.Optional;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;

/**
 * Chooses the format of a still. A picture with transparency is a PNG where the handset may get one. A drawing (most
 * pixels equal their left neighbour) is a PNG if it fits at its full size, because JPEG blurs its edges. Everything else
 * is a JPEG. Where the best format is not allowed, the next of JPEG, PNG, GIF is taken.
 */
final class StillRoute {
    /** Part of pixels that equal their left neighbour from which a picture is a drawing; photographs stay far below. */
    private static final double FLAT = 0.5;

    private final Caps caps;
    private final Deadline deadline;

    StillRoute(Caps caps, Deadline deadline) {
        this.caps = caps;
        this.deadline = deadline;
    }

    Rendition fit(Pixels picture, Target target) throws DamagedException {
        if (!picture.opaque()) {
            return translucent(picture, target);
        }
        if (target.allows(Format.PNG) && flat(picture)) {
            Optional<Rendition> sharp = new PngRoute(caps, deadline).fitAtFullSize(picture, target);
            if (sharp.isPresent()) {
                return sharp.get();
            }
        }
        if (target.allows(Format.JPEG)) {
            return new JpegRoute(caps, deadline).fit(picture, target);
        }
        return target.allows(Format.PNG) ? new PngRoute(caps, deadline).fit(picture, target) : gif(picture, target);
    }

    private Rendition translucent(Pixels picture, Target target) throws DamagedException {
        if (target.allows(Format.PNG)) {
            return new PngRoute(caps, deadline).fit(picture, target);
        }
        if (target.allows(Format.JPEG)) {
            return new JpegRoute(caps, deadline).fit(picture.onWhite(), target).with(Plan.Loss.ALPHA);
        }
        return gif(picture, target);
    }

    private Rendition gif(Pixels picture, Target target) throws DamagedException {
        var size = new Size(picture.width(), picture.height());
        return new GifRoute(caps, deadline).fit(Animation.still(picture, deadline), false, size, target);
    }

    private static boolean flat(Pixels picture) {
        long equal = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int i = y * picture.width() + 1; i < (y + 1) * picture.width(); i++) {
                equal += picture.argb()[i] == picture.argb()[i - 1] ? 1 : 0;
            }
        }
        return equal >= FLAT * picture.argb().length;
    }
}
