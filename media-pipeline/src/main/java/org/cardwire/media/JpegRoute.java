package org.cardwire.media;

import java.util.Set;
import java.util.function.Function;
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
 * A picture as JPEG under the limit. Its size is chosen first, smaller where so many pixels would be coarse; then the
 * finest quantisation at that size is searched, with all of the colour where bytes are plenty.
 */
final class JpegRoute {
    /** Where not even the coarsest file fits. */
    private static final double LAST_SHRINK = 0.6;

    /** Finer tables, about those of quality 95, add at most two points of the score and double the file. */
    private static final double FINEST_SEEN = 0.1;

    private final Caps caps;
    private final Care care;
    private final Deadline deadline;

    JpegRoute(Caps caps, Care care, Deadline deadline) {
        this.caps = caps;
        this.care = care;
        this.deadline = deadline;
    }

    /** @param view opaque, at the largest size that the target allows and a phone shows */
    Rendition fit(View view, Target target) {
        Pixels picture = view.pixels();
        var full = new Size(picture.width(), picture.height());
        double smallest = Math.min(1, (double) caps.smallestEdge() / full.longerEdge());
        double factor = 1;
        int trials = 0;
        while (true) {
            Pixels scaled = scaled(picture, full.scaled(factor));
            JpegSearch search = search(
                    factor < 1 ? chroma -> Coefficients.of(scaled, chroma, deadline) : view::coefficients, target);
            double tableScale = search.guess(target.byteLimit());
            double smaller = Math.max(smallest, factor * JpegScale.factor(tableScale, bitsPerPixel(scaled, target)));
            if (smaller < factor) {
                factor = smaller;
                continue;
            }
            int limit = target.sparing() ? Math.min(target.byteLimit(), search.bytes(FINEST_SEEN)) : target.byteLimit();
            var found = search.within(limit);
            trials += found.trials();
            if (found.bytes().length <= target.byteLimit() || factor <= smallest) {
                return rendition(found, scaled, trials, target).shown(_ -> search.shown(found));
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

    private JpegSearch search(Function<Chroma, Coefficients> picture, Target target) {
        boolean progressive = target.jpegMode() == JpegMode.PROGRESSIVE;
        return target.sparing()
                ? new JpegSearch(picture.apply(Chroma.HALF), progressive, care, deadline)
                : JpegSearch.of(picture, target.byteLimit(), progressive, care, deadline);
    }

    private static Rendition rendition(JpegSearch.Encoded file, Pixels pixels, int trials, Target target) {
        boolean fits = file.bytes().length <= target.byteLimit();
        var encoding = new Plan.Jpeg(target.jpegMode(), file.tableScale());
        return new Rendition(fits, file.bytes(), pixels.width(), pixels.height(), encoding, trials, Set.of());
    }
}
