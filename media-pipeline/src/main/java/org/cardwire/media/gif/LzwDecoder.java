package org.cardwire.media.gif;

import org.cardwire.media.header.DamagedException;

/** Unpacks the sub-blocks of one frame: codes of 3 to 12 bits, least significant bit first (GIF89a, appendix F). */
final class LzwDecoder {
    private static final int MAX_CODES = 4096;

    private final byte[] bytes;
    private int at;
    private int blockLeft;
    private int waiting;
    private int waitingBits;

    private final short[] prefix = new short[MAX_CODES];
    private final byte[] suffix = new byte[MAX_CODES];
    private final byte[] reversed = new byte[MAX_CODES];

    /** @param at the byte that says the smallest code size */
    LzwDecoder(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** Fills the indexes and returns the position behind the last sub-block. */
    int decode(byte[] into) throws DamagedException {
        int bits = bytes[at++] & 255;
        if (bits < 1 || bits > 8) {
            throw DamagedException.corrupt("a GIF frame has codes of " + bits + " bits");
        }
        int clear = 1 << bits;
        int next = clear + 2;
        int size = bits + 1;
        int last = -1;
        int first = 0;
        int filled = 0;
        while (filled < into.length) {
            int code = code(size);
            if (code < 0 || code == clear + 1) {
                throw DamagedException.truncated("a GIF frame has " + filled + " of its " + into.length + " pixels");
            } else if (code == clear) {
                next = clear + 2;
                size = bits + 1;
                last = -1;
                continue;
            } else if (code > next || code == next && last < 0) {
                throw DamagedException.corrupt("a GIF frame uses a code that was not made yet");
            }
            int length = 0;
            int entry = code;
            if (code == next) {
                reversed[length++] = (byte) first;
                entry = last;
            }
            for (; entry >= clear; entry = prefix[entry]) {
                reversed[length++] = suffix[entry];
            }
            first = entry;
            reversed[length++] = (byte) first;
            for (int i = length - 1; i >= 0 && filled < into.length; i--) {
                into[filled++] = reversed[i];
            }
            if (last >= 0 && next < MAX_CODES) {
                prefix[next] = (short) last;
                suffix[next++] = (byte) first;
                size += next == 1 << size && size < 12 ? 1 : 0;
            }
            last = code;
        }
        return end();
    }

    /** The next code, or -1 when the frame's data are over. */
    private int code(int size) {
        while (waitingBits < size) {
            if (blockLeft == 0) {
                blockLeft = bytes[at] & 255;
                if (blockLeft == 0) {
                    return -1;
                }
                at++;
            }
            waiting |= (bytes[at++] & 255) << waitingBits;
            waitingBits += 8;
            blockLeft--;
        }
        int code = waiting & (1 << size) - 1;
        waiting >>>= size;
        waitingBits -= size;
        return code;
    }

    private int end() {
        at += blockLeft;
        while (bytes[at] != 0) {
            at += 1 + (bytes[at] & 255);
        }
        return at + 1;
    }
}
