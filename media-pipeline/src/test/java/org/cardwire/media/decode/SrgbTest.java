package org.cardwire.media.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.util.Random;
import org.cardwire.media.pixels.RowSink;
import org.junit.jupiter.api.Test;

class SrgbTest {
    private static final int PARAMETRIC = 0x70617261;
    private static final int CURVE = 0x63757276;
    private static final double[][] ADOBE_RGB = {
        {0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}
    };
    private static final double[][] DISPLAY_P3 = {
        {0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}
    };

    @Test
    void adobeRgbComesOutAsThePlatformsEngineSaysIt() {
        assertAgrees(profile(ADOBE_RGB, tag(CURVE, 1, 563)));
    }

    @Test
    void displayP3ComesOutAsThePlatformsEngineSaysIt() {
        ByteBuffer curve = ByteBuffer.allocate(32).putInt(PARAMETRIC).putInt(0).putInt(3 << 16);
        for (double parameter : new double[] {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) {
            curve.putInt((int) Math.round(parameter * 65536));
        }
        assertAgrees(profile(DISPLAY_P3, curve.array()));
    }

    @Test
    void sampledCurvesComeOutAsThePlatformsEngineSaysThem() {
        ByteBuffer curve =
                ByteBuffer.allocate(12 + 2 * 64).putInt(CURVE).putInt(0).putInt(64);
        for (int i = 0; i < 64; i++) {
            curve.putShort((short) Math.round(65535 * Math.pow(i / 63.0, 1.8)));
        }
        assertAgrees(profile(ADOBE_RGB, curve.array()));
    }

    @Test
    void srgbUnderAnotherNameCostsNothing() {
        RowSink sink = row -> {};
        ICC_Profile srgb = ICC_Profile.getInstance(
                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());

        assertThat(Srgb.before(sink, srgb, 10)).isSameAs(sink);
    }

    private static void assertAgrees(ICC_Profile profile) {
        int[] colours = new Random(3).ints(5000).map(rgb -> rgb | 0xFF000000).toArray();
        int[][] found = new int[2][];
        Srgb.before(row -> found[0] = row.clone(), profile, colours.length).row(colours);
        Srgb.engine(row -> found[1] = row.clone(), profile, colours.length).row(colours);
        assertThat(MatrixProfile.before(row -> {}, profile, 10)).isPresent();
        for (int i = 0; i < colours.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                assertThat(found[0][i] >> shift & 255)
                        .isBetween((found[1][i] >> shift & 255) - 2, (found[1][i] >> shift & 255) + 2);
            }
        }
    }

    private static ICC_Profile profile(double[][] colorants, byte[] curve) {
        ICC_Profile profile = ICC_Profile.getInstance(
                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        int[] columns = {
            ICC_Profile.icSigRedColorantTag, ICC_Profile.icSigGreenColorantTag, ICC_Profile.icSigBlueColorantTag
        };
        int[] curves = {ICC_Profile.icSigRedTRCTag, ICC_Profile.icSigGreenTRCTag, ICC_Profile.icSigBlueTRCTag};
        for (int i = 0; i < 3; i++) {
            ByteBuffer xyz = ByteBuffer.allocate(20).putInt(0x58595A20).putInt(0);
            for (double value : colorants[i]) {
                xyz.putInt((int) Math.round(value * 65536));
            }
            profile.setData(columns[i], xyz.array());
            profile.setData(curves[i], curve);
        }
        return profile;
    }

    private static byte[] tag(int type, int count, int value) {
        return ByteBuffer.allocate(14)
                .putInt(type)
                .putInt(0)
                .putInt(count)
                .putShort((short) value)
                .array();
    }
}
