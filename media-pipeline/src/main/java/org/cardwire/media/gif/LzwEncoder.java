package org.cardwire.media.gif;

import java.io.ByteArrayOutputStream;

/**
 * Packs the pixels of one frame (GIF89a, appendix F), and may lose a little on the way: of the strings that it has codes for it
 * takes the one whose bits and loss together are the least for each pixel.
 */
final class LzwEncoder {
    /** Strings looked at for one code: where all is alike there are too many to see them all. */
    private static final int MOST_LOOKS = 400;

    private static final int LONGEST_CODE = 12;
    /** A full tree serves on until its strings are so much shorter than they were at their best. */
    private static final double WORN = 0.85;

    private static final double RECENT_CODES = 128;

    private final ByteArrayOutputStream out;
    private final SubBlocks blocks;
    private final int bits;
    private final int clear;
    private final CodeTree tree;
    private final Patch patch;
    private final float lossPerBit;

    private final int[] open = new int[CodeTree.MOST];
    private final float[] openLoss = new float[CodeTree.MOST];
    private int size;
    private double recentLength;
    private double bestLength;

    private int best;
    private float bestLoss;
    private float bestCost;

    /** @param lossPerBit that one bit less is worth; with 0 nothing is lost that the palette can show */
    LzwEncoder(ByteArrayOutputStream out, int bitsPerIndex, Patch patch, float lossPerBit) {
        this.out = out;
        this.blocks = new SubBlocks(out);
        this.bits = Math.max(2, bitsPerIndex);
        this.clear = 1 << bits;
        this.tree = new CodeTree(clear);
        this.patch = patch;
        this.lossPerBit = lossPerBit;
    }

    /** @return the index that each pixel got */
    byte[] encode() {
        byte[] chosen = new byte[patch.count()];
        out.write(bits);
        size = bits + 1;
        blocks.put(clear, size);
        int before = CodeTree.NONE;
        for (int at = 0; at < chosen.length; ) {
            find(at, before);
            if (before != CodeTree.NONE && !tree.full()) {
                size += tree.next() == 1 << size ? 1 : 0;
                tree.add(before, tree.first(best == tree.next() ? before : best));
            }
            blocks.put(best, size);
            write(chosen, at, best);
            at += tree.length(best);
            before = worn(tree.length(best)) && at < chosen.length ? cleared() : best;
        }
        size += tree.next() == 1 << size && size < LONGEST_CODE ? 1 : 0;
        blocks.put(clear + 1, size);
        blocks.end();
        return chosen;
    }

    private boolean worn(int length) {
        recentLength += (length - recentLength) / RECENT_CODES;
        bestLength = Math.max(recentLength, bestLength);
        return tree.full() && recentLength < WORN * bestLength;
    }

    private int cleared() {
        blocks.put(clear, size);
        tree.clear();
        size = bits + 1;
        bestLength = 0;
        return CodeTree.NONE;
    }

    private void write(byte[] chosen, int at, int string) {
        int i = at + tree.length(string);
        for (int code = string; code != CodeTree.NONE; code = tree.parent(code)) {
            chosen[--i] = (byte) tree.last(code);
        }
    }

    /** Sets the best string from here on. No pixel of it loses more than a code of its own would cost. */
    private void find(int at, int before) {
        best = CodeTree.NONE;
        bestCost = Float.MAX_VALUE;
        int opened = 0;
        for (int index = 0; index < patch.indexes(); index++) {
            opened = open(index, patch.loss(at, index), 0, opened);
        }
        for (int looks = 0; opened > 0 && looks < MOST_LOOKS; looks++) {
            int code = open[--opened];
            float loss = openLoss[opened];
            int end = at + tree.length(code);
            consider(code, tree.length(code), loss);
            if (end < patch.count()) {
                for (int next = tree.child(code); next != CodeTree.NONE; next = tree.sibling(next)) {
                    opened = open(next, patch.loss(end, tree.last(next)), loss, opened);
                }
            }
        }
        if (before != CodeTree.NONE && !tree.full() && at + tree.length(before) < patch.count()) {
            considerNext(at, before);
        }
    }

    private int open(int code, float more, float loss, int opened) {
        if (more > size * lossPerBit || opened == open.length) {
            return opened;
        }
        open[opened] = code;
        openLoss[opened] = loss + more;
        return opened + 1;
    }

    /** The string that this code is about to add: the one before and its own first index again. */
    private void considerNext(int at, int before) {
        int i = at + tree.length(before);
        float loss = patch.loss(i, tree.first(before));
        float most = loss;
        for (int code = before; code != CodeTree.NONE; code = tree.parent(code)) {
            float more = patch.loss(--i, tree.last(code));
            most = Math.max(most, more);
            loss += more;
        }
        if (most <= size * lossPerBit) {
            consider(tree.next(), tree.length(before) + 1, loss);
        }
    }

    private void consider(int code, int length, float loss) {
        float cost = (size + (loss == 0 ? 0 : loss / lossPerBit)) / length;
        if (cost < bestCost || cost == bestCost && loss < bestLoss) {
            best = code;
            bestCost = cost;
            bestLoss = loss;
        }
    }
}
