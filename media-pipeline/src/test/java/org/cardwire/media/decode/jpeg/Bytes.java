package org.cardwire.media.decode.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Finds places in JPEG files and cuts them. */
final class Bytes {
    private Bytes() {}

    /** Where the last scan's entropy-coded data begin, about. */
    static int lastScan(byte[] jpeg) {
        int found = -1;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if ((jpeg[i] & 255) == 0xFF && (jpeg[i + 1] & 255) == 0xDA) {
                found = i + 14;
            }
        }
        return found;
    }

    static int indexOfMarker(byte[] jpeg, int marker) {
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if ((jpeg[i] & 255) == 0xFF && (jpeg[i + 1] & 255) == marker) {
                return i;
            }
        }
        throw new AssertionError("no marker " + Integer.toHexString(marker));
    }

    /** A sequential file of red, green and blue, each in a scan of its own, from three files of one component. */
    static byte[] planesTogether(byte[][] planes) {
        int frame = indexOfMarker(planes[0], 0xC0);
        int scan = indexOfMarker(planes[0], 0xDA);
        var out = new ByteArrayOutputStream();
        out.write(planes[0], 0, frame);
        out.write(planes[0], frame, 2);
        out.writeBytes(new byte[] {0, 17});
        out.write(planes[0], frame + 4, 5);
        out.writeBytes(new byte[] {3, 'R', 0x11, 0, 'G', 0x11, 0, 'B', 0x11, 0});
        out.write(planes[0], frame + 13, scan - frame - 13);
        for (int i = 0; i < 3; i++) {
            int data = indexOfMarker(planes[i], 0xDA);
            out.write(planes[i], data, 5);
            out.write("RGB".charAt(i));
            out.write(planes[i], data + 6, planes[i].length - data - 8);
        }
        out.write(0xFF);
        out.write(0xD9);
        byte[] bytes = out.toByteArray();
        return without(bytes, indexOfMarker(bytes, 0xE0), indexOfMarker(bytes, 0xE0) + 18);
    }

    static byte[] without(byte[] bytes, int from, int to) {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, shorter, from, bytes.length - to);
        return shorter;
    }
}
