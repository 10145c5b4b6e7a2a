package org.cardwire.media.decode;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;

/** Brings pixels from a camera's or screen's colour space to sRGB, a strip at a time, after they were scaled down. */
public final class Srgb {
    private static final int STRIP = 64;

    private Srgb() {}

    /** A profile that the platform cannot use leaves the pixels as they are: slightly wrong colours, not a lost picture. */
    public static Pixels convert(Pixels pixels, ICC_Profile profile, Deadline deadline) {
        try {
            var op = new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
            int[] converted = new int[pixels.argb().length];
            for (int y = 0; y < pixels.height(); y += STRIP) {
                deadline.check();
                strip(op, pixels, y, Math.min(STRIP, pixels.height() - y), converted);
            }
            return new Pixels(pixels.width(), pixels.height(), converted, pixels.opaque());
        } catch (CMMException | IllegalArgumentException e) {
            return pixels;
        }
    }

    private static void strip(ColorConvertOp op, Pixels pixels, int y, int rows, int[] converted) {
        int start = y * pixels.width();
        int[] argb = pixels.argb();
        WritableRaster from = Raster.createInterleavedRaster(0, pixels.width(), rows, 3, null);
        WritableRaster to = from.createCompatibleWritableRaster();
        int[] values = new int[pixels.width() * rows * 3];
        for (int i = 0; i < values.length / 3; i++) {
            values[3 * i] = argb[start + i] >> 16 & 255;
            values[3 * i + 1] = argb[start + i] >> 8 & 255;
            values[3 * i + 2] = argb[start + i] & 255;
        }
        from.setPixels(0, 0, pixels.width(), rows, values);
        op.filter(from, to);
        to.getPixels(0, 0, pixels.width(), rows, values);
        for (int i = 0; i < values.length / 3; i++) {
            converted[start + i] =
                    argb[start + i] & 0xFF000000 | values[3 * i] << 16 | values[3 * i + 1] << 8 | values[3 * i + 2];
        }
    }
}
