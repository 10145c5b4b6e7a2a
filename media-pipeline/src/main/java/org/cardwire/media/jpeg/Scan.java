package org.cardwire.media.jpeg;

import java.util.List;

/**
 * One pass over the coefficients (T.81 G.1.1.1): which components, which places of the zigzag order, and which bits of
 * them. {@code high} 0 is the first pass down to bit {@code low}; otherwise the pass refines by one bit. {@code low} is 0 or 1.
 */
record Scan(List<Integer> components, int from, int to, int high, int low) {
    private static final List<Integer> ALL = List.of(0, 1, 2);

    /** Everything at once, all components interleaved: the only scan of a baseline file. */
    static final Scan SEQUENTIAL = new Scan(ALL, 0, 63, 0, 0);

    private static final Scan DC = new Scan(ALL, 0, 0, 0, 0);

    /** Low frequencies of luma have statistics of their own: the smallest file as long as values are few and small. */
    static final List<Scan> PLAIN =
            List.of(DC, first(0, 1, 2, 0), first(0, 3, 63, 0), first(1, 1, 63, 0), first(2, 1, 63, 0));

    /** Lowest bits apart, which are noise to the code of the others: smaller from a few values in a block on. */
    static final List<Scan> REFINED = List.of(
            DC,
            first(0, 1, 8, 1),
            first(0, 9, 63, 1),
            refine(0),
            first(1, 1, 63, 1),
            refine(1),
            first(2, 1, 63, 1),
            refine(2));

    private static Scan first(int component, int from, int to, int low) {
        return new Scan(List.of(component), from, to, 0, low);
    }

    private static Scan refine(int component) {
        return new Scan(List.of(component), 1, 63, 1, 0);
    }

    /** The places of the tables in the file: luma has its own, the two chroma components share one. */
    static int slot(int component) {
        return component == 0 ? 0 : 1;
    }

    boolean hasDc() {
        return from == 0;
    }

    boolean hasAc() {
        return to > 0;
    }

    boolean refines() {
        return high > 0;
    }
}
