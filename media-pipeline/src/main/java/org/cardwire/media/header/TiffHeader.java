package org.cardwire.media.header;

import org.cardwire.media.pixels.Orientation;

/** Reads the first image directory of a TIFF (TIFF 6.0, section 2). Only its first page is used. */
public final class TiffHeader {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int ORIENTATION = 274;
    private static final int SHORT = 3;

    private TiffHeader() {}

    public static Header read(byte[] bytes) throws DamagedException {
        var in = new Cursor(bytes, 0, "TIFF");
        in.littleEndian(in.ascii(2).equals("II"));
        in.skip(2);
        in.to(in.i32());
        int width = 0;
        int height = 0;
        var orientation = Orientation.UPRIGHT;
        for (int left = in.u16(); left > 0; left--) {
            int tag = in.u16();
            int type = in.u16();
            in.skip(4);
            int value = type == SHORT ? in.u16() : in.i32();
            in.skip(type == SHORT ? 2 : 0);
            switch (tag) {
                case WIDTH -> width = value;
                case HEIGHT -> height = value;
                case ORIENTATION -> orientation = Orientation.ofExif(value);
                default -> {
                    // Other fields are for the decoder.
                }
            }
        }
        return Header.still(width, height, orientation);
    }
}
