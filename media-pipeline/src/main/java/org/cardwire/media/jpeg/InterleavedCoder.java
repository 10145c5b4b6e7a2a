package org.cardwire.media.jpeg;

/** Codes all components unit by unit: the DC differences, and in a baseline file the AC runs too (T.81 F.1.2). */
final class InterleavedCoder {
    /** Tables of a token: 0 and 1 for DC, 2 and 3 for AC, luma first. */
    static final int AC = 2;

    private static final int END_OF_BLOCK = 0x00;
    private static final int SIXTEEN_ZEROS = 0xF0;

    private final Quantised picture;
    private final Scan scan;
    private final Tokens tokens;
    private final int[] lastDc = new int[3];

    InterleavedCoder(Quantised picture, Scan scan, Tokens tokens) {
        this.picture = picture;
        this.scan = scan;
        this.tokens = tokens;
    }

    void run() {
        Coefficients source = picture.source;
        int step = source.chroma.step;
        for (int row = 0; row < source.unitsHigh; row++) {
            for (int column = 0; column < source.unitsWide; column++) {
                for (int i = 0; i < step * step; i++) {
                    block(0, column * step + i % step, row * step + i / step);
                }
                block(1, column, row);
                block(2, column, row);
            }
        }
    }

    private void block(int component, int column, int row) {
        int at = picture.source.components.get(component).at(column, row);
        short[] values = picture.values.get(component);
        int difference = values[at] - lastDc[component];
        lastDc[component] = values[at];
        int size = Bits.size(difference);
        tokens.symbol(Scan.slot(component), size, Bits.of(difference, size), size);
        if (scan.hasAc()) {
            ac(values, at, picture.occupied.get(component)[at / 64], AC + Scan.slot(component));
        }
    }

    private void ac(short[] values, int at, long occupied, int table) {
        int before = 0;
        for (long left = occupied; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            int zeros = i - before - 1;
            for (; zeros > 15; zeros -= 16) {
                tokens.symbol(table, SIXTEEN_ZEROS);
            }
            int size = Bits.size(values[at + i]);
            tokens.symbol(table, zeros << 4 | size, Bits.of(values[at + i], size), size);
            before = i;
        }
        if (before < 63) {
            tokens.symbol(table, END_OF_BLOCK);
        }
    }
}
