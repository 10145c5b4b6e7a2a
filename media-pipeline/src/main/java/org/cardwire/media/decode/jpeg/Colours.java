package org.cardwire.media.decode.jpeg;

import java.util.List;
import org.cardwire.media.decode.jpeg.Frame.Component;

/** How a JPEG's components make red, green and blue. Inks are stored as Adobe does, with 255 for none. */
enum Colours implements RowColours {
    GREY {
        @Override
        public void row(byte[][] rows, int[] argb, int width) {
            byte[] grey = rows[0];
            for (int x = 0; x < width; x++) {
                argb[x] = OPAQUE | (grey[x] & 255) * 0x010101;
            }
        }
    },
    RGB {
        @Override
        public void row(byte[][] rows, int[] argb, int width) {
            byte[] red = rows[0];
            byte[] green = rows[1];
            byte[] blue = rows[2];
            for (int x = 0; x < width; x++) {
                argb[x] = OPAQUE | (red[x] & 255) << 16 | (green[x] & 255) << 8 | blue[x] & 255;
            }
        }
    },
    YCC {
        @Override
        public void row(byte[][] rows, int[] argb, int width) {
            byte[] luma = rows[0];
            byte[] blueness = rows[1];
            byte[] redness = rows[2];
            for (int x = 0; x < width; x++) {
                int y = luma[x] & 255;
                int cb = (blueness[x] & 255) - 128;
                int cr = (redness[x] & 255) - 128;
                int red = Math.clamp(y + (RED_CR * cr + HALF >> 16), 0, 255);
                int green = Math.clamp(y + (HALF - GREEN_CB * cb - GREEN_CR * cr >> 16), 0, 255);
                int blue = Math.clamp(y + (BLUE_CB * cb + HALF >> 16), 0, 255);
                argb[x] = OPAQUE | red << 16 | green << 8 | blue;
            }
        }
    },
    /** Cyan, magenta, yellow and black, as if each ink took away all of its own light and nothing else. */
    INKS {
        @Override
        public void row(byte[][] rows, int[] argb, int width) {
            RGB.row(rows, argb, width);
            darken(rows[3], argb, width);
        }
    },
    /** Inks whose first three went through the transform of {@link #YCC}. */
    YCC_INKS {
        @Override
        public void row(byte[][] rows, int[] argb, int width) {
            YCC.row(rows, argb, width);
            for (int x = 0; x < width; x++) {
                argb[x] ^= 0xFFFFFF;
            }
            darken(rows[3], argb, width);
        }
    };

    private static final int OPAQUE = 0xFF000000;
    private static final int HALF = 1 << 15;
    private static final int RED_CR = 91_881;
    private static final int GREEN_CB = 22_554;
    private static final int GREEN_CR = 46_802;
    private static final int BLUE_CB = 116_130;

    /** As libjpeg guesses: Adobe's mark first, then the components' names. */
    static Colours of(List<Component> components, boolean jfif, int transform) {
        return switch (components.size()) {
            case 1 -> GREY;
            case 4 -> transform == 2 ? YCC_INKS : INKS;
            default -> {
                boolean named = components.get(0).id() == 'R'
                        && components.get(1).id() == 'G'
                        && components.get(2).id() == 'B';
                yield !jfif && (transform == 0 || transform < 0 && named) ? RGB : YCC;
            }
        };
    }

    private static void darken(byte[] black, int[] argb, int width) {
        for (int x = 0; x < width; x++) {
            int light = black[x] & 255;
            int red = (argb[x] >> 16 & 255) * light / 255;
            int green = (argb[x] >> 8 & 255) * light / 255;
            int blue = (argb[x] & 255) * light / 255;
            argb[x] = OPAQUE | red << 16 | green << 8 | blue;
        }
    }
}
