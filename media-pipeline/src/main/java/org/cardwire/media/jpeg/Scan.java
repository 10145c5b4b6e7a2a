package org.cardwire.media.jpeg;

import java.util.List;

/**
 * One pass over the coefficients (T.81 G.1.1.1): which components, which places of the zigzag order, and which bits of
 * them. {@code high} 0 is the first pass down to bit {@code low}; otherwise the pass refines by one bit.
 */
record Scan(List<Integer> components, int from, int to, int high, int low) {
    private static final List<Integer> ALL = List.of(0, 1, 2);

    /** Everything at once, all components interleaved: the only scan of a baseline file. */
    static final Scan SEQUENTIAL = new Scan(ALL, 0, 63, 0, 0);

    private static final Scan DC = new Scan(ALL, 0, 0, 0, 0);
    private static final Scan BLUE = first(1, 1, 63, 0);
    private static final Scan RED = first(2, 1, 63, 0);

    /** Orders of progressive passes of which one is smallest, by picture and rate. */
    static final List<List<Scan>> SCRIPTS = List.of(
            List.of(DC, first(0, 1, 5, 0), first(0, 6, 63, 0), BLUE, RED),
            List.of(DC, first(0, 1, 8, 1), first(0, 9, 63, 1), refine(0, 1), BLUE, RED),
            List.of(
                    DC,
                    first(0, 1, 8, 2),
                    first(1, 1, 8, 0),
                    first(2, 1, 8, 0),
                    first(0, 9, 63, 2),
                    refine(0, 2),
                    refine(0, 1),
                    first(1, 9, 63, 0),
                    first(2, 9, 63, 0)));

    private static Scan first(int component, int from, int to, int low) {
        return new Scan(List.of(component), from, to, 0, low);
    }

    private static Scan refine(int component, int high) {
        return new Scan(List.of(component), 1, 63, high, high - 1);
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
