package org.cardwire.media.header;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.cardwire.media.pixels.Orientation;

/** Walks a PNG's chunks to IEND and checks each one's CRC (PNG specification, 3rd edition, section 5). */
public final class PngHeader {
    private static final int SIGNATURE = 8;

    private PngHeader() {}

    public static Header read(byte[] bytes) throws DamagedException {
        var in = new Cursor(bytes, SIGNATURE, "PNG");
        int width = 0;
        int height = 0;
        boolean data = false;
        var orientation = Orientation.UPRIGHT;
        while (true) {
            int length = in.i32();
            int typeAt = in.at();
            String type = in.ascii(4);
            int from = in.at();
            in.skip(length);
            checkSum(bytes, typeAt, length + 4, in.i32(), type);
            switch (type) {
                case "IHDR" -> {
                    var header = new Cursor(bytes, from, "PNG");
                    width = header.i32();
                    height = header.i32();
                }
                case "eXIf" -> orientation = Exif.orientation(Arrays.copyOfRange(bytes, from, from + length));
                case "IDAT" -> data = true;
                case "IEND" -> {
                    if (!data) {
                        throw DamagedException.corrupt("the PNG holds no picture data");
                    }
                    return Header.still(width, height, orientation);
                }
                default -> {
                    // Other chunks hold nothing that a rendition needs.
                }
            }
        }
    }

    private static void checkSum(byte[] bytes, int from, int length, int expected, String type)
            throws DamagedException {
        var crc = new CRC32();
        crc.update(bytes, from, length);
        if ((int) crc.getValue() != expected) {
            throw DamagedException.corrupt("the PNG's " + printable(type) + " chunk fails its checksum");
        }
    }

    private static String printable(String type) {
        return type.chars().allMatch(Character::isLetter) ? type : "unnamed";
    }
}
