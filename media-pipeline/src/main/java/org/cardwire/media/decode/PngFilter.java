package org.cardwire.media.decode;

import org.cardwire.media.header.DamagedException;

/** Undoes the prediction of a row's bytes (PNG specification, 3rd edition, section 9). */
final class PngFilter {
    private PngFilter() {}

    /**
     * @param row its first byte names the prediction
     * @param before the row above, already undone; zeros above the first
     * @param pixelBytes by how much the byte to the left is away
     */
    static void undo(byte[] row, byte[] before, int pixelBytes) throws DamagedException {
        switch (row[0]) {
            case 0 -> {}
            case 1 -> left(row, pixelBytes);
            case 2 -> above(row, before);
            case 3 -> mean(row, before, pixelBytes);
            case 4 -> nearest(row, before, pixelBytes);
            default -> throw DamagedException.corrupt("a row of the PNG has the unknown filter " + row[0]);
        }
    }

    private static void left(byte[] row, int distance) {
        for (int i = 1 + distance; i < row.length; i++) {
            row[i] += row[i - distance];
        }
    }

    private static void above(byte[] row, byte[] before) {
        for (int i = 1; i < row.length; i++) {
            row[i] += before[i];
        }
    }

    private static void mean(byte[] row, byte[] before, int distance) {
        for (int i = 1; i < row.length; i++) {
            int left = i > distance ? row[i - distance] & 255 : 0;
            row[i] += (byte) (left + (before[i] & 255) >> 1);
        }
    }

    /** Paeth's predictor: whichever of left, above and above left is nearest to left + above - above left. */
    private static void nearest(byte[] row, byte[] before, int distance) {
        for (int i = 1; i < row.length; i++) {
            int left = i > distance ? row[i - distance] & 255 : 0;
            int corner = i > distance ? before[i - distance] & 255 : 0;
            int above = before[i] & 255;
            int toLeft = Math.abs(above - corner);
            int toAbove = Math.abs(left - corner);
            int toCorner = Math.abs(left + above - 2 * corner);
            int predicted = toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
            row[i] += (byte) predicted;
        }
    }
}
