package org.cardwire.media.decode.jpeg;

import java.util.List;
import org.cardwire.media.decode.jpeg.Frame.Component;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Orientation;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Upright;

/**
 * What a decoder shows of a JPEG whose coefficients are at hand, pixel for pixel, without its file: for an encoder that
 * judges its own work. Besides the pixels three strips are in memory.
 */
public final class KnownBlocks {
    private KnownBlocks() {}

    /** Gives the blocks of luma (component 0), blue and red difference. */
    public interface Blocks {
        /**
         * Fills {@code block}, which is not empty before, with dequantised values in natural order; tells whether all but
         * the first are zero.
         */
        boolean fill(int component, int column, int row, int[] block);
    }

    /** @param step pixels of an edge for one sample of colour, 1 or 2 */
    public static Pixels shown(int width, int height, int step, Blocks blocks, Deadline deadline) {
        var luma = new Component(0, 1, step, step, 0);
        var blue = new Component(1, 2, 1, 1, 1);
        var red = new Component(2, 3, 1, 1, 1);
        var frame = new Frame(false, width, height, List.of(luma, blue, red), step, step);
        var pixels = new Upright(Orientation.UPRIGHT, width, height, true);
        var strips = new Strips(frame, Kept.EIGHT.edge, Colours.YCC, pixels);
        strips.fill((component, column, row, block) -> blocks.fill(component.index(), column, row, block), deadline);
        return pixels.result();
    }
}
