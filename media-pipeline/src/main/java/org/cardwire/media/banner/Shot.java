package org.cardwire.media.banner;

import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.cardwire.media.Broken;
import org.cardwire.media.Crop;
import org.cardwire.media.Effort;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Format;
import org.cardwire.media.JpegMode;
import org.cardwire.media.Plan;
import org.cardwire.media.Target;
import org.cardwire.media.Unfit;
import org.cardwire.media.decode.Decoder;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;

/**
 * A photograph, cut for its place so that its point of focus lies where no words are, as far as its edges allow.
 *
 * @param x where in its place the point came to lie, from 0 to 1; so is {@code y} from the top
 */
record Shot(BufferedImage image, double x, double y) {
    /** So much that nothing of it is lost; the banner is fitted to its carrier later. */
    private static final int BYTES = 4 << 20;

    private static final Set<Format> STILL = EnumSet.of(Format.JPEG, Format.PNG);
    /** Of the width or height: not worth cutting anew. */
    private static final double NEAR = 0.01;

    static final class NotReadable extends Exception {
        private static final long serialVersionUID = 1;

        NotReadable(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** @param scale pixels of a unit */
    static Shot of(Fitter fitter, BannerOrder.Photo photo, Layer.Photo place, double scale, Deadline deadline)
            throws NotReadable {
        int width = (int) Math.ceil(place.area().width() * scale);
        int height = (int) Math.ceil(place.area().height() * scale);
        Fitted centred = fitted(fitter, photo, width, height, photo.focusX(), photo.focusY());
        Aim aim = Aim.of(centred.plan(), photo, place);
        Fitted best = aim.asItIs() ? centred : fitted(fitter, photo, width, height, aim.focusX, aim.focusY);
        Plan.Cut cut = best.plan().cut();
        double x = (photo.focusX() * best.plan().sourceWidth() - cut.x()) / cut.width();
        double y = (photo.focusY() * best.plan().sourceHeight() - cut.y()) / cut.height();
        return new Shot(image(best, deadline), Math.clamp(x, 0, 1), Math.clamp(y, 0, 1));
    }

    /** What a crop must take for its focus, so that the photograph's lies in the free part of the place. */
    private record Aim(double focusX, double focusY, boolean asItIs) {
        static Aim of(Plan plan, BannerOrder.Photo photo, Layer.Photo place) {
            double freeX =
                    (place.free().x() + place.free().width() / 2 - place.area().x())
                            / place.area().width();
            double freeY =
                    (place.free().y() + place.free().height() / 2 - place.area().y())
                            / place.area().height();
            double partX = (double) plan.cut().width() / plan.sourceWidth();
            double partY = (double) plan.cut().height() / plan.sourceHeight();
            double x = Math.clamp(photo.focusX() - (freeX - 0.5) * partX, 0, 1);
            double y = Math.clamp(photo.focusY() - (freeY - 0.5) * partY, 0, 1);
            boolean noRoom = partX > 1 - NEAR && partY > 1 - NEAR;
            return new Aim(x, y, noRoom || Math.abs(x - photo.focusX()) + Math.abs(y - photo.focusY()) < NEAR);
        }
    }

    private static Fitted fitted(Fitter fitter, BannerOrder.Photo photo, int width, int height, double x, double y)
            throws NotReadable {
        var target =
                new Target(BYTES, width, height, STILL, JpegMode.BASELINE, Optional.of(new Crop(width, height, x, y)));
        return switch (fitter.fit(photo.media(), target, Effort.DRAFT)) {
            case Fitted fitted -> fitted;
            case Unfit unfit -> throw new NotReadable(unfit.code().name());
            case Broken broken -> throw new NotReadable(broken.code().name());
        };
    }

    private static BufferedImage image(Fitted fitted, Deadline deadline) throws NotReadable {
        try {
            Pixels pixels = Decoder.pixels(fitted.bytes(), fitted.format() == Format.JPEG ? "jpeg" : "png", deadline);
            var image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
            image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.argb(), 0, pixels.width());
            return image;
        } catch (DamagedException e) {
            throw new NotReadable(e.reason());
        }
    }
}
