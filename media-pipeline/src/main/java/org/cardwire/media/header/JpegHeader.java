package org.cardwire.media.header;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cardwire.media.pixels.Orientation;

/**
 * Walks a JPEG's markers to its end (ITU-T T.81 annex B): a decoder fills a picture whose data stop early with grey and
 * says nothing, so the end marker after the last scan is what tells a whole file.
 */
public final class JpegHeader {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SOF0 = 0xC0;
    private static final int SOF15 = 0xCF;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;

    private final byte[] bytes;
    private final Cursor in;
    private int width;
    private int height;
    private int scans;
    private Orientation orientation = Orientation.UPRIGHT;

    private JpegHeader(byte[] bytes) {
        this.bytes = bytes;
        this.in = new Cursor(bytes, 2, "JPEG");
    }

    public static Header read(byte[] bytes) throws DamagedException {
        return new JpegHeader(bytes).walk();
    }

    private Header walk() throws DamagedException {
        for (int marker = marker(); marker != EOI; marker = marker()) {
            segment(marker);
        }
        if (scans == 0 || width == 0) {
            throw DamagedException.corrupt("the JPEG holds no picture data");
        }
        return Header.still(width, height, orientation);
    }

    private int marker() throws DamagedException {
        if (in.left() < 2) {
            throw DamagedException.truncated("the JPEG ends without its end marker");
        }
        if (in.u8() != 0xFF) {
            throw DamagedException.corrupt("the JPEG has no marker at byte " + (in.at() - 1));
        }
        int code = in.u8();
        while (code == 0xFF) {
            code = in.u8();
        }
        return code;
    }

    private void segment(int marker) throws DamagedException {
        if (marker == 0x01 || marker >= RST0 && marker <= RST7) {
            return;
        }
        int start = in.at();
        int length = in.u16();
        int end = start + length;
        if (length < 2) {
            throw DamagedException.corrupt("a JPEG segment says that it is " + length + " bytes long");
        }
        if (isFrame(marker)) {
            frame();
        } else if (marker == APP1) {
            exif(start + 2, end);
        }
        in.to(end);
        if (marker == SOS) {
            scans++;
            skipEntropyCoded();
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }

    private void frame() throws DamagedException {
        if (width != 0) {
            throw DamagedException.corrupt("the JPEG holds a second frame");
        }
        in.u8();
        height = in.u16();
        width = in.u16();
    }

    private void exif(int from, int to) {
        boolean marked = to <= bytes.length
                && to - from > EXIF.length
                && Arrays.equals(bytes, from, from + EXIF.length, EXIF, 0, EXIF.length);
        if (marked) {
            orientation = Exif.orientation(Arrays.copyOfRange(bytes, from + EXIF.length, to));
        }
    }

    private void skipEntropyCoded() throws DamagedException {
        for (int i = in.at(); i + 1 < bytes.length; i++) {
            int next = bytes[i + 1] & 255;
            if (bytes[i] == (byte) 0xFF && next != 0 && next != 0xFF && (next < RST0 || next > RST7)) {
                in.to(i);
                return;
            }
        }
        throw DamagedException.truncated("the JPEG ends without its end marker, in scan " + scans);
    }
}
