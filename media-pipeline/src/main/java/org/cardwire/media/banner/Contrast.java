package org.cardwire.media.banner;

/** Contrast of colours (WCAG 2.2, relative luminance and contrast ratio). Colours are 0xRRGGBB. */
final class Contrast {
    /** For text of any size (1.4.3, level AA). */
    static final double READABLE = 4.5;

    private static final int WHITE = 0xFFFFFF;
    private static final int NEAR_BLACK = 0x161616;
    private static final int BLACK = 0;
    private static final double STEP = 0.04;

    private Contrast() {}

    static double ratio(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    /** White where it can be read, as designers like it on colours, else nearly black, else black: one of them always can. */
    static int textOn(int ground) {
        if (ratio(WHITE, ground) >= READABLE) {
            return WHITE;
        }
        return ratio(NEAR_BLACK, ground) >= READABLE ? NEAR_BLACK : BLACK;
    }

    /** The colour itself, or as much darker or lighter as it takes to be read. */
    static int readable(int colour, int ground) {
        int towards = luminance(ground) > 0.18 ? BLACK : WHITE;
        int found = colour;
        for (double part = STEP; ratio(found, ground) < READABLE && part <= 1; part += STEP) {
            found = mixed(colour, towards, part);
        }
        return ratio(found, ground) < READABLE ? towards : found;
    }

    /** @param part of the other colour, 0 to 1 */
    static int mixed(int colour, int other, double part) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double value = (colour >> shift & 255) * (1 - part) + (other >> shift & 255) * part;
            mixed |= (int) Math.round(value) << shift;
        }
        return mixed;
    }
}
