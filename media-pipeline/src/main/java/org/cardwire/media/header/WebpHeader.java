package org.cardwire.media.header;

import java.util.Arrays;
import org.cardwire.media.pixels.Orientation;

/** Reads a WebP's RIFF chunks (RFC 9649): lossy, lossless and extended form. Of an animation only the first frame counts. */
public final class WebpHeader {
    private WebpHeader() {}

    public static Header read(byte[] bytes) throws DamagedException {
        var in = new Cursor(bytes, 4, "WebP").littleEndian(true);
        long end = 8 + Integer.toUnsignedLong(in.i32());
        if (end > bytes.length) {
            throw DamagedException.truncated("the WebP says " + end + " bytes and has " + bytes.length);
        }
        in.skip(4);
        int width = 0;
        int height = 0;
        var orientation = Orientation.UPRIGHT;
        while (in.at() + 8 <= end) {
            String type = in.ascii(4);
            int length = in.i32();
            int from = in.at();
            var chunk = new Cursor(bytes, from, "WebP").littleEndian(true);
            switch (type) {
                case "VP8X" -> {
                    chunk.skip(4);
                    width = chunk.u24() + 1;
                    height = chunk.u24() + 1;
                }
                case "VP8 " -> {
                    chunk.skip(6);
                    int across = chunk.u16() & 0x3FFF;
                    int down = chunk.u16() & 0x3FFF;
                    width = width == 0 ? across : width;
                    height = height == 0 ? down : height;
                }
                case "VP8L" -> {
                    chunk.skip(1);
                    int packed = chunk.i32();
                    width = width == 0 ? (packed & 0x3FFF) + 1 : width;
                    height = height == 0 ? (packed >> 14 & 0x3FFF) + 1 : height;
                }
                case "EXIF" -> {
                    chunk.skip(length);
                    orientation = Exif.orientation(Arrays.copyOfRange(bytes, from, from + length));
                }
                default -> {
                    // Other chunks hold nothing that a rendition needs.
                }
            }
            in.skip(length);
            in.to(Math.min(bytes.length, in.at() + (length & 1)));
        }
        return Header.still(width, height, orientation);
    }
}
