package org.cardwire.media.decode.jpeg;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** Four inks to sRGB by the profile of the press that they are meant for. */
final class ProfiledInks implements RowColours {
    private static final int INKS = 4;

    private final ColorConvertOp op;
    private final boolean transformed;
    private final WritableRaster inks;
    private final WritableRaster colours;
    private final byte[] ink;
    private final byte[] colour;

    /** @param transformed the first three inks went through the transform of {@link Colours#YCC} */
    private ProfiledInks(ICC_Profile profile, boolean transformed, int width) {
        this.op = new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
        this.transformed = transformed;
        this.inks = Raster.createInterleavedRaster(0, width, 1, INKS, null);
        this.colours = Raster.createInterleavedRaster(0, width, 1, 3, null);
        this.ink = new byte[width * INKS];
        this.colour = new byte[width * 3];
        op.filter(inks, colours);
    }

    /** Absent when the platform cannot use the profile. */
    static Optional<RowColours> of(ICC_Profile profile, boolean transformed, int width) {
        if (profile.getColorSpaceType() != ColorSpace.TYPE_CMYK) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProfiledInks(profile, transformed, width));
        } catch (CMMException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void row(byte[][] rows, int[] argb, int width) {
        (transformed ? Colours.YCC : Colours.RGB).row(rows, argb, width);
        int negative = transformed ? 0 : 255;
        for (int x = 0, i = 0; x < width; x++, i += INKS) {
            ink[i] = (byte) (argb[x] >> 16 ^ negative);
            ink[i + 1] = (byte) (argb[x] >> 8 ^ negative);
            ink[i + 2] = (byte) (argb[x] ^ negative);
            ink[i + 3] = (byte) ~rows[3][x];
        }
        inks.setDataElements(0, 0, width, 1, ink);
        op.filter(inks, colours);
        colours.getDataElements(0, 0, width, 1, colour);
        for (int x = 0, i = 0; x < width; x++, i += 3) {
            argb[x] = 0xFF000000 | (colour[i] & 255) << 16 | (colour[i + 1] & 255) << 8 | colour[i + 2] & 255;
        }
    }
}
