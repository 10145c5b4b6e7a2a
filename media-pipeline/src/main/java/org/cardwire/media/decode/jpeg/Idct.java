package org.cardwire.media.decode.jpeg;

/**
 * Coefficients of a block to its samples. For the smaller sizes the transform of that size is taken over the low
 * frequencies alone, which is the sharpest reduction that shows no alias. Arithmetic is that of libjpeg's accurate integer
 * transform (after Loeffler, Ligtenberg and Moschytz), so that full size gives the same bits.
 */
final class Idct {
    private static final int BITS = 13;
    private static final int EXTRA = 2;
    private static final int C_0_298 = 2446;
    private static final int C_0_390 = 3196;
    private static final int C_0_541 = 4433;
    private static final int C_0_765 = 6270;
    private static final int C_0_899 = 7373;
    private static final int C_1_175 = 9633;
    private static final int C_1_501 = 12299;
    private static final int C_1_847 = 15137;
    private static final int C_1_961 = 16069;
    private static final int C_2_053 = 16819;
    private static final int C_2_562 = 20995;
    private static final int C_3_072 = 25172;

    private final int[] work = new int[64];

    /** @param block dequantised, in natural order; {@code flat} says that all but the first are zero */
    void transform(Kept size, int[] block, boolean flat, byte[] out, int at, int stride) {
        if (flat || size == Kept.ONE) {
            flat(size.edge, sample(block[0] + 4 >> 3), out, at, stride);
            return;
        }
        switch (size) {
            case ONE -> throw new AssertionError("one sample is flat");
            case TWO -> two(block, out, at, stride);
            case FOUR -> four(block, out, at, stride);
            case EIGHT -> eight(block, out, at, stride);
        }
    }

    private static void flat(int edge, byte sample, byte[] out, int at, int stride) {
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                out[at + y * stride + x] = sample;
            }
        }
    }

    private static byte sample(int value) {
        return (byte) Math.clamp(value + 128, 0, 255);
    }

    private static void two(int[] in, byte[] out, int at, int stride) {
        int top = in[0] + in[2] + 4;
        int topSlope = in[1] + in[3];
        int low = in[0] - in[2] + 4;
        int lowSlope = in[1] - in[3];
        out[at] = sample(top + topSlope >> 3);
        out[at + 1] = sample(top - topSlope >> 3);
        out[at + stride] = sample(low + lowSlope >> 3);
        out[at + stride + 1] = sample(low - lowSlope >> 3);
    }

    private void four(int[] in, byte[] out, int at, int stride) {
        for (int c = 0; c < 4; c++) {
            int even = in[c] + in[c + 8] << EXTRA;
            int odd = in[c] - in[c + 8] << EXTRA;
            int z = (in[c + 4] + in[c + 12]) * C_0_541 + (1 << BITS - EXTRA - 1);
            int outer = z + in[c + 4] * C_0_765 >> BITS - EXTRA;
            int inner = z - in[c + 12] * C_1_847 >> BITS - EXTRA;
            work[c] = even + outer;
            work[c + 4] = odd + inner;
            work[c + 8] = odd - inner;
            work[c + 12] = even - outer;
        }
        int shift = BITS + EXTRA + 3;
        for (int r = 0, o = at; r < 16; r += 4, o += stride) {
            int even = (work[r] + work[r + 2] << BITS) + (1 << shift - 1);
            int odd = (work[r] - work[r + 2] << BITS) + (1 << shift - 1);
            int z = (work[r + 1] + work[r + 3]) * C_0_541;
            int outer = z + work[r + 1] * C_0_765;
            int inner = z - work[r + 3] * C_1_847;
            out[o] = sample(even + outer >> shift);
            out[o + 1] = sample(odd + inner >> shift);
            out[o + 2] = sample(odd - inner >> shift);
            out[o + 3] = sample(even - outer >> shift);
        }
    }

    private void eight(int[] in, byte[] out, int at, int stride) {
        for (int c = 0; c < 8; c++) {
            boolean steady =
                    (in[c + 8] | in[c + 16] | in[c + 24] | in[c + 32] | in[c + 40] | in[c + 48] | in[c + 56]) == 0;
            if (steady) {
                for (int i = c; i < 64; i += 8) {
                    work[i] = in[c] << EXTRA;
                }
            } else {
                column(in, c);
            }
        }
        for (int r = 0, o = at; r < 64; r += 8, o += stride) {
            row(r, out, o);
        }
    }

    private void column(int[] in, int c) {
        int z = (in[c + 16] + in[c + 48]) * C_0_541;
        int low = z - in[c + 48] * C_1_847;
        int high = z + in[c + 16] * C_0_765;
        int sum = (in[c] + in[c + 32] << BITS) + (1 << BITS - EXTRA - 1);
        int difference = (in[c] - in[c + 32] << BITS) + (1 << BITS - EXTRA - 1);
        int even0 = sum + high;
        int even1 = difference + low;
        int even2 = difference - low;
        int even3 = sum - high;

        int i7 = in[c + 56];
        int i5 = in[c + 40];
        int i3 = in[c + 24];
        int i1 = in[c + 8];
        int z5 = (i7 + i3 + i5 + i1) * C_1_175;
        int z1 = -(i7 + i1) * C_0_899;
        int z2 = -(i5 + i3) * C_2_562;
        int z3 = z5 - (i7 + i3) * C_1_961;
        int z4 = z5 - (i5 + i1) * C_0_390;
        int odd3 = i7 * C_0_298 + z1 + z3;
        int odd2 = i5 * C_2_053 + z2 + z4;
        int odd1 = i3 * C_3_072 + z2 + z3;
        int odd0 = i1 * C_1_501 + z1 + z4;

        int shift = BITS - EXTRA;
        work[c] = even0 + odd0 >> shift;
        work[c + 56] = even0 - odd0 >> shift;
        work[c + 8] = even1 + odd1 >> shift;
        work[c + 48] = even1 - odd1 >> shift;
        work[c + 16] = even2 + odd2 >> shift;
        work[c + 40] = even2 - odd2 >> shift;
        work[c + 24] = even3 + odd3 >> shift;
        work[c + 32] = even3 - odd3 >> shift;
    }

    private void row(int r, byte[] out, int o) {
        int shift = BITS + EXTRA + 3;
        int z = (work[r + 2] + work[r + 6]) * C_0_541;
        int low = z - work[r + 6] * C_1_847;
        int high = z + work[r + 2] * C_0_765;
        int sum = (work[r] + work[r + 4] << BITS) + (1 << shift - 1);
        int difference = (work[r] - work[r + 4] << BITS) + (1 << shift - 1);
        int even0 = sum + high;
        int even1 = difference + low;
        int even2 = difference - low;
        int even3 = sum - high;

        int i7 = work[r + 7];
        int i5 = work[r + 5];
        int i3 = work[r + 3];
        int i1 = work[r + 1];
        int z5 = (i7 + i3 + i5 + i1) * C_1_175;
        int z1 = -(i7 + i1) * C_0_899;
        int z2 = -(i5 + i3) * C_2_562;
        int z3 = z5 - (i7 + i3) * C_1_961;
        int z4 = z5 - (i5 + i1) * C_0_390;
        int odd3 = i7 * C_0_298 + z1 + z3;
        int odd2 = i5 * C_2_053 + z2 + z4;
        int odd1 = i3 * C_3_072 + z2 + z3;
        int odd0 = i1 * C_1_501 + z1 + z4;

        out[o] = sample(even0 + odd0 >> shift);
        out[o + 7] = sample(even0 - odd0 >> shift);
        out[o + 1] = sample(even1 + odd1 >> shift);
        out[o + 6] = sample(even1 - odd1 >> shift);
        out[o + 2] = sample(even2 + odd2 >> shift);
        out[o + 5] = sample(even2 - odd2 >> shift);
        out[o + 3] = sample(even3 + odd3 >> shift);
        out[o + 4] = sample(even3 - odd3 >> shift);
    }
}
