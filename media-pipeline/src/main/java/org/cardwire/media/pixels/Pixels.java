package org.cardwire.media.pixels;

/**
 * A picture in memory, 4 bytes a pixel: ARGB, not premultiplied, sRGB, row by row.
 *
 * @param argb the array itself, without a copy
 * @param opaque every alpha is 255
 */
public record Pixels(int width, int height, int[] argb, boolean opaque) {
    public Pixels {
        if (width < 1 || height < 1 || argb.length != width * height) {
            throw new IllegalArgumentException(width + "x" + height + " pixels need as many values");
        }
    }

    /** Gives every row to the sink. */
    public void rows(RowSink sink) {
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(argb, y * width, row, 0, width);
            sink.row(row);
        }
    }

    /** Laid on white, as a handset shows a picture without transparency. */
    public Pixels onWhite() {
        if (opaque) {
            return this;
        }
        int[] flat = new int[argb.length];
        for (int i = 0; i < flat.length; i++) {
            int alpha = argb[i] >>> 24;
            int red = over(argb[i] >> 16 & 255, alpha);
            int green = over(argb[i] >> 8 & 255, alpha);
            int blue = over(argb[i] & 255, alpha);
            flat[i] = 0xFF000000 | red << 16 | green << 8 | blue;
        }
        return new Pixels(width, height, flat, true);
    }

    private static int over(int value, int alpha) {
        return (value * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}
