package org.cardwire.media.pixels;

/** A part of a picture whose edges may lie between pixels, as those of a cut do in a reduced picture. */
public record Region(double x, double y, double width, double height) {
    public Region {
        if (!(x >= 0 && y >= 0 && width > 0 && height > 0)) {
            throw new IllegalArgumentException("a region lies in a picture and is not empty");
        }
    }

    public static Region of(Box box) {
        return new Region(box.x(), box.y(), box.width(), box.height());
    }

    /** The same part of the picture at another size. */
    public Region scaled(double factor) {
        return new Region(x * factor, y * factor, width * factor, height * factor);
    }
}
