package org.cardwire.lint;

/**
 * Pixels of ink that touch each other.
 *
 * @param right the column behind it
 * @param bottom the row below it
 * @param light how light its pixels are on the average
 */
record Shape(int left, int top, int right, int bottom, double light) {
    int height() {
        return bottom - top;
    }

    int width() {
        return right - left;
    }

    /** Whether it may be the next letter of a line: about as tall, at the same level, and not far to the right. */
    boolean follows(Shape before) {
        int lower = Math.min(height(), before.height());
        int taller = Math.max(height(), before.height());
        int level = Math.min(bottom, before.bottom) - Math.max(top, before.top);
        int gap = left - before.right;
        return 2 * level > lower && 2 * lower > taller && gap < 1.2 * taller && gap > -0.5 * taller;
    }
}
