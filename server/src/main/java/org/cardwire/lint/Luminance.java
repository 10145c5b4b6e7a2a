package org.cardwire.lint;

import java.awt.image.BufferedImage;

/** How light each pixel of a picture is, from 0 to 255, and on the average of any rectangle at once (a summed-area table). */
final class Luminance {
    final int width;
    final int height;

    private final int[] light;
    private final long[] sums;

    Luminance(BufferedImage picture) {
        this.width = picture.getWidth();
        this.height = picture.getHeight();
        this.light = picture.getRGB(0, 0, width, height, null, 0, width);
        this.sums = new long[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            long row = 0;
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                light[at] = luma(light[at]);
                row += light[at];
                sums[corner(x + 1, y + 1)] = sums[corner(x + 1, y)] + row;
            }
        }
    }

    /** ITU-R BT.601. */
    private static int luma(int rgb) {
        return ((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) / 1000;
    }

    int at(int x, int y) {
        return light[y * width + x];
    }

    /** Of the square around a pixel, as far as it lies in the picture. */
    double around(int x, int y, int reach) {
        int left = Math.max(0, x - reach);
        int top = Math.max(0, y - reach);
        int right = Math.min(width, x + reach + 1);
        int bottom = Math.min(height, y + reach + 1);
        long sum = sums[corner(right, bottom)]
                - sums[corner(right, top)]
                - sums[corner(left, bottom)]
                + sums[corner(left, top)];
        return (double) sum / ((right - left) * (bottom - top));
    }

    private int corner(int x, int y) {
        return y * (width + 1) + x;
    }
}
