package org.cardwire.media;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Histogram;
import org.cardwire.media.pixels.Indexer;
import org.cardwire.media.pixels.Palette;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Resampler;
import org.cardwire.media.png.PngWriter;

/**
 * A picture as PNG under the limit: unchanged, else with fewer colours, and only then smaller. Alpha is kept. Without
 * dithering flat areas stay flat and text stays clean; with it gradients show no bands.
 */
final class PngRoute {
    private static final int[] COLOURS = {256, 192, 128, 96, 64, 48, 32, 24, 16, 12, 8, 6, 5, 4};
    /** Of them, those that dithering does good to: with fewer its grain is worse than bands. */
    private static final int DITHERED = 9;

    /** For a smaller picture; with half of a byte a pixel for text and flat areas. */
    private static final int COLOURS_WHEN_SMALLER = 128;

    private static final int COLOURS_WHEN_SMALLER_AND_FLAT = 16;
    private static final int FEWEST = 32;
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

    /** Every colour at the picture's own size, or empty. */
    Optional<Rendition> unchanged(Pixels picture, Target target) {
        var histogram = histogram(picture);
        Rendition every = histogram.different() <= COLOURS[0]
                ? indexed(picture, new Indexer(Palette.of(histogram, COLOURS[0])), false, target)
                : trueColour(picture, target);
        return Optional.of(every).filter(Rendition::fits);
    }

    /** At the picture's own size with as many colours as fit: plain first, then dithered; empty where not even a few fit. */
    List<Rendition> fewerColours(Pixels picture, Target target) {
        var histogram = histogram(picture);
        Map<Integer, Indexer> indexers = new HashMap<>();
        IntFunction<Indexer> of =
                colours -> indexers.computeIfAbsent(colours, number -> new Indexer(Palette.of(histogram, number)));
        return Stream.of(most(picture, of, false, COLOURS.length, target), most(picture, of, true, DITHERED, target))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Halves the list of numbers of colours until the largest that fits is known. */
    private Optional<Rendition> most(
            Pixels picture, IntFunction<Indexer> indexers, boolean dithered, int numbers, Target target) {
        Optional<Rendition> best = Optional.empty();
        int low = 0;
        int high = numbers - 1;
        while (low <= high) {
            int middle = (low + high) / 2;
            Rendition trial = indexed(picture, indexers.apply(COLOURS[middle]), dithered, target);
            if (trial.fits()) {
                best = Optional.of(trial);
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return best;
    }

    /** The best by rule, without looking: unchanged, dithered at full size with no fewer than {@value #FEWEST} colours, or smaller. */
    Rendition fit(Pixels picture, Target target) {
        var histogram = histogram(picture);
        return unchanged(picture, target)
                .or(() -> most(picture, n -> new Indexer(Palette.of(histogram, n)), true, DITHERED, target)
                        .filter(rendition -> rendition.encoding() instanceof Plan.Png png && png.colours() >= FEWEST))
                .orElseGet(() -> smaller(picture, false, target));
    }

    /**
     * As small as needed; what does not fit even then is the smallest.
     *
     * @param flat with few colours and without dithering
     */
    Rendition smaller(Pixels picture, boolean flat, Target target) {
        var size = new Size(picture.width(), picture.height());
        var whole = new Box(0, 0, picture.width(), picture.height());
        double smallest = Math.min(1, (double) caps.smallestEdge() / size.longerEdge());
        double factor = SMALLEST_SHRINK;
        while (true) {
            factor = Math.max(smallest, factor);
            Size next = size.scaled(factor);
            Pixels scaled = Resampler.resample(picture, whole, next.width(), next.height(), deadline);
            int colours = factor <= smallest ? FEWEST : flat ? COLOURS_WHEN_SMALLER_AND_FLAT : COLOURS_WHEN_SMALLER;
            Rendition rendition = indexed(scaled, new Indexer(Palette.of(histogram(scaled), colours)), !flat, target);
            if (rendition.fits() || factor <= smallest) {
                return rendition;
            }
            double ratio = (double) target.byteLimit() / rendition.bytes().length;
            factor *= Math.clamp(Math.sqrt(Math.pow(ratio, 1 / AREA_POWER)), LARGEST_SHRINK, SMALLEST_SHRINK);
        }
    }

    private static Histogram histogram(Pixels picture) {
        var histogram = new Histogram();
        histogram.add(picture);
        return histogram;
    }

    private Rendition trueColour(Pixels picture, Target target) {
        byte[] bytes = PngWriter.trueColour(picture, target.byteLimit(), deadline);
        return rendition(bytes, picture, new Plan.Png(0), Set.of(), target);
    }

    private Rendition indexed(Pixels picture, Indexer indexer, boolean dithered, Target target) {
        Palette palette = indexer.palette();
        boolean plain = palette.exact() || !dithered;
        byte[] indexes = plain ? indexer.plain(picture, deadline) : indexer.dithered(picture, deadline);
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
