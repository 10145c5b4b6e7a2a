package org.cardwire.media.decode;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.cardwire.media.pixels.RowSink;

/**
 * Brings rows to sRGB from a profile that is three curves and a matrix (ICC.1:2010, 8.3.3), as those of cameras, screens and
 * wide spaces are (Adobe RGB, Display P3, ProPhoto): three look-ups, nine products and three look-ups a pixel.
 */
final class MatrixProfile implements RowSink {
    private static final int CURVE = 0x63757276;
    private static final int PARAMETRIC = 0x70617261;
    private static final int FIXED_POINT = 1 << 16;
    private static final int STEPS = 1 << 14;
    /** Stored levels by which descriptions of sRGB differ. */
    private static final int SAME = 2;

    private static final int CUBE = 16;
    private static final int CUBE_STEP = 17;
    /** From the profile connection space, D50, to linear sRGB: the inverse of the sRGB profile's own matrix. */
    private static final double[][] TO_SRGB = {
        {3.1338561, -1.6168667, -0.4906146}, {-0.9787684, 1.9161415, 0.0334540}, {0.0719453, -0.2289914, 1.4052427}
    };

    private static final byte[] STORED = new byte[STEPS + 1];

    static {
        for (int i = 0; i <= STEPS; i++) {
            double amount = (double) i / STEPS;
            double value = amount <= 0.0031308 ? 12.92 * amount : 1.055 * Math.pow(amount, 1 / 2.4) - 0.055;
            STORED[i] = (byte) Math.round(255 * value);
        }
    }

    private final float[][] curves;
    private final float[] matrix;
    private final int[] converted;
    private final RowSink sink;

    private MatrixProfile(float[][] curves, float[] matrix, int width, RowSink sink) {
        this.curves = curves;
        this.matrix = matrix;
        this.converted = new int[width];
        this.sink = sink;
    }

    /** The sink itself where the profile is sRGB under another name; absent for one of another kind, or damaged. */
    static Optional<RowSink> before(RowSink sink, ICC_Profile profile, int width) {
        boolean tables = profile.getData(ICC_Profile.icSigAToB0Tag) != null;
        if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB || tables) {
            return Optional.empty();
        }
        try {
            float[][] curves = {
                curve(profile, ICC_Profile.icSigRedTRCTag),
                curve(profile, ICC_Profile.icSigGreenTRCTag),
                curve(profile, ICC_Profile.icSigBlueTRCTag)
            };
            float[] matrix = matrix(profile);
            return Optional.of(changes(curves, matrix) ? new MatrixProfile(curves, matrix, width, sink) : sink);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | CMMException e) {
            return Optional.empty();
        }
    }

    /** Whether any colour of a coarse cube comes out as another one. */
    private static boolean changes(float[][] curves, float[] matrix) {
        boolean[] found = {false};
        int[] cube = new int[CUBE * CUBE * CUBE];
        for (int i = 0; i < cube.length; i++) {
            cube[i] = i / (CUBE * CUBE) * CUBE_STEP << 16 | i / CUBE % CUBE * CUBE_STEP << 8 | i % CUBE * CUBE_STEP;
        }
        RowSink compare = converted -> {
            for (int i = 0; i < cube.length; i++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    found[0] |= Math.abs((cube[i] >> shift & 255) - (converted[i] >> shift & 255)) > SAME;
                }
            }
        };
        new MatrixProfile(curves, matrix, cube.length, compare).row(cube);
        return found[0];
    }

    @Override
    public void row(int[] argb) {
        for (int x = 0; x < converted.length; x++) {
            int pixel = argb[x];
            float red = curves[0][pixel >> 16 & 255];
            float green = curves[1][pixel >> 8 & 255];
            float blue = curves[2][pixel & 255];
            converted[x] = pixel & 0xFF000000
                    | stored(matrix[0] * red + matrix[1] * green + matrix[2] * blue) << 16
                    | stored(matrix[3] * red + matrix[4] * green + matrix[5] * blue) << 8
                    | stored(matrix[6] * red + matrix[7] * green + matrix[8] * blue);
        }
        sink.row(converted);
    }

    private static int stored(float amount) {
        return STORED[Math.clamp((int) (amount * STEPS + 0.5f), 0, STEPS)] & 255;
    }

    private static float[] matrix(ICC_Profile profile) {
        int[] columns = {
            ICC_Profile.icSigRedColorantTag, ICC_Profile.icSigGreenColorantTag, ICC_Profile.icSigBlueColorantTag
        };
        float[] matrix = new float[9];
        for (int column = 0; column < 3; column++) {
            ByteBuffer xyz = tag(profile, columns[column]);
            for (int row = 0; row < 3; row++) {
                for (int i = 0; i < 3; i++) {
                    matrix[3 * row + column] += (float) (TO_SRGB[row][i] * xyz.getInt(8 + 4 * i) / FIXED_POINT);
                }
            }
        }
        return matrix;
    }

    /** Amounts of light for the 256 stored values. */
    private static float[] curve(ICC_Profile profile, int signature) {
        ByteBuffer tag = tag(profile, signature);
        DoubleUnaryOperator function = switch (tag.getInt(0)) {
            case CURVE -> sampled(tag);
            case PARAMETRIC -> parametric(tag);
            default -> throw new IllegalArgumentException("a curve of another kind");
        };
        float[] amounts = new float[256];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = (float) Math.clamp(function.applyAsDouble(i / 255.0), 0, 1);
        }
        return amounts;
    }

    /** ICC.1:2010, 10.5: none is the identity, one is a power, more are samples. */
    private static DoubleUnaryOperator sampled(ByteBuffer tag) {
        int count = tag.getInt(8);
        if (count == 0) {
            return value -> value;
        } else if (count == 1) {
            double power = (tag.getShort(12) & 0xFFFF) / 256.0;
            return value -> Math.pow(value, power);
        }
        return value -> {
            double at = value * (count - 1);
            int low = Math.min(count - 2, (int) at);
            int first = tag.getShort(12 + 2 * low) & 0xFFFF;
            int second = tag.getShort(14 + 2 * low) & 0xFFFF;
            return (first + (second - first) * (at - low)) / 0xFFFF;
        };
    }

    /** ICC.1:2010, 10.15. */
    private static DoubleUnaryOperator parametric(ByteBuffer tag) {
        int type = tag.getShort(8);
        double[] p = new double[7];
        int[] parameters = {1, 3, 4, 5, 7};
        for (int i = 0; i < parameters[type]; i++) {
            p[i] = (double) tag.getInt(12 + 4 * i) / FIXED_POINT;
        }
        double edge = type == 0 ? 0 : type < 3 ? -p[2] / p[1] : p[4];
        double slope = type < 3 ? 0 : p[3];
        double above = type == 2 ? p[3] : type == 4 ? p[5] : 0;
        double below = type == 2 ? p[3] : type == 4 ? p[6] : 0;
        double scale = type == 0 ? 1 : p[1];
        return value -> value >= edge ? Math.pow(scale * value + p[2], p[0]) + above : slope * value + below;
    }

    private static ByteBuffer tag(ICC_Profile profile, int signature) {
        byte[] data = profile.getData(signature);
        if (data == null) {
            throw new IllegalArgumentException("the profile lacks a tag");
        }
        return ByteBuffer.wrap(data);
    }
}
