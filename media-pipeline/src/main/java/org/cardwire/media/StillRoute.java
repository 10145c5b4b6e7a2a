package org.cardwire.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;

/**
 * Chooses the format of a still. A picture with transparency is a PNG where the handset may get one. A drawing (many
 * pixels equal their left neighbour) is a PNG if it fits at its full size with every colour; else what scores best is
 * taken: a JPEG, fewer colours, or fewer pixels. Everything else is a JPEG. Where the best format is not allowed, the next
 * of JPEG, PNG, GIF is taken.
 */
final class StillRoute {
    /** Part of pixels that equal their left neighbour from which a picture is a drawing; photographs stay far below. */
    private static final double FLAT = 0.35;
    /** From this score on nobody sees a loss: there is no need to look for a better one. */
    private static final double LOSSLESS_TO_THE_EYE = 90;
    /** With so many colours or more a drawing need not be tried with fewer pixels. */
    private static final int COLOURS_ENOUGH = 16;

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
            return drawing(picture, target);
        }
        if (target.allows(Format.JPEG)) {
            return jpeg(picture, target);
        }
        return target.allows(Format.PNG)
                ? new PngRoute(caps, deadline).fit(picture.pixels(), target)
                : gif(picture.pixels(), target);
    }

    private Rendition drawing(View picture, Target target) throws DamagedException {
        var png = new PngRoute(caps, deadline);
        if (!target.allows(Format.JPEG) || effort == Effort.DRAFT) {
            Rendition drawn = png.fit(picture.pixels(), target);
            boolean whole = drawn.width() == picture.pixels().width();
            return whole || !target.allows(Format.JPEG) ? drawn : jpeg(picture, target);
        }
        Optional<Rendition> unchanged = png.unchanged(picture.pixels(), target);
        if (unchanged.isPresent() && !target.sparing()) {
            return unchanged.get();
        }
        Rendition blurred = scored(jpeg(picture, target));
        if (unchanged.isPresent()) {
            return lossless(blurred) && smaller(blurred, unchanged.get()) ? blurred : unchanged.get();
        }
        return lossless(blurred) ? blurred : best(blurred, withLess(png, picture.pixels(), target));
    }

    private static boolean lossless(Rendition rendition) {
        return rendition.score().filter(score -> score >= LOSSLESS_TO_THE_EYE).isPresent();
    }

    private static boolean smaller(Rendition one, Rendition other) {
        return one.bytes().length < other.bytes().length;
    }

    private Rendition translucent(View picture, Target target) throws DamagedException {
        if (target.allows(Format.PNG)) {
            return translucent(new PngRoute(caps, deadline), picture.pixels(), target);
        }
        if (target.allows(Format.JPEG)) {
            return jpeg(picture.onWhite(), target).with(Plan.Loss.ALPHA);
        }
        return gif(picture.pixels(), target);
    }

    private Rendition translucent(PngRoute png, Pixels picture, Target target) throws DamagedException {
        if (effort == Effort.DRAFT) {
            return png.fit(picture, target);
        }
        Optional<Rendition> unchanged = png.unchanged(picture, target);
        return unchanged.isPresent()
                ? unchanged.get()
                : best(png.smaller(picture, false, target), withLess(png, picture, target));
    }

    /** With fewer colours, and, where those become very few, with fewer pixels too. */
    private static List<Rendition> withLess(PngRoute png, Pixels picture, Target target) {
        List<Rendition> found = new ArrayList<>(png.fewerColours(picture, target));
        boolean enough = found.stream()
                .anyMatch(r -> r.encoding() instanceof Plan.Png drawn && drawn.colours() >= COLOURS_ENOUGH);
        if (!enough) {
            found.add(png.smaller(picture, true, target));
        }
        return found;
    }

    /** By score, of those that fit. */
    private Rendition best(Rendition one, List<Rendition> others) throws DamagedException {
        Rendition best = scored(one);
        for (Rendition other : others) {
            Rendition next = scored(other);
            boolean better = next.fits()
                    && (!best.fits()
                            || next.score().orElseThrow() > best.score().orElseThrow());
            best = better ? next : best;
        }
        return best;
    }

    private Rendition jpeg(View picture, Target target) {
        return new JpegRoute(caps, effort.care, deadline).fit(picture, target);
    }

    private Rendition gif(Pixels picture, Target target) throws DamagedException {
        var size = new Size(picture.width(), picture.height());
        return new GifRoute(caps, deadline).fit(Animation.still(picture, deadline), size, target);
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
