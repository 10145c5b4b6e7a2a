package org.cardwire.media.gif;

import java.util.Arrays;

/** The strings of palette indexes that codes stand for: each is a shorter one and one index more (GIF89a, appendix F). */
final class CodeTree {
    static final int MOST = 4096;
    static final int NONE = -1;

    private final int clear;
    private final int[] child = new int[MOST];
    private final int[] sibling = new int[MOST];
    private final int[] parent = new int[MOST];
    private final int[] last = new int[MOST];
    private final int[] first = new int[MOST];
    private final int[] length = new int[MOST];
    private int next;

    /** @param clear the code that empties the tree; below it each index is a code of its own */
    CodeTree(int clear) {
        this.clear = clear;
        for (int index = 0; index < clear; index++) {
            parent[index] = NONE;
            last[index] = index;
            first[index] = index;
            length[index] = 1;
        }
        clear();
    }

    void clear() {
        Arrays.fill(child, NONE);
        next = clear + 2;
    }

    boolean full() {
        return next == MOST;
    }

    /** The code that {@link #add} gives next. */
    int next() {
        return next;
    }

    /** A decoder adds the same, known or not; the first of two equal ones is the one that is found. */
    void add(int code, int index) {
        parent[next] = code;
        last[next] = index;
        first[next] = first[code];
        length[next] = length[code] + 1;
        if (!has(code, index)) {
            sibling[next] = child[code];
            child[code] = next;
        }
        next++;
    }

    private boolean has(int code, int index) {
        int longer = child[code];
        while (longer != NONE && last[longer] != index) {
            longer = sibling[longer];
        }
        return longer != NONE;
    }

    /** One of the codes that are longer by one index, or NONE; the others follow as its siblings. */
    int child(int code) {
        return child[code];
    }

    int sibling(int code) {
        return sibling[code];
    }

    int parent(int code) {
        return parent[code];
    }

    int first(int code) {
        return first[code];
    }

    int last(int code) {
        return last[code];
    }

    int length(int code) {
        return length[code];
    }
}
