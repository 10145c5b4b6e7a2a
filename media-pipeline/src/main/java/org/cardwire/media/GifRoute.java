package org.cardwire.media;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.media.GifSearch.Step;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.gif.GifWriter;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Histogram;
import org.cardwire.media.pixels.Palette;
import org.cardwire.media.pixels.Pixels;

/** An animation, or a still, as GIF under the limit: encoded as {@link GifSearch} says until it is good enough. */
final class GifRoute {
    /** Pixels of all frames together that the first trial has at most. */
    private static final double QUICK = 3_000_000;
    /** Pixels of all frames together up to which they stay in memory for the next trial: 32 MB. */
    private static final long KEPT = 8_000_000;

    private final Caps caps;
    private final Deadline deadline;
    private Optional<Shape> last = Optional.empty();
    private int trials;

    GifRoute(Caps caps, Deadline deadline) {
        this.caps = caps;
        this.deadline = deadline;
    }

    /** @param full the largest size that the target allows */
    Rendition fit(Animation animation, Size full, Target target) throws DamagedException {
        Animation.Pace pace = animation.pace();
        double smallest = Math.min(1, (double) caps.smallestEdge() / full.longerEdge());
        var search = new GifSearch(target.byteLimit(), smallest, pace.framesPerSecond());
        Step first = search.first(Math.sqrt(QUICK / (pace.frames() * full.area())));
        Rendition best = encode(animation, full, first, target);
        Optional<Step> next = search.next(first, best.bytes().length);
        while (next.isPresent()) {
            Rendition made = encode(animation, full, next.get(), target);
            best = better(made, best);
            next = search.next(next.get(), made.bytes().length);
        }
        return best.after(trials);
    }

    /** The search goes on only where the size of what fits is not right yet: so the last that fits is the best, unless it is smaller. */
    private static Rendition better(Rendition made, Rendition best) {
        if (made.fits() != best.fits()) {
            return made.fits() ? made : best;
        }
        boolean larger = made.bytes().length > best.bytes().length;
        return larger == made.fits() ? made : best;
    }

    private Rendition encode(Animation animation, Size full, Step step, Target target) throws DamagedException {
        trials++;
        Shape shape = shape(animation, full.scaled(step.factor()), step.keptEvery());
        Palette palette = shape.palette(step.colours());
        Size size = shape.size;
        var writer = new GifWriter(size.width(), size.height(), palette, shape.opaque, shape.loops, step.loss());
        shape.play(animation, (frame, delay) -> {
            deadline.check();
            writer.frame(frame, delay);
        });
        byte[] bytes = writer.finish();
        Set<Plan.Loss> losses = EnumSet.noneOf(Plan.Loss.class);
        if (!palette.exact() || step.loss() > 0) {
            losses.add(Plan.Loss.COLOURS);
        }
        if (step.keptEvery() > 1 && shape.frames > 1) {
            losses.add(Plan.Loss.FRAMES);
        }
        var encoding = new Plan.Gif(shape.frames, step.keptEvery(), palette.size(), step.loss());
        boolean fits = bytes.length <= target.byteLimit();
        return new Rendition(fits, bytes, size.width(), size.height(), encoding, trials, losses);
    }

    private Shape shape(Animation animation, Size size, int keptEvery) throws DamagedException {
        if (last.isEmpty() || !last.get().size.equals(size) || last.get().keptEvery != keptEvery) {
            var shape = new Shape(size, keptEvery);
            shape.loops = animation.play(size, keptEvery, shape);
            last = Optional.of(shape);
        }
        return last.get();
    }

    /** An animation at one size: its colours, and while they are small its frames, for trials that differ in the loss alone. */
    private static final class Shape implements Animation.Viewer {
        private record Shown(Pixels frame, int delay) {}

        private final Size size;
        private final int keptEvery;
        private final Histogram histogram = new Histogram();
        private final Map<Integer, Palette> palettes = new HashMap<>();
        private final List<Shown> kept = new ArrayList<>();
        private boolean opaque = true;
        private int frames;
        private int loops;

        Shape(Size size, int keptEvery) {
            this.size = size;
            this.keptEvery = keptEvery;
        }

        @Override
        public void see(Pixels seen, int delay) {
            Pixels frame = onOrOff(seen);
            histogram.add(frame);
            opaque &= frame.opaque();
            frames++;
            if (frames * size.area() <= KEPT) {
                kept.add(new Shown(frame, delay));
            } else {
                kept.clear();
            }
        }

        Palette palette(int colours) {
            return palettes.computeIfAbsent(colours, most -> Palette.of(histogram, most));
        }

        void play(Animation animation, Animation.Viewer viewer) throws DamagedException {
            if (kept.isEmpty()) {
                animation.play(size, keptEvery, (frame, delay) -> viewer.see(onOrOff(frame), delay));
            }
            kept.forEach(shown -> viewer.see(shown.frame, shown.delay));
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
