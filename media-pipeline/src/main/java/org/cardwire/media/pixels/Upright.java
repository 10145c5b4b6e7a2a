package org.cardwire.media.pixels;

/** Gathers a picture's rows as they are stored into pixels that stand upright. */
public final class Upright implements RowSink {
    private final Orientation orientation;
    private final int width;
    private final int height;
    private final boolean opaque;
    private final int[] argb;
    private int seen;

    /** Width and height are as stored. */
    public Upright(Orientation orientation, int width, int height, boolean opaque) {
        this.orientation = orientation;
        this.width = width;
        this.height = height;
        this.opaque = opaque;
        this.argb = new int[width * height];
    }

    @Override
    public void row(int[] row) {
        int at = orientation.shown(0, seen, width, height);
        int step = orientation.shown(1, seen, width, height) - at;
        seen++;
        for (int x = 0; x < width; x++, at += step) {
            argb[at] = row[x];
        }
    }

    /** Once all rows have passed. */
    public Pixels result() {
        boolean sideways = orientation.swapsAxes();
        return new Pixels(sideways ? height : width, sideways ? width : height, argb, opaque);
    }
}
