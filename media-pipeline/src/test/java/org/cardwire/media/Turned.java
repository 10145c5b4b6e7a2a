package org.cardwire.media;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;

/** Turns a picture the way a camera that was held so would have stored it, by the platform's own transforms. */
final class Turned {
    private Turned() {}

    /** The picture that EXIF orientation {@code exif} brings back upright. */
    static BufferedImage asStored(BufferedImage upright, int exif) {
        int width = upright.getWidth();
        int height = upright.getHeight();
        AffineTransform toStored = switch (exif) {
            case 1 -> new AffineTransform();
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, -1, 1, 0, 0, width);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, 1, -1, 0, height, 0);
            default -> throw new IllegalArgumentException("EXIF knows no orientation " + exif);
        };
        boolean sideways = exif >= 5;
        var stored = new BufferedImage(sideways ? height : width, sideways ? width : height, upright.getType());
        new AffineTransformOp(toStored, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(upright, stored);
        return stored;
    }
}
