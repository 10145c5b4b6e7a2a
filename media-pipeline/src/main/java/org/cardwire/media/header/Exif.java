package org.cardwire.media.header;

import org.cardwire.media.pixels.Orientation;

/** Finds the one EXIF value that matters here. A damaged EXIF block means upright: it never makes a picture unusable. */
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int MAX_ENTRIES = 1000;

    private Exif() {}

    /** @param block starts with the TIFF header, {@code II*} or {@code MM*} */
    static Orientation orientation(byte[] block) {
        try {
            var in = new Cursor(block, 0, "EXIF block");
            in.littleEndian(in.ascii(2).equals("II"));
            if (in.u16() != 42) {
                return Orientation.UPRIGHT;
            }
            in.to(in.i32());
            for (int left = Math.min(in.u16(), MAX_ENTRIES); left > 0; left--) {
                int tag = in.u16();
                in.skip(6);
                if (tag == ORIENTATION) {
                    return Orientation.ofExif(in.u16());
                }
                in.skip(4);
            }
            return Orientation.UPRIGHT;
        } catch (DamagedException e) {
            return Orientation.UPRIGHT;
        }
    }
}
