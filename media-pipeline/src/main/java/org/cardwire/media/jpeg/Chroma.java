package org.cardwire.media.jpeg;

/** How finely colour is kept: the eye sees less of it than of light. */
public enum Chroma {
    /** 4:4:4: a colour sample for each pixel, in coarser steps. */
    FULL(1, 1.7),
    /** 4:2:0: one for four pixels. */
    HALF(2, 1);

    /** Pixels of an edge for one sample. */
    final int step;
    /** Scale of the quantisation table against that of luma. */
    final double coarser;

    Chroma(int step, double coarser) {
        this.step = step;
        this.coarser = coarser;
    }

    /** Of luma (component 0) or colour. */
    double coarser(int component) {
        return component == 0 ? 1 : coarser;
    }
}
