package org.cardwire.media.decode.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of entropy-coded data (T.81 F.2.2.5): stuffed bytes are left out, and at a marker the data end. Reading on gives
 * zeros, which {@link #overrun()} tells, so that the inner loops need not ask for each bit.
 */
final class BitReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int MARKER = 0xFF;

    private final byte[] bytes;
    private int at;
    /** The next bits, from the highest on; {@code count} of them are good. */
    private long buffer;

    private int count;
    private int padding;

    BitReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** Makes at least 32 bits ready, as the longest code and value together need. */
    void refill() {
        if (count >= 32) {
            return;
        }
        if (at + 8 <= bytes.length) {
            long next = (long) LONG.get(bytes, at);
            boolean holdsMarker = (~next - LOW_BITS & next & HIGH_BITS) != 0;
            if (!holdsMarker) {
                buffer |= next >>> count;
                at += 63 - count >> 3;
                count |= 56;
                return;
            }
        }
        refillByBytes();
    }

    private void refillByBytes() {
        buffer = count == 0 ? 0 : buffer & -1L << 64 - count;
        while (count <= 56) {
            int next = at < bytes.length ? bytes[at] & 255 : MARKER;
            if (next == MARKER) {
                if (at + 1 >= bytes.length || bytes[at + 1] != 0) {
                    padding += 64 - count;
                    count = 64;
                    return;
                }
                at++;
            }
            at++;
            buffer |= (long) next << 56 - count;
            count += 8;
        }
    }

    /** The next bits without taking them, 1 to 32. */
    int peek(int bits) {
        return (int) (buffer >>> 64 - bits);
    }

    void skip(int bits) {
        buffer <<= bits;
        count -= bits;
    }

    /** Takes bits that {@link #refill()} made ready, 1 to 32. */
    int take(int bits) {
        int value = peek(bits);
        skip(bits);
        return value;
    }

    /** A value of so many bits whose upper half is positive and whose lower half is negative (T.81 F.12). */
    int signed(int bits) {
        int value = take(bits);
        return value < 1 << bits - 1 ? value - (1 << bits) + 1 : value;
    }

    /** Whether more was read than there was. */
    boolean overrun() {
        return padding > count;
    }

    /** Whole bytes that were not read before the next marker. */
    int left() {
        return Math.max(0, count - padding) / 8 + marker() - at;
    }

    /** Goes on behind the next marker, whatever is left before it; returns its code, or -1 where the file ends. */
    int restart() {
        at = marker();
        while (at + 1 < bytes.length && (bytes[at + 1] & 255) == MARKER) {
            at++;
        }
        buffer = 0;
        count = 0;
        padding = 0;
        if (at + 1 >= bytes.length) {
            return -1;
        }
        at += 2;
        return bytes[at - 1] & 255;
    }

    /** Where the next marker stands that is not a restart, or the end of the file. */
    int end() {
        int end = marker();
        while (end + 1 < bytes.length && (bytes[end + 1] & 0xF8) == 0xD0) {
            at = end + 2;
            end = marker();
        }
        return end;
    }

    /** Where the next marker stands, or the end of the file. */
    int marker() {
        int i = at;
        while (i + 1 < bytes.length && !(bytes[i] == (byte) MARKER && bytes[i + 1] != 0)) {
            i++;
        }
        return i + 1 < bytes.length ? i : bytes.length;
    }
}
