package org.cardwire.media;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.gif.GifWriter;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Histogram;
import org.cardwire.media.pixels.Indexer;
import org.cardwire.media.pixels.Palette;
import org.cardwire.media.pixels.Pixels;

/**
 * An animation, or a still, as GIF under the limit. What harms least is given up first: colours, then frames, then size.
 * Each step down keeps the size as long as a shrink of the whole would be bearable.
 */
final class GifRoute {
    /** How much is given up, and to what part of its width the picture may shrink before the next step is taken. */
    private record Step(int colours, int keptEvery, double leastFactor) {}

    private static final List<Step> STILL =
            List.of(new Step(255, 1, 1), new Step(128, 1, 0.9), new Step(64, 1, 0.7), new Step(32, 1, 0));
    private static final List<Step> MOVING = List.of(
            new Step(255, 1, 1),
            new Step(128, 1, 0.85),
            new Step(64, 1, 0.7),
            new Step(64, 2, 0.5),
            new Step(32, 3, 0));
    private static final double AREA_POWER = 0.9;
    private static final double AIM = 0.97;
    private static final double GOOD_FILL = 0.85;
    private static final double LARGEST_SHRINK = 0.25;
    private static final double SMALLEST_SHRINK = 0.97;
    private static final int MAX_TRIALS = 12;

    private final Caps caps;
    private final Deadline deadline;
    private int trials;

    GifRoute(Caps caps, Deadline deadline) {
        this.caps = caps;
        this.deadline = deadline;
    }

    /** @param full the largest size that the target allows */
    Rendition fit(Animation animation, boolean moving, Size full, Target target) throws DamagedException {
        double smallest = Math.min(1, (double) caps.smallestEdge() / full.longerEdge());
        List<Step> steps = moving ? MOVING : STILL;
        int at = 0;
        double factor = 1;
        double over = 1.0001;
        while (true) {
            Step step = steps.get(at);
            Rendition rendition = encode(animation, moving, full.scaled(factor), step, target);
            if (rendition.fits()) {
                return enlarged(rendition, animation, moving, full, step, factor, over, target);
            }
            if (factor <= smallest && at == steps.size() - 1) {
                return rendition;
            }
            double wanted = factor * shrink(target, rendition);
            over = factor;
            if (wanted < step.leastFactor && at < steps.size() - 1) {
                at++;
                over = 1.0001;
                factor = Math.max(wanted, Math.min(1, steps.get(at).leastFactor));
            } else {
                factor = Math.max(smallest, wanted);
            }
        }
    }

    /** A first file that fits may have been shrunk too much: try once more between it and what did not fit. */
    private Rendition enlarged(
            Rendition found,
            Animation animation,
            boolean moving,
            Size full,
            Step step,
            double factor,
            double over,
            Target target)
            throws DamagedException {
        double ratio = AIM * target.byteLimit() / found.bytes().length;
        double larger = Math.min(factor * Math.sqrt(Math.pow(ratio, 1 / AREA_POWER)), over * SMALLEST_SHRINK);
        if (found.bytes().length >= target.byteLimit() * GOOD_FILL || larger <= factor || trials >= MAX_TRIALS) {
            return found;
        }
        Rendition again = encode(animation, moving, full.scaled(Math.min(1, larger)), step, target);
        return again.fits() ? again : found;
    }

    private static double shrink(Target target, Rendition rendition) {
        double ratio = AIM * target.byteLimit() / rendition.bytes().length;
        return Math.clamp(Math.sqrt(Math.pow(ratio, 1 / AREA_POWER)), LARGEST_SHRINK, SMALLEST_SHRINK);
    }

    private Rendition encode(Animation animation, boolean moving, Size size, Step step, Target target)
            throws DamagedException {
        trials++;
        var seen = new Seen();
        int loops = animation.play(size, step.keptEvery, (frame, delay) -> seen.add(onOrOff(frame)));
        var palette = Palette.of(seen.histogram, step.colours);
        var indexer = new Indexer(palette);
        var writer = new GifWriter(size.width(), size.height(), palette, seen.opaque, loops);
        animation.play(size, step.keptEvery, (frame, delay) -> {
            Pixels pixels = onOrOff(frame);
            boolean plain = moving || palette.exact();
            writer.frame(plain ? indexer.plain(pixels, deadline) : indexer.dithered(pixels, deadline), delay);
        });
        byte[] bytes = writer.finish();
        Set<Plan.Loss> losses = EnumSet.noneOf(Plan.Loss.class);
        if (!palette.exact()) {
            losses.add(Plan.Loss.COLOURS);
        }
        if (step.keptEvery > 1 && moving) {
            losses.add(Plan.Loss.FRAMES);
        }
        var encoding = new Plan.Gif(seen.frames, step.keptEvery, palette.size());
        boolean fits = bytes.length <= target.byteLimit();
        return new Rendition(fits, bytes, size.width(), size.height(), encoding, trials, losses);
    }

    private static final class Seen {
        final Histogram histogram = new Histogram();
        boolean opaque = true;
        int frames;

        void add(Pixels frame) {
            histogram.add(frame);
            opaque &= frame.opaque();
            frames++;
        }
    }

    /** GIF knows no half transparency. */
    private static Pixels onOrOff(Pixels frame) {
        if (frame.opaque()) {
            return frame;
        }
        int[] hard = new int[frame.argb().length];
        boolean opaque = true;
        for (int i = 0; i < hard.length; i++) {
            hard[i] = frame.argb()[i] >>> 24 < 128 ? 0 : frame.argb()[i] | 0xFF000000;
            opaque &= hard[i] != 0;
        }
        return new Pixels(frame.width(), frame.height(), hard, opaque);
    }
}
