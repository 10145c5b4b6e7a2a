package org.cardwire.media.jpeg;

/** The forward 8x8 cosine transform of T.81 A.3.3 in the factorisation of Arai, Agui and Nakajima: 5 multiplications a row. */
final class Dct {
    private static final float C4 = (float) Math.cos(Math.PI / 4);
    private static final float C6 = (float) Math.cos(3 * Math.PI / 8);
    private static final float C2_MINUS_C6 = (float) (Math.cos(Math.PI / 8) - Math.cos(3 * Math.PI / 8));
    private static final float C2_PLUS_C6 = (float) (Math.cos(Math.PI / 8) + Math.cos(3 * Math.PI / 8));
    private static final float[] DESCALE = descale();

    private Dct() {}

    /** Replaces 64 samples, row by row and centred on 0, with their coefficients in the same layout. */
    static void forward(float[] block) {
        for (int row = 0; row < 64; row += 8) {
            pass(block, row, 1);
        }
        for (int column = 0; column < 8; column++) {
            pass(block, column, 8);
        }
        for (int i = 0; i < 64; i++) {
            block[i] *= DESCALE[i];
        }
    }

    private static void pass(float[] b, int at, int step) {
        int i1 = at + step;
        int i2 = i1 + step;
        int i3 = i2 + step;
        int i4 = i3 + step;
        int i5 = i4 + step;
        int i6 = i5 + step;
        int i7 = i6 + step;
        float sum07 = b[at] + b[i7];
        float dif07 = b[at] - b[i7];
        float sum16 = b[i1] + b[i6];
        float dif16 = b[i1] - b[i6];
        float sum25 = b[i2] + b[i5];
        float dif25 = b[i2] - b[i5];
        float sum34 = b[i3] + b[i4];
        float dif34 = b[i3] - b[i4];

        float evenSum = sum07 + sum34;
        float evenDif = sum07 - sum34;
        float midSum = sum16 + sum25;
        float midDif = sum16 - sum25;
        b[at] = evenSum + midSum;
        b[i4] = evenSum - midSum;
        float turned = (midDif + evenDif) * C4;
        b[i2] = evenDif + turned;
        b[i6] = evenDif - turned;

        float low = dif34 + dif25;
        float middle = dif25 + dif16;
        float high = dif16 + dif07;
        float shared = (low - high) * C6;
        float oddLow = C2_MINUS_C6 * low + shared;
        float oddHigh = C2_PLUS_C6 * high + shared;
        float oddMiddle = middle * C4;
        float plus = dif07 + oddMiddle;
        float minus = dif07 - oddMiddle;
        b[i5] = minus + oddLow;
        b[i3] = minus - oddLow;
        b[i1] = plus + oddHigh;
        b[i7] = plus - oddHigh;
    }

    private static float[] descale() {
        double[] line = new double[8];
        for (int i = 0; i < 8; i++) {
            line[i] = i == 0 ? 1 : Math.cos(i * Math.PI / 16) * Math.sqrt(2);
        }
        float[] table = new float[64];
        for (int i = 0; i < 64; i++) {
            table[i] = (float) (1 / (8 * line[i >> 3] * line[i & 7]));
        }
        return table;
    }
}
