package org.cardwire.media.pixels;

/** How stored pixels must be turned to stand upright: the eight values of EXIF tag 0x0112 (Exif 2.32, 4.6.4). */
public enum Orientation {
    UPRIGHT,
    MIRRORED,
    HALF_TURN,
    FLIPPED,
    TRANSPOSED,
    QUARTER_TURN,
    TRANSVERSED,
    THREE_QUARTER_TURN;

    /** Values outside 1 to 8 mean upright, as viewers take them. */
    public static Orientation ofExif(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
    }

    /** Whether width and height change places. */
    public boolean swapsAxes() {
        return ordinal() >= TRANSPOSED.ordinal();
    }

    /** The stored column of the pixel that is shown at (x, y), where {@code width} and {@code height} are as stored. */
    int storedX(int x, int y, int width, int height) {
        return switch (this) {
            case UPRIGHT, FLIPPED -> x;
            case MIRRORED, HALF_TURN -> width - 1 - x;
            case TRANSPOSED, QUARTER_TURN -> y;
            case TRANSVERSED, THREE_QUARTER_TURN -> width - 1 - y;
        };
    }

    /** The stored row of the pixel that is shown at (x, y). */
    int storedY(int x, int y, int width, int height) {
        return switch (this) {
            case UPRIGHT, MIRRORED -> y;
            case HALF_TURN, FLIPPED -> height - 1 - y;
            case TRANSPOSED, THREE_QUARTER_TURN -> x;
            case QUARTER_TURN, TRANSVERSED -> height - 1 - x;
        };
    }

    /** The stored rectangle of a rectangle given as shown. */
    public Box stored(Box shown, int width, int height) {
        int x1 = shown.x();
        int y1 = shown.y();
        int x2 = x1 + shown.width() - 1;
        int y2 = y1 + shown.height() - 1;
        int ax = storedX(x1, y1, width, height);
        int ay = storedY(x1, y1, width, height);
        int bx = storedX(x2, y2, width, height);
        int by = storedY(x2, y2, width, height);
        return new Box(Math.min(ax, bx), Math.min(ay, by), Math.abs(ax - bx) + 1, Math.abs(ay - by) + 1);
    }

    /** Where the pixel that is stored at (x, y) stands in the picture as shown, counted row by row. */
    int shown(int x, int y, int width, int height) {
        return switch (this) {
            case UPRIGHT -> y * width + x;
            case MIRRORED -> y * width + width - 1 - x;
            case HALF_TURN -> (height - 1 - y) * width + width - 1 - x;
            case FLIPPED -> (height - 1 - y) * width + x;
            case TRANSPOSED -> x * height + y;
            case QUARTER_TURN -> x * height + height - 1 - y;
            case TRANSVERSED -> (width - 1 - x) * height + height - 1 - y;
            case THREE_QUARTER_TURN -> (width - 1 - x) * height + y;
        };
    }

    public Pixels upright(Pixels stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        var turned = new Upright(this, stored.width(), stored.height(), stored.opaque());
        stored.rows(turned);
        return turned.result();
    }
}
