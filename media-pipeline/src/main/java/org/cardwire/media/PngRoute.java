package org.cardwire.media;

import java.util.Optional;
import java.util.Set;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Histogram;
import org.cardwire.media.pixels.Indexer;
import org.cardwire.media.pixels.Palette;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Resampler;
import org.cardwire.media.png.PngWriter;

/** A picture as PNG under the limit: every colour, else 256 and fewer, and only then a smaller size. Alpha is kept. */
final class PngRoute {
    private static final int[] COLOURS = {256, 128, 64, 32};
    private static final double AREA_POWER = 0.9;
    private static final double LARGEST_SHRINK = 0.3;
    private static final double SMALLEST_SHRINK = 0.93;

    private final Caps caps;
    private final Deadline deadline;
    private int trials;

    PngRoute(Caps caps, Deadline deadline) {
        this.caps = caps;
        this.deadline = deadline;
    }

    /** At the picture's own size, or empty: what a drawing needs to stay sharp. */
    Optional<Rendition> fitAtFullSize(Pixels picture, Target target) {
        Rendition every = trueColour(picture, target);
        if (every.fits()) {
            return Optional.of(every);
        }
        var histogram = new Histogram();
        histogram.add(picture);
        for (int colours : COLOURS) {
            Rendition fewer = indexed(picture, histogram, colours, target);
            if (fewer.fits()) {
                return Optional.of(fewer);
            }
        }
        return Optional.empty();
    }

    /** As small as needed. */
    Rendition fit(Pixels picture, Target target) {
        Optional<Rendition> full = fitAtFullSize(picture, target);
        if (full.isPresent()) {
            return full.get();
        }
        var size = new Size(picture.width(), picture.height());
        var whole = new Box(0, 0, picture.width(), picture.height());
        double smallest = Math.min(1, (double) caps.smallestEdge() / size.longerEdge());
        double factor = SMALLEST_SHRINK;
        while (true) {
            factor = Math.max(smallest, factor);
            Size next = size.scaled(factor);
            Pixels scaled = Resampler.resample(picture, whole, next.width(), next.height(), deadline);
            var histogram = new Histogram();
            histogram.add(scaled);
            int colours = factor > smallest ? COLOURS[1] : COLOURS[COLOURS.length - 1];
            Rendition rendition = indexed(scaled, histogram, colours, target);
            if (rendition.fits() || factor <= smallest) {
                return rendition;
            }
            double ratio = (double) target.byteLimit() / rendition.bytes().length;
            factor *= Math.clamp(Math.sqrt(Math.pow(ratio, 1 / AREA_POWER)), LARGEST_SHRINK, SMALLEST_SHRINK);
        }
    }

    private Rendition trueColour(Pixels picture, Target target) {
        return rendition(PngWriter.trueColour(picture, deadline), picture, new Plan.Png(0), Set.of(), target);
    }

    private Rendition indexed(Pixels picture, Histogram histogram, int colours, Target target) {
        var palette = Palette.of(histogram, colours);
        var indexer = new Indexer(palette);
        byte[] indexes = palette.exact() ? indexer.plain(picture, deadline) : indexer.dithered(picture, deadline);
        byte[] bytes = PngWriter.indexed(picture.width(), picture.height(), indexes, palette, deadline);
        Set<Plan.Loss> losses = palette.exact() ? Set.of() : Set.of(Plan.Loss.COLOURS);
        return rendition(bytes, picture, new Plan.Png(palette.size()), losses, target);
    }

    private Rendition rendition(byte[] bytes, Pixels picture, Plan.Png encoding, Set<Plan.Loss> losses, Target target) {
        trials++;
        boolean fits = bytes.length <= target.byteLimit();
        return new Rendition(fits, bytes, picture.width(), picture.height(), encoding, trials, losses);
    }
}
