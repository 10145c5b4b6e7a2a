package org.cardwire.media;

import java.util.Set;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.jpeg.Care;
import org.cardwire.media.jpeg.Chroma;
import org.cardwire.media.jpeg.Coefficients;
import org.cardwire.media.jpeg.JpegSearch;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Resampler;

/**
 * A picture as JPEG under the limit. The size is chosen first, smaller where so many pixels would be coarse. Then the finest quantisation at that size is searched, with all the colour where bytes are plenty.
 */
final class JpegRoute {
    /** Guessed scale of the tables under which bytes buy more as colour samples than as finer steps. */
    private static final double FULL_COLOUR_UNDER = 0.1;
    /** Where not even the coarsest file fits. */
    private static final double LAST_SHRINK = 0.6;

    private final Caps caps;
    private final Deadline deadline;

    JpegRoute(Caps caps, Deadline deadline) {
        this.caps = caps;
        this.deadline = deadline;
    }

    /** @param picture opaque, at the largest size that the target allows and a phone shows */
    Rendition fit(Pixels picture, Target target) {
        var full = new Size(picture.width(), picture.height());
        double smallest = Math.min(1, (double) caps.smallestEdge() / full.longerEdge());
        double factor = 1;
        int trials = 0;
        while (true) {
            Pixels scaled = scaled(picture, full.scaled(factor));
            JpegSearch search = search(scaled, Chroma.HALF, target);
            double guess = search.guess(target.byteLimit());
            double smaller = Math.max(smallest, factor * JpegScale.factor(guess, bitsPerPixel(scaled, target)));
            if (smaller < factor) {
                factor = smaller;
                continue;
            }
            if (guess < FULL_COLOUR_UNDER) {
                search = search(scaled, Chroma.FULL, target);
            }
            var found = search.within(target.byteLimit());
            trials += found.trials();
            if (found.bytes().length <= target.byteLimit() || factor <= smallest) {
                return rendition(found, scaled, trials, target);
            }
            factor = Math.max(smallest, factor * LAST_SHRINK);
        }
    }

    private static double bitsPerPixel(Pixels pixels, Target target) {
        return (double) Byte.SIZE * target.byteLimit() / pixels.argb().length;
    }

    private Pixels scaled(Pixels picture, Size size) {
        var whole = new Box(0, 0, picture.width(), picture.height());
        return Resampler.resample(picture, whole, size.width(), size.height(), deadline);
    }

    private JpegSearch search(Pixels pixels, Chroma chroma, Target target) {
        boolean progressive = target.jpegMode() == JpegMode.PROGRESSIVE;
        return new JpegSearch(Coefficients.of(pixels, chroma, deadline), progressive, Care.THOROUGH, deadline);
    }

    private static Rendition rendition(JpegSearch.Encoded file, Pixels pixels, int trials, Target target) {
        boolean fits = file.bytes().length <= target.byteLimit();
        var encoding = new Plan.Jpeg(target.jpegMode(), file.tableScale());
        return new Rendition(fits, file.bytes(), pixels.width(), pixels.height(), encoding, trials, Set.of());
    }
}
