package org.cardwire.media.png;

import java.util.Arrays;

/** Tries the five filters on a row and keeps the one whose differences are smallest (PNG specification, section 9 and 12.7). */
final class FilteredRows {
    private static final int FILTERS = 5;

    private final int step;
    private byte[] above;
    private final byte[][] tried;

    FilteredRows(int rowBytes, int bytesPerPixel) {
        this.step = bytesPerPixel;
        this.above = new byte[rowBytes];
        this.tried = new byte[FILTERS][rowBytes + 1];
    }

    /** The filtered row with its filter byte in front; valid until the next call. */
    byte[] best(byte[] row) {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int filter = 0; filter < FILTERS; filter++) {
            long sum = apply(filter, row, tried[filter]);
            if (sum < least) {
                least = sum;
                best = filter;
            }
        }
        above = Arrays.copyOf(row, row.length);
        return tried[best];
    }

    private long apply(int filter, byte[] row, byte[] into) {
        into[0] = (byte) filter;
        long sum = 0;
        for (int i = 0; i < row.length; i++) {
            int left = i < step ? 0 : row[i - step] & 255;
            int up = above[i] & 255;
            int corner = i < step ? 0 : above[i - step] & 255;
            int guess = guess(filter, left, up, corner);
            into[i + 1] = (byte) (row[i] - guess);
            sum += Math.abs(into[i + 1]);
        }
        return sum;
    }

    private static int guess(int filter, int left, int up, int corner) {
        return switch (filter) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            default -> paeth(left, up, corner);
        };
    }

    private static int paeth(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
