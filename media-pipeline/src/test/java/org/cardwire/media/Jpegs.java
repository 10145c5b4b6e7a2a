package org.cardwire.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Takes JPEG files apart and puts marks into them, as cameras do. */
final class Jpegs {
    private Jpegs() {}

    /** Puts an EXIF block with an orientation and a place behind the first marker. */
    static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] tiff = {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
        var block = new ByteArrayOutputStream();
        block.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        block.writeBytes(tiff);
        block.writeBytes("GPS 31.2304N 121.4737E".getBytes(StandardCharsets.US_ASCII));
        return withSegment(jpeg, 0xE1, block.toByteArray());
    }

    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xFF);
        out.write(marker);
        out.write(content.length + 2 >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    static boolean hasMarker(byte[] jpeg, int marker) {
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at + 1] & 255) != 0xDA) {
            if ((jpeg[at + 1] & 255) == marker) {
                return true;
            }
            at += 2 + ((jpeg[at + 2] & 255) << 8 | jpeg[at + 3] & 255);
        }
        return false;
    }
}
