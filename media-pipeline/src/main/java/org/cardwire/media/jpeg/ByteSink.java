package org.cardwire.media.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The file as it grows: marker segments by whole bytes, scans by bits with a zero stuffed after each FF (T.81 F.1.2.3). */
final class ByteSink {
    private static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

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

    /** The low {@code length} bits of a value, at most 32; higher ones are 0. */
    void bits(int value, int length) {
        waiting = waiting << length | value & 0xFFFFFFFFL;
        waitingBits += length;
        if (waitingBits >= Integer.SIZE) {
            waitingBits -= Integer.SIZE;
            word((int) (waiting >>> waitingBits));
        }
    }

    /** Fills the last byte of a scan with ones. */
    void endScan() {
        int fill = -waitingBits & 7;
        waiting = waiting << fill | (1L << fill) - 1;
        for (waitingBits += fill; waitingBits > 0; waitingBits -= 8) {
            stuffed((int) (waiting >>> waitingBits - 8) & 255);
        }
    }

    int size() {
        return count;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, count);
    }

    private void word(int word) {
        boolean noneFull = (~word - 0x01010101 & word & 0x80808080) == 0;
        if (noneFull && count + Integer.BYTES <= bytes.length) {
            BIG_ENDIAN.set(bytes, count, word);
            count += Integer.BYTES;
            return;
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            stuffed(word >>> shift & 255);
        }
    }

    private void stuffed(int value) {
        u8(value);
        if (value == 0xFF) {
            u8(0);
        }
    }
}
