package org.cardwire.media.jpeg;

/** How T.81 writes a number: its size in bits, then that many bits, with negative numbers one below (F.1.2.1). */
final class Bits {
    private Bits() {}

    static int size(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    static int of(int value, int size) {
        return value < 0 ? value - 1 & (1 << size) - 1 : value;
    }
}
