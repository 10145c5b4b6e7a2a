package org.cardwire.media;

import java.time.Duration;
import org.cardwire.media.svg.SvgCaps;

/**
 * What a source may cost, checked before the work that it would cause. A fit of a JPEG or PNG to 1440 pixels holds the
 * file, a master of 4 bytes a pixel after its reduction, a progressive JPEG's coefficients, at most 2 bytes a source pixel once it is reduced,
 * and about 40 bytes for each pixel of the rendition: measured, one of 20 megapixels, sequential, fits into a heap of 64 MB
 * (126 MB resident with all of the JVM), a progressive one of 17 megapixels into 80 MB (148 MB). Other formats, and
 * interlaced PNG, are decoded as a whole: 4 bytes for each source pixel, 8 where the file has 16 bits a channel. Masters
 * that are kept for the next target come on top; the fitter bounds them for all fits together.
 *
 * @param bytes size of the file
 * @param pixels width x height of a still, or of an animation's canvas
 * @param frames of an animation
 * @param framePixels pixels of all frames of an animation together
 * @param deadline CPU time of one fit of a picture, looked at between steps; on the clock it may take ten times as long
 * @param smallestEdge a rendition's longer edge, in pixels, under which nobody would recognise it
 * @param clips what films and sounds may cost
 * @param svg what drawings may cost, beside the bytes and the deadline
 */
public record Caps(
        long bytes,
        long pixels,
        int frames,
        long framePixels,
        Duration deadline,
        int smallestEdge,
        ClipCaps clips,
        SvgCaps svg) {
    /** 50 MB, 50 megapixels, 600 frames, 200 megapixels of frames, 30 seconds, 64 pixels. */
    public static final Caps DEFAULT = new Caps(50L << 20, 50_000_000, 600, 200_000_000, Duration.ofSeconds(30), 64);

    /** The usual caps for clips and drawings. */
    public Caps(long bytes, long pixels, int frames, long framePixels, Duration deadline, int smallestEdge) {
        this(bytes, pixels, frames, framePixels, deadline, smallestEdge, ClipCaps.DEFAULT, SvgCaps.DEFAULT);
    }

    public Caps {
        if (bytes < 1 || pixels < 1 || frames < 1 || framePixels < 1 || smallestEdge < 1 || !deadline.isPositive()) {
            throw new IllegalArgumentException("every cap is at least one");
        }
    }

    /** How much longer than its work a fit may take on a busy machine. */
    private static final int BACKSTOP = 10;

    /** Time on the clock after which a fit of a picture ends in any case. */
    Duration backstop() {
        return deadline.multipliedBy(BACKSTOP);
    }

    public Caps withDeadline(Duration deadline) {
        return new Caps(bytes, pixels, frames, framePixels, deadline, smallestEdge, clips, svg);
    }

    public Caps withClips(ClipCaps clips) {
        return new Caps(bytes, pixels, frames, framePixels, deadline, smallestEdge, clips, svg);
    }

    public Caps withSvg(SvgCaps svg) {
        return new Caps(bytes, pixels, frames, framePixels, deadline, smallestEdge, clips, svg);
    }
}
