package org.cardwire.media.pixels;

/** A rectangle of pixels, never empty. */
public record Box(int x, int y, int width, int height) {
    public Box {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("a box has a corner in the picture and at least one pixel");
        }
    }
}
