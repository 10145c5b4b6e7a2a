package org.cardwire.media;

import java.util.Optional;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;

/**
 * Chooses the format of a still. A picture with transparency is a PNG where the handset may get one. A drawing (many
 * pixels equal their left neighbour) is a PNG if it fits at its full size with every colour; with fewer colours it is one
 * if that scores better than a JPEG. Everything else is a JPEG. Where the best format is not allowed, the next of JPEG,
 * PNG, GIF is taken.
 */
final class StillRoute {
    /** Part of pixels that equal their left neighbour from which a picture is a drawing; photographs stay far below. */
    private static final double FLAT = 0.35;

    private final Caps caps;
    private final Effort effort;
    private final Judge judge;
    private final Deadline deadline;

    /** Gives a rendition its score against the original. */
    interface Judge {
        Rendition scored(Rendition rendition) throws DamagedException;
    }

    StillRoute(Caps caps, Effort effort, Judge judge, Deadline deadline) {
        this.caps = caps;
        this.effort = effort;
        this.judge = judge;
        this.deadline = deadline;
    }

    /** A final rendition that fits has its score. */
    Rendition fit(View picture, Target target) throws DamagedException {
        return scored(picture.pixels().opaque() ? opaque(picture, target) : translucent(picture, target));
    }

    private Rendition opaque(View picture, Target target) throws DamagedException {
        if (target.allows(Format.PNG) && flat(picture.pixels())) {
            Optional<Rendition> sharp = new PngRoute(caps, deadline).fitAtFullSize(picture.pixels(), target);
            if (sharp.isPresent()) {
                return target.allows(Format.JPEG) ? betterThanJpeg(sharp.get(), picture, target) : sharp.get();
            }
        }
        if (target.allows(Format.JPEG)) {
            return jpeg(picture, target);
        }
        return target.allows(Format.PNG)
                ? new PngRoute(caps, deadline).fit(picture.pixels(), target)
                : gif(picture.pixels(), target);
    }

    private Rendition betterThanJpeg(Rendition png, View picture, Target target) throws DamagedException {
        if (effort == Effort.DRAFT || png.losses().isEmpty()) {
            return png;
        }
        Rendition fewerColours = scored(png);
        Rendition blurred = scored(jpeg(picture, target));
        boolean sharper = !blurred.fits()
                || fewerColours.score().orElseThrow() >= blurred.score().orElseThrow();
        return sharper ? fewerColours : blurred;
    }

    private Rendition translucent(View picture, Target target) throws DamagedException {
        if (target.allows(Format.PNG)) {
            return new PngRoute(caps, deadline).fit(picture.pixels(), target);
        }
        if (target.allows(Format.JPEG)) {
            return jpeg(picture.onWhite(), target).with(Plan.Loss.ALPHA);
        }
        return gif(picture.pixels(), target);
    }

    private Rendition jpeg(View picture, Target target) {
        return new JpegRoute(caps, effort.care, deadline).fit(picture, target);
    }

    private Rendition gif(Pixels picture, Target target) throws DamagedException {
        var size = new Size(picture.width(), picture.height());
        return new GifRoute(caps, deadline).fit(Animation.still(picture, deadline), false, size, target);
    }

    private Rendition scored(Rendition rendition) throws DamagedException {
        boolean open = rendition.score().isEmpty() && effort == Effort.FINAL && rendition.fits();
        return open ? judge.scored(rendition) : rendition;
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
