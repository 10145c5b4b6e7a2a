package org.cardwire.media.gif;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Packs palette indexes into the sub-blocks of one frame (GIF89a, appendix F). */
final class LzwEncoder {
    private static final int MAX_CODES = 4096;
    private static final int BLOCK = 255;

    private final ByteArrayOutputStream out;
    private final int bits;
    private final int clear;
    /** The code that stands for (code, next index), or 0; rows are codes, columns are indexes. */
    private final short[] longer;

    private final byte[] block = new byte[BLOCK];
    private int blockFilled;
    private long waiting;
    private int waitingBits;

    LzwEncoder(ByteArrayOutputStream out, int bitsPerIndex) {
        this.out = out;
        this.bits = Math.max(2, bitsPerIndex);
        this.clear = 1 << bits;
        this.longer = new short[MAX_CODES << bits];
    }

    /** One frame; at least one pixel. */
    void encode(byte[] indexes) {
        Arrays.fill(longer, (short) 0);
        out.write(bits);
        int size = bits + 1;
        int next = clear + 2;
        put(clear, size);
        int code = indexes[0] & 255;
        for (int i = 1; i < indexes.length; i++) {
            int index = indexes[i] & 255;
            int known = longer[code << bits | index];
            if (known > 0) {
                code = known;
                continue;
            }
            put(code, size);
            if (next < MAX_CODES) {
                size += next == 1 << size ? 1 : 0;
                longer[code << bits | index] = (short) next++;
            } else {
                put(clear, size);
                Arrays.fill(longer, (short) 0);
                size = bits + 1;
                next = clear + 2;
            }
            code = index;
        }
        put(code, size);
        size += next == 1 << size && size < 12 ? 1 : 0;
        put(clear + 1, size);
        finish();
    }

    private void put(int code, int size) {
        waiting |= (long) code << waitingBits;
        waitingBits += size;
        while (waitingBits >= 8) {
            flushByte();
        }
    }

    private void flushByte() {
        block[blockFilled++] = (byte) waiting;
        waiting >>>= 8;
        waitingBits -= 8;
        if (blockFilled == BLOCK) {
            flushBlock();
        }
    }

    private void flushBlock() {
        out.write(blockFilled);
        out.write(block, 0, blockFilled);
        blockFilled = 0;
    }

    private void finish() {
        if (waitingBits > 0) {
            flushByte();
        }
        if (blockFilled > 0) {
            flushBlock();
        }
        out.write(0);
        waiting = 0;
        waitingBits = 0;
    }
}
