package org.cardwire.media.jpeg;

import java.util.Arrays;

/** The file as it grows: marker segments by whole bytes, scans by bits with a zero stuffed after each FF (T.81 F.1.2.3). */
final class ByteSink {
    private byte[] bytes = new byte[1 << 15];
    private int count;
    private long waiting;
    private int waitingBits;

    void u8(int value) {
        if (count == bytes.length) {
            bytes = Arrays.copyOf(bytes, count * 2);
        }
        bytes[count++] = (byte) value;
    }

    void u16(int value) {
        u8(value >> 8);
        u8(value);
    }

    void marker(int code) {
        u8(0xFF);
        u8(code);
    }

    /** The low {@code length} bits of a value, at most 16. */
    void bits(int value, int length) {
        waiting = waiting << length | value & (1L << length) - 1;
        waitingBits += length;
        while (waitingBits >= 8) {
            waitingBits -= 8;
            stuffed((int) (waiting >>> waitingBits) & 255);
        }
    }

    /** Fills the last byte of a scan with ones. */
    void endScan() {
        if (waitingBits > 0) {
            bits(0x7F, 8 - waitingBits);
        }
    }

    int size() {
        return count;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, count);
    }

    private void stuffed(int value) {
        u8(value);
        if (value == 0xFF) {
            u8(0);
        }
    }
}
