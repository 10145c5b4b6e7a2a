package org.cardwire.media;

/**
 * The shape that a picture is cut to, and the point of it that must stay in sight.
 *
 * @param aspectWidth with {@code aspectHeight} the shape, in lowest terms, such as 4 and 3
 * @param focusX 0 is the left edge and 1 the right, kept in thousandths
 * @param focusY 0 is the top and 1 the bottom, kept in thousandths
 */
public record Crop(int aspectWidth, int aspectHeight, double focusX, double focusY) {
    public Crop {
        if (aspectWidth < 1 || aspectHeight < 1) {
            throw new IllegalArgumentException("aspect " + aspectWidth + ":" + aspectHeight + " must be positive");
        }
        if (!(focusX >= 0 && focusX <= 1 && focusY >= 0 && focusY <= 1)) {
            throw new IllegalArgumentException("focus " + focusX + "," + focusY + " must lie between 0 and 1");
        }
        int divisor = greatestCommonDivisor(aspectWidth, aspectHeight);
        aspectWidth /= divisor;
        aspectHeight /= divisor;
        focusX = Math.round(focusX * 1000) / 1000.0;
        focusY = Math.round(focusY * 1000) / 1000.0;
    }

    /** Keeps the middle. */
    public static Crop to(int aspectWidth, int aspectHeight) {
        return new Crop(aspectWidth, aspectHeight, 0.5, 0.5);
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
