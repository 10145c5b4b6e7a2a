package org.cardwire.media;

import java.util.Optional;
import java.util.Set;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.jpeg.Coefficients;
import org.cardwire.media.jpeg.JpegSearch;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Resampler;

/**
 * A picture as JPEG under the limit. The size is chosen first: the largest at which the coarsest bearable quantisation
 * fits, because fewer pixels look better than blocks. Then the finest quantisation at that size is searched.
 */
final class JpegRoute {
    /** Coarser than this, blocks show more than a smaller picture does (about quality 33). */
    private static final double COARSEST_BEARABLE = 1.5;
    /** The last resort at the smallest size: nearly every step at its highest value. */
    private static final double COARSEST = 12;
    /** File size grows with area to about this power, at one quantisation. */
    private static final double AREA_POWER = 0.85;

    private static final double LARGEST_SHRINK = 0.3;
    private static final double SMALLEST_SHRINK = 0.95;

    private final Caps caps;
    private final Deadline deadline;

    JpegRoute(Caps caps, Deadline deadline) {
        this.caps = caps;
        this.deadline = deadline;
    }

    /** @param picture opaque, at the largest size that the target allows */
    Rendition fit(Pixels picture, Target target) {
        var full = new Size(picture.width(), picture.height());
        double smallest = Math.min(1, (double) caps.smallestEdge() / full.longerEdge());
        double factor = 1;
        int trials = 0;
        while (true) {
            JpegSearch search = search(picture, full.scaled(factor), target);
            var start = search.at(factor > smallest ? COARSEST_BEARABLE : COARSEST);
            Optional<JpegSearch.Encoded> found = search.within(target.byteLimit(), start);
            if (found.isPresent()) {
                return rendition(
                        true,
                        found.get(),
                        full.scaled(factor),
                        trials + found.get().trials(),
                        target);
            }
            trials++;
            if (factor <= smallest) {
                return rendition(false, start, full.scaled(factor), trials, target);
            }
            double ratio = (double) target.byteLimit() / start.bytes().length;
            double shrink = Math.sqrt(Math.pow(ratio, 1 / AREA_POWER));
            factor = Math.max(smallest, factor * Math.clamp(shrink, LARGEST_SHRINK, SMALLEST_SHRINK));
        }
    }

    private JpegSearch search(Pixels picture, Size size, Target target) {
        var whole = new Box(0, 0, picture.width(), picture.height());
        Pixels scaled = Resampler.resample(picture, whole, size.width(), size.height(), deadline);
        boolean progressive = target.jpegMode() == JpegMode.PROGRESSIVE;
        return new JpegSearch(Coefficients.of(scaled, deadline), progressive, deadline);
    }

    private static Rendition rendition(boolean fits, JpegSearch.Encoded file, Size size, int trials, Target target) {
        var encoding = new Plan.Jpeg(target.jpegMode(), file.tableScale());
        return new Rendition(fits, file.bytes(), size.width(), size.height(), encoding, trials, Set.of());
    }
}
