package org.cardwire.media.decode.jpeg;

import org.cardwire.media.decode.jpeg.Frame.Component;

/**
 * One component's coefficients while their scans come in: 2 bytes for each that is kept and 8 bytes a block that mark which
 * ones are not zero, because refining scans skip over those whether we keep their values or not.
 */
final class Coefficients {
    final Component component;
    final Kept kept;
    /** Blocks in a row, and rows, that the picture fills. */
    final int across;

    final int down;
    private final int pace;
    private final short[][] values;
    private final long[][] nonZero;

    Coefficients(Frame frame, Component component, Kept kept) {
        this.component = component;
        this.kept = kept;
        this.across = Frame.ceil(frame.samplesAcross(component, 8), 8);
        this.down = Frame.ceil(frame.samplesDown(component, 8), 8);
        this.pace = kept.edge * kept.edge + 1;
        int blocksAcross = frame.mcusAcross() * component.across();
        int blocksDown = frame.mcusDown() * component.down();
        this.values = new short[blocksDown][blocksAcross * pace];
        this.nonZero = new long[blocksDown][blocksAcross];
    }

    int size() {
        return nonZero[0].length;
    }

    short[] values(int row) {
        return values[row];
    }

    long[] nonZero(int row) {
        return nonZero[row];
    }

    /** Where a block's values start in its row; the last place is the spare one. */
    int start(int column) {
        return column * pace;
    }

    /** Dequantises a block; returns whether all but its first coefficient are zero. */
    boolean read(int row, int column, int[] steps, int[] block) {
        short[] from = values[row];
        int start = start(column);
        for (int i = 0; i < pace - 1; i++) {
            block[i] = from[start + i] * steps[i];
        }
        return (nonZero[row][column] & ~1L) == 0;
    }
}
