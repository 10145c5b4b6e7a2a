package org.cardwire.media.score;

/**
 * One of the three truncated cosines whose sum stands for a Gaussian of sigma 1.5 (D. Charalampidis, "Recursive
 * implementation of the Gaussian filter using truncated cosine functions", 2016). Each is a recursion: an output is
 * {@code gain} times the input less {@code turn} times the output before, less the one before that. It never forgets a
 * rounding, so that another order of the operations gives another score; this is the reference implementation's.
 */
final class Cosine {
    static final Cosine FIRST = new Cosine(0.05529523572608663, -1.902113032590307);
    static final Cosine THIRD = new Cosine(-0.05883668702694999, -1.1755705045849463);
    static final Cosine FIFTH = new Cosine(0.012955819110517089, -1.2246467991473532e-16);

    /** An output is made of the sample that lies so far before it and the one so far behind it. */
    static final int BEFORE = 6;

    static final int BEHIND = 4;
    /** From the output made of one sample to the output that it is made of as well. */
    static final int SPAN = BEFORE + BEHIND;

    private static final int ONE_AT_A_TIME = 8;

    final float gain;
    final float turn;
    /** Four steps unrolled: how far they depend on the inputs since their start. */
    private final float[] a;
    /** On the last output before it. */
    private final float[] b;
    /** On the one before that. */
    private final float[] c;

    private Cosine(double n, double d) {
        gain = (float) n;
        turn = (float) d;
        a = floats(n, -d * n, d * d * n - n, -d * d * d * n + 2 * d * n);
        b = floats(-d, d * d - 1, -d * d * d + 2 * d, d * d * d * d - 3 * d * d + 1);
        c = floats(-1, d, -d * d + 1, d * d * d - 2 * d);
    }

    private static float[] floats(double... values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    /** Along a row of {@code width}: one output at a time near its ends, four at a time between. The first four are lead. */
    void run(float[] inputs, float[] outputs, int width) {
        int lead = Math.min(ONE_AT_A_TIME, width) + BEHIND;
        single(inputs, outputs, 0, lead);
        int rest = fourfold(inputs, outputs, lead, width - ONE_AT_A_TIME + 1 + BEHIND);
        single(inputs, outputs, rest, width + BEHIND);
    }

    private void single(float[] inputs, float[] outputs, int from, int to) {
        float p = from == 0 ? 0 : outputs[from - 1];
        float q = from == 0 ? 0 : outputs[from - 2];
        for (int i = from; i < to; i++) {
            float o = Math.fma(-turn, p, Math.fma(-1f, q, gain * inputs[i]));
            outputs[i] = o;
            q = p;
            p = o;
        }
    }

    private int fourfold(float[] inputs, float[] outputs, int from, int to) {
        float a0 = a[0];
        float a1 = a[1];
        float a2 = a[2];
        float a3 = a[3];
        float b0 = b[0];
        float b1 = b[1];
        float b2 = b[2];
        float b3 = b[3];
        float c0 = c[0];
        float c1 = c[1];
        float c2 = c[2];
        float c3 = c[3];
        float p = outputs[from - 1];
        float q = outputs[from - 2];
        int i = from;
        for (; i < to; i += 4) {
            float u0 = inputs[i];
            float u1 = inputs[i + 1];
            float u2 = inputs[i + 2];
            float u3 = inputs[i + 3];
            float o2 = Math.fma(a0, u2, Math.fma(a1, u1, a2 * u0));
            float o3 = Math.fma(a0, u3, Math.fma(a1, u2, Math.fma(a2, u1, a3 * u0)));
            outputs[i] = Math.fma(b0, p, Math.fma(c0, q, a0 * u0));
            outputs[i + 1] = Math.fma(b1, p, Math.fma(c1, q, Math.fma(a0, u1, a1 * u0)));
            o2 = Math.fma(b2, p, Math.fma(c2, q, o2));
            o3 = Math.fma(b3, p, Math.fma(c3, q, o3));
            outputs[i + 2] = o2;
            outputs[i + 3] = o3;
            q = o2;
            p = o3;
        }
        return i;
    }
}
