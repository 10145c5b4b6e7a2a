package org.cardwire.media;

import org.cardwire.media.pixels.Box;
import org.cardwire.media.score.PhoneScore;

/** Arithmetic of shapes: what part of a picture is kept, and how large it may be shown. */
final class Sizes {
    private Sizes() {}

    record Size(int width, int height) {
        /** Both edges by one factor, at least one pixel each and never more than now. */
        Size scaled(double factor) {
            return new Size((int) Math.clamp(Math.round(width * factor), 1, width), (int)
                    Math.clamp(Math.round(height * factor), 1, height));
        }

        Size orLarger(Size other) {
            return other.width > width ? other : this;
        }

        int longerEdge() {
            return Math.max(width, height);
        }

        long area() {
            return (long) width * height;
        }
    }

    /** What a target keeps of a picture. */
    static Box cut(int width, int height, Target target) {
        return target.crop().map(crop -> cut(width, height, crop)).orElseGet(() -> new Box(0, 0, width, height));
    }

    /** The largest box of the crop's shape, as near to centred on the focus point as the picture's edges allow. */
    static Box cut(int width, int height, Crop crop) {
        double byWidth = (double) width * crop.aspectHeight() / crop.aspectWidth();
        int boxHeight = (int) Math.clamp(Math.round(byWidth), 1, height);
        double byHeight = (double) height * crop.aspectWidth() / crop.aspectHeight();
        int boxWidth = (int) Math.clamp(Math.round(byHeight), 1, width);
        int x = (int) Math.clamp(Math.round(crop.focusX() * width - boxWidth / 2.0), 0, width - boxWidth);
        int y = (int) Math.clamp(Math.round(crop.focusY() * height - boxHeight / 2.0), 0, height - boxHeight);
        return new Box(x, y, boxWidth, boxHeight);
    }

    /** The size at which a box is shown within a target's width and height; never enlarged, never more than a phone shows. */
    static Size within(Box box, Target target) {
        double factor = Math.min((double) target.maxWidth() / box.width(), (double) target.maxHeight() / box.height());
        return shown(box).width() <= factor * box.width()
                ? shown(box)
                : new Size(box.width(), box.height()).scaled(factor);
    }

    /** The size at which a phone shows a box; never enlarged. */
    static Size shown(Box box) {
        return new Size(box.width(), box.height()).scaled(Math.min(1, PhoneScore.factor(box.width(), box.height())));
    }
}
