package org.cardwire.media.decode.jpeg;

import org.cardwire.media.decode.jpeg.Frame.Component;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.RowSink;

/** Gathers the components' samples strip by strip and gives the rows away whose samples are all there. */
final class Strips {
    private final Frame frame;
    private final Plane[] planes;
    private final Upsampler[] upsamplers;
    private final byte[][] rows;
    private final int[] argb;
    private final RowColours colours;
    private final RowSink sink;
    private final int width;
    private final int height;
    private int filled;
    private int given;

    /** @param edge samples of the most finely sampled component for each block's edge */
    Strips(Frame frame, int edge, RowColours colours, RowSink sink) {
        int count = frame.components().size();
        this.frame = frame;
        this.planes = new Plane[count];
        this.upsamplers = new Upsampler[count];
        this.width = Frame.ceil(frame.width() * edge, 8);
        this.height = Frame.ceil(frame.height() * edge, 8);
        this.rows = new byte[count][frame.mcusAcross() * frame.widest() * edge];
        this.argb = new int[width];
        this.colours = colours;
        this.sink = sink;
        for (Component component : frame.components()) {
            Kept kept = kept(frame, component, edge);
            var plane = new Plane(frame, component, kept);
            planes[component.index()] = plane;
            upsamplers[component.index()] = new Upsampler(
                    plane,
                    kept.edge * component.across(),
                    edge * frame.widest(),
                    kept.edge * component.down(),
                    edge * frame.highest());
        }
    }

    /** A coarsely sampled component is reduced less, so that it need not be enlarged again. */
    static Kept kept(Frame frame, Component component, int edge) {
        int coarser = Math.min(frame.widest() / component.across(), frame.highest() / component.down());
        return Kept.atMost(Math.min(8, edge * coarser));
    }

    Plane plane(Component component) {
        return planes[component.index()];
    }

    /** Where coefficients are kept. */
    interface Blocks {
        /** Dequantises one into {@code block}, in the order of what is kept; tells whether all but the first are zero. */
        boolean fill(Component component, int column, int row, int[] block);
    }

    /** Transforms all blocks, and gives away all rows. */
    void fill(Blocks blocks, Deadline deadline) {
        var idct = new Idct();
        for (int strip = 0; strip < frame.mcusDown(); strip++) {
            for (Component component : frame.components()) {
                Plane plane = planes[component.index()];
                int[] block = plane.kept.block();
                for (int row = strip * component.down(); row < (strip + 1) * component.down(); row++) {
                    for (int column = 0; column < frame.mcusAcross() * component.across(); column++) {
                        boolean flat = blocks.fill(component, column, row, block);
                        idct.transform(plane.kept, block, flat, plane.samples, plane.block(row, column), plane.stride);
                    }
                }
            }
            filled();
            deadline.check();
        }
    }

    /** Every component's next strip is in its plane. */
    void filled() {
        filled++;
        while (given < height && complete(given)) {
            for (int i = 0; i < planes.length; i++) {
                upsamplers[i].row(given, rows[i], width);
            }
            colours.row(rows, argb, width);
            sink.row(argb);
            given++;
        }
    }

    private boolean complete(int y) {
        for (int i = 0; i < planes.length; i++) {
            if (upsamplers[i].needs(y) >= filled * planes[i].stripHeight) {
                return false;
            }
        }
        return true;
    }
}
