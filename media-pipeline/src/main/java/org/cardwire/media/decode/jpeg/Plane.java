package org.cardwire.media.decode.jpeg;

import org.cardwire.media.decode.jpeg.Frame.Component;

/** One component's samples of the last three strips, a strip being as high as a row of the frame's units. */
final class Plane {
    private static final int STRIPS = 3;

    final Kept kept;
    final byte[] samples;
    final int stride;
    /** Without the padding of the last blocks. */
    final int width;

    final int height;
    final int stripHeight;
    private final int blocksDown;

    Plane(Frame frame, Component component, Kept kept) {
        this.kept = kept;
        this.stride = frame.mcusAcross() * component.across() * kept.edge;
        this.width = frame.samplesAcross(component, kept.edge);
        this.height = frame.samplesDown(component, kept.edge);
        this.blocksDown = component.down();
        this.stripHeight = blocksDown * kept.edge;
        this.samples = new byte[STRIPS * stripHeight * stride];
    }

    /** Where a row of samples starts. */
    int row(int y) {
        return y % (STRIPS * stripHeight) * stride;
    }

    /** Where a block's samples start. */
    int block(int row, int column) {
        return row(row * kept.edge) + column * kept.edge;
    }

    /** Of the blocks of a strip. */
    int blocksDown() {
        return blocksDown;
    }
}
