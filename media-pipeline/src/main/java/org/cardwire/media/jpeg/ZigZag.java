package org.cardwire.media.jpeg;

/** The order in which a block's coefficients are written (T.81 figure A.6): from coarse to fine. */
final class ZigZag {
    /** Row-by-row index of each place in the order; not to be changed. */
    static final int[] ORDER = order();

    private ZigZag() {}

    private static int[] order() {
        int[] order = new int[64];
        int at = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            for (int i = 0; i <= diagonal; i++) {
                int row = diagonal % 2 == 0 ? diagonal - i : i;
                int column = diagonal - row;
                if (row < 8 && column < 8) {
                    order[at++] = row * 8 + column;
                }
            }
        }
        return order;
    }
}
