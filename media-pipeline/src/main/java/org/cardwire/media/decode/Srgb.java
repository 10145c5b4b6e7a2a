package org.cardwire.media.decode;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.cardwire.media.pixels.RowSink;

/**
 * Brings rows from a camera's or screen's colour space to sRGB: quickly where the profile is a matrix, by the platform's
 * colour engine where it holds tables.
 */
public final class Srgb implements RowSink {
    private final ColorConvertOp op;
    private final RowSink sink;
    private final WritableRaster from;
    private final WritableRaster to;
    private final byte[] values;
    private final int[] converted;

    private Srgb(ICC_Profile profile, int width, RowSink sink) {
        this.op = new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
        this.sink = sink;
        this.from = Raster.createInterleavedRaster(0, width, 1, 3, null);
        this.to = Raster.createInterleavedRaster(0, width, 1, 3, null);
        this.values = new byte[3 * width];
        this.converted = new int[width];
        op.filter(from, to);
    }

    /** A profile that the platform cannot use leaves the rows as they are: slightly wrong colours, not a lost picture. */
    public static RowSink before(RowSink sink, ICC_Profile profile, int width) {
        return MatrixProfile.before(sink, profile, width).orElseGet(() -> engine(sink, profile, width));
    }

    static RowSink engine(RowSink sink, ICC_Profile profile, int width) {
        try {
            return new Srgb(profile, width, sink);
        } catch (CMMException | IllegalArgumentException e) {
            return sink;
        }
    }

    @Override
    public void row(int[] argb) {
        int width = converted.length;
        for (int x = 0, i = 0; x < width; x++, i += 3) {
            values[i] = (byte) (argb[x] >> 16);
            values[i + 1] = (byte) (argb[x] >> 8);
            values[i + 2] = (byte) argb[x];
        }
        from.setDataElements(0, 0, width, 1, values);
        op.filter(from, to);
        to.getDataElements(0, 0, width, 1, values);
        for (int x = 0, i = 0; x < width; x++, i += 3) {
            converted[x] =
                    argb[x] & 0xFF000000 | (values[i] & 255) << 16 | (values[i + 1] & 255) << 8 | values[i + 2] & 255;
        }
        sink.row(converted);
    }
}
