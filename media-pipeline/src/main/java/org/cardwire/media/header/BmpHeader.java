package org.cardwire.media.header;

import org.cardwire.media.pixels.Orientation;

/** Reads a Windows bitmap's two headers: BITMAPFILEHEADER, then BITMAPCOREHEADER or any later one. */
public final class BmpHeader {
    private static final int CORE = 12;
    private static final int UNCOMPRESSED = 0;

    private BmpHeader() {}

    public static Header read(byte[] bytes) throws DamagedException {
        var in = new Cursor(bytes, 10, "BMP").littleEndian(true);
        long dataAt = Integer.toUnsignedLong(in.i32());
        boolean core = in.i32() == CORE;
        int width = core ? in.u16() : in.i32();
        int height = core ? in.u16() : Math.absExact(Math.max(in.i32(), -Integer.MAX_VALUE));
        in.skip(2);
        int bits = in.u16();
        boolean plain = core || in.i32() == UNCOMPRESSED;
        long rowBytes = (width * (long) bits + 31) / 32 * 4;
        if (plain && dataAt + rowBytes * height > bytes.length) {
            throw DamagedException.truncated(
                    "the BMP needs " + (dataAt + rowBytes * height) + " bytes and has " + bytes.length);
        }
        return Header.still(width, height, Orientation.UPRIGHT);
    }
}
