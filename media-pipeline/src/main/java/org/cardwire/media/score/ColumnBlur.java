package org.cardwire.media.score;

/**
 * The blur down the columns, all of them at once: rows are put in from the top, and each comes out blurred
 * {@link Cosine#BEHIND} rows later. Above the first and below the last everything is 0.
 */
final class ColumnBlur {
    private final float[][] ring;
    private int next;
    private State first;
    private State third;
    private State fifth;

    /** What one cosine gave for the last row and the one before. */
    private record State(float[] last, float[] before) {
        State(int width) {
            this(new float[width], new float[width]);
        }

        State turned() {
            return new State(before, last);
        }
    }

    ColumnBlur(int width) {
        ring = new float[Cosine.SPAN][width];
        first = new State(width);
        third = new State(width);
        fifth = new State(width);
    }

    /** Puts in the next row, and gives the blurred one that lies {@link Cosine#BEHIND} above it. */
    void step(float[] row, float[] into) {
        float[] old = ring[next];
        step(row, old, first.last, first.before, third.last, third.before, fifth.last, fifth.before, into);
        first = first.turned();
        third = third.turned();
        fifth = fifth.turned();
        System.arraycopy(row, 0, old, 0, row.length);
        next = (next + 1) % ring.length;
    }

    private static void step(
            float[] row,
            float[] old,
            float[] p1,
            float[] q1,
            float[] p3,
            float[] q3,
            float[] p5,
            float[] q5,
            float[] into) {
        float n1 = Cosine.FIRST.gain;
        float n3 = Cosine.THIRD.gain;
        float n5 = Cosine.FIFTH.gain;
        float d1 = -Cosine.FIRST.turn;
        float d3 = -Cosine.THIRD.turn;
        float d5 = -Cosine.FIFTH.turn;
        for (int x = 0; x < into.length; x++) {
            float u = old[x] + row[x];
            float o1 = Math.fma(n1, u, Math.fma(d1, p1[x], -q1[x]));
            float o3 = Math.fma(n3, u, Math.fma(d3, p3[x], -q3[x]));
            float o5 = Math.fma(n5, u, Math.fma(d5, p5[x], -q5[x]));
            q1[x] = o1;
            q3[x] = o3;
            q5[x] = o5;
            into[x] = o1 + (o3 + o5);
        }
    }
}
