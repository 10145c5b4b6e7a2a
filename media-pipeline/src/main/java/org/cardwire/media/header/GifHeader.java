package org.cardwire.media.header;

import org.cardwire.media.pixels.Orientation;

/** Counts a GIF's frames by walking its blocks (GIF89a specification). A missing trailer is forgiven, a cut block is not. */
public final class GifHeader {
    private static final int FRAME = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3B;

    private GifHeader() {}

    public static Header read(byte[] bytes) throws DamagedException {
        var in = new Cursor(bytes, 6, "GIF").littleEndian(true);
        int width = in.u16();
        int height = in.u16();
        int flags = in.u8();
        in.skip(2);
        in.skip(tableBytes(flags));
        int frames = 0;
        while (in.left() > 0) {
            int block = in.u8();
            if (block == TRAILER) {
                break;
            } else if (block == FRAME) {
                in.skip(8);
                in.skip(tableBytes(in.u8()));
                in.skip(1);
                skipSubBlocks(in);
                frames++;
            } else if (block == EXTENSION) {
                in.skip(1);
                skipSubBlocks(in);
            } else if (frames > 0) {
                break;
            } else {
                throw DamagedException.corrupt("the GIF has an unknown block at byte " + (in.at() - 1));
            }
        }
        if (frames == 0) {
            throw DamagedException.truncated("the GIF holds no frame");
        }
        return Header.of(width, height, frames, Orientation.UPRIGHT);
    }

    private static int tableBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static void skipSubBlocks(Cursor in) throws DamagedException {
        for (int length = in.u8(); length > 0; length = in.u8()) {
            in.skip(length);
        }
    }
}
