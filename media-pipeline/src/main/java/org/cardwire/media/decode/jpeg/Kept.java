package org.cardwire.media.decode.jpeg;

import java.util.Arrays;

/**
 * Which coefficients of a block a decoding needs: the low frequencies of {@code edge} x {@code edge}, in natural order. All
 * others land in one spare place behind them.
 */
enum Kept {
    ONE(1),
    TWO(2),
    FOUR(4),
    EIGHT(8);

    final int edge;
    /** For each zigzag index the place in the block. */
    final int[] places = new int[64];

    Kept(int edge) {
        this.edge = edge;
        for (int k = 0; k < 64; k++) {
            int row = ZigZag.NATURAL[k] >> 3;
            int column = ZigZag.NATURAL[k] & 7;
            boolean low = row < edge && column < edge;
            places[k] = low ? row * edge + column : edge * edge;
        }
    }

    /** The largest of one, two, four and eight that is not over {@code edge}. */
    static Kept atMost(int edge) {
        return Arrays.stream(values())
                .filter(k -> k.edge <= edge)
                .reduce((a, b) -> b)
                .orElse(ONE);
    }

    int[] block() {
        return new int[edge * edge + 1];
    }
}
