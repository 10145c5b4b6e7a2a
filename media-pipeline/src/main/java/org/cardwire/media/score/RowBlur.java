package org.cardwire.media.score;

/** The blur along a row; beyond its ends everything is 0. */
final class RowBlur {
    private final int width;
    private final float[] padded;
    private final float[] inputs;
    private final float[] first;
    private final float[] third;
    private final float[] fifth;

    RowBlur(int width) {
        this.width = width;
        this.padded = new float[Cosine.SPAN + width + Cosine.BEHIND];
        this.inputs = new float[width + Cosine.BEHIND];
        this.first = new float[width + Cosine.BEHIND];
        this.third = new float[width + Cosine.BEHIND];
        this.fifth = new float[width + Cosine.BEHIND];
    }

    void blur(float[] row, float[] into) {
        System.arraycopy(row, 0, padded, Cosine.SPAN, width);
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = padded[i] + padded[i + Cosine.SPAN];
        }
        Cosine.FIRST.run(inputs, first, width);
        Cosine.THIRD.run(inputs, third, width);
        Cosine.FIFTH.run(inputs, fifth, width);
        for (int x = 0; x < width; x++) {
            int at = x + Cosine.BEHIND;
            into[x] = first[at] + (third[at] + fifth[at]);
        }
    }
}
