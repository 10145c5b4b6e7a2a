package org.cardwire.media.pixels;

/** A picture that gives its rows from top to bottom, so that a large one need not be converted as a whole. */
public interface PixelRows {
    int width();

    int height();

    boolean opaque();

    /** Writes row {@code y} as ARGB, not premultiplied, into the first {@code width()} places. */
    void row(int y, int[] into);
}
