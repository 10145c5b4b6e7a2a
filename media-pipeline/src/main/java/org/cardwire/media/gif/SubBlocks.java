package org.cardwire.media.gif;

import java.io.ByteArrayOutputStream;

/** Packs codes, least significant bit first, into the sub-blocks of one frame (GIF89a, section 15 and appendix F). */
final class SubBlocks {
    private static final int MOST = 255;

    private final ByteArrayOutputStream out;
    private final byte[] block = new byte[MOST];
    private int filled;
    private int waiting;
    private int waitingBits;

    SubBlocks(ByteArrayOutputStream out) {
        this.out = out;
    }

    /** @param size of the code in bits, at most 12 */
    void put(int code, int size) {
        waiting |= code << waitingBits;
        waitingBits += size;
        while (waitingBits >= 8) {
            flushByte();
        }
    }

    /** The frame's data are over. */
    void end() {
        if (waitingBits > 0) {
            flushByte();
        }
        if (filled > 0) {
            flushBlock();
        }
        out.write(0);
        waiting = 0;
        waitingBits = 0;
    }

    private void flushByte() {
        block[filled++] = (byte) waiting;
        waiting >>>= 8;
        waitingBits -= 8;
        if (filled == MOST) {
            flushBlock();
        }
    }

    private void flushBlock() {
        out.write(filled);
        out.write(block, 0, filled);
        filled = 0;
    }
}
