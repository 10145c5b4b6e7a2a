package org.cardwire.media.svg;

import java.time.Duration;

/**
 * What a drawing may cost, looked at before anything draws it.
 *
 * @param bytes of the file
 * @param elements in it
 * @param depth of elements in each other
 * @param path characters of one path or list of points
 * @param text characters of all texts
 * @param work that drawing it causes: an element counts one, again wherever it is referred to, and more where it is a filter
 * @param imagePixels of all embedded pictures together
 * @param deadline wall time of drawing it once: then the child that does it is ended
 */
public record SvgCaps(
        int bytes, int elements, int depth, int path, int text, int work, int imagePixels, Duration deadline) {
    /** 4 MB, 40,000 elements 64 deep, paths of 400,000 characters, 20,000 of text, 200,000 steps, 16 megapixels, 10 seconds. */
    public static final SvgCaps DEFAULT =
            new SvgCaps(4 << 20, 40_000, 64, 400_000, 20_000, 200_000, 16_000_000, Duration.ofSeconds(10));

    public SvgCaps {
        if (bytes < 1 || elements < 1 || depth < 1 || path < 1 || text < 1 || work < 1 || imagePixels < 1) {
            throw new IllegalArgumentException("every cap is at least one");
        }
    }

    public SvgCaps withDeadline(Duration deadline) {
        return new SvgCaps(bytes, elements, depth, path, text, work, imagePixels, deadline);
    }
}
