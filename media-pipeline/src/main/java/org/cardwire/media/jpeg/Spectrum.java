package org.cardwire.media.jpeg;

import java.util.List;

/**
 * How many coefficients of a picture are how large against the quantisation table, so that how many survive at any scale
 * is known without quantising. Bits follow the count of survivors nearly straight (the rho domain of He and Mitra, 2001),
 * which tells a search where to begin and where to go on.
 */
final class Spectrum {
    /** Bits of a surviving value and of a block's DC value and end, as photographs have them within a fifth. */
    private static final double BITS_PER_SURVIVOR = 5;

    private static final double BITS_PER_BLOCK = 3;
    /** A value survives from half a step on. */
    private static final double HALF = 0.5;

    private static final int CLASSES_PER_OCTAVE = 16;
    private static final int CLASS_BITS = Float.PRECISION - 1 - Integer.numberOfTrailingZeros(CLASSES_PER_OCTAVE);
    private static final int OCTAVES = 32;
    private static final int CLASSES = OCTAVES * CLASSES_PER_OCTAVE;
    /** The class of 2^-16, under which nothing ever survives. */
    private static final int FIRST = (Float.MAX_EXPONENT - OCTAVES / 2) * CLASSES_PER_OCTAVE;

    /** Values as large as the class or larger. */
    private final long[] atLeast = new long[CLASSES + 2];

    private final long blocks;

    Spectrum(List<Component> components, Chroma chroma) {
        long all = 0;
        for (int c = 0; c < components.size(); c++) {
            short[] dct = components.get(c).dct;
            add(dct, chroma.coarser(c));
            all += dct.length / 64;
        }
        for (int i = CLASSES - 1; i >= 0; i--) {
            atLeast[i] += atLeast[i + 1];
        }
        blocks = all;
    }

    private void add(short[] dct, double coarser) {
        float[] inverse = new float[64];
        for (int i = 1; i < 64; i++) {
            inverse[i] = (float) (1 / (QuantTable.exact(i) * coarser * Component.FRACTION));
        }
        for (int i = 0; i < dct.length; i++) {
            float size = Math.abs(dct[i] * inverse[i & 63]);
            if (size > 0) {
                atLeast[Math.clamp((Float.floatToRawIntBits(size) >>> CLASS_BITS) - FIRST, 0, CLASSES - 1)]++;
            }
        }
    }

    /** AC values of a block, on average, that are not rounded to zero when the table is scaled so. */
    double survivors(double scale) {
        double size = scale * HALF;
        int octave = Math.getExponent(size);
        double place = (octave + Float.MAX_EXPONENT + Math.scalb(size, -octave) - 1) * CLASSES_PER_OCTAVE - FIRST;
        double inside = Math.clamp(place, 0, CLASSES);
        int index = (int) inside;
        double part = inside - index;
        return ((1 - part) * atLeast[index] + part * atLeast[index + 1]) / blocks;
    }

    /** A first guess; what a file really takes is a fairly constant multiple of it. */
    double bytes(double scale) {
        return blocks * (BITS_PER_BLOCK + BITS_PER_SURVIVOR * survivors(scale)) / Byte.SIZE;
    }

    /** The finest scale, within bounds, whose guess is at most so many bytes. */
    double scale(double bytes, double finest, double coarsest) {
        double low = Math.log(finest);
        double high = Math.log(coarsest);
        for (int i = 0; i < 20; i++) {
            double middle = (low + high) / 2;
            if (bytes(Math.exp(middle)) > bytes) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(high);
    }
}
