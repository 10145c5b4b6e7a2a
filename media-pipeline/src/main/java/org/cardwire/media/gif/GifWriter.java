package org.cardwire.media.gif;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cardwire.media.pixels.Palette;

/**
 * Writes an animation, or a still as its only frame, with one palette for all. Opaque frames store just the rectangle
 * that changed, and in it only what changed; frames with holes are stored whole and cleared after their time.
 */
public final class GifWriter {
    /** A palette may hold one colour less than the format, because one index means: not drawn. */
    public static final int MAX_COLOURS = 255;

    private static final int KEEP = 1;
    private static final int CLEAR = 2;

    private final int width;
    private final int height;
    private final boolean opaque;
    private final int undrawn;
    private final int bits;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LzwEncoder lzw;
    private byte[] shown = new byte[0];

    /**
     * @param opaque whether no frame has a hole
     * @param loops how often it plays, 0 for ever; 1 says nothing about it in the file
     */
    public GifWriter(int width, int height, Palette palette, boolean opaque, int loops) {
        this.width = width;
        this.height = height;
        this.opaque = opaque;
        this.undrawn = transparentEntry(palette);
        this.bits =
                Math.max(1, 32 - Integer.numberOfLeadingZeros(undrawn < palette.size() ? palette.size() - 1 : undrawn));
        this.lzw = new LzwEncoder(out, bits);
        header(palette, loops);
    }

    /** @param indexes one for each pixel of the canvas; {@code delay} in hundredths of a second */
    public void frame(byte[] indexes, int delay) {
        boolean first = shown.length == 0;
        if (first || !opaque) {
            write(0, 0, width, height, indexes, delay, opaque ? KEEP : CLEAR);
        } else {
            change(indexes, delay);
        }
        shown = indexes;
    }

    public int size() {
        return out.size();
    }

    /** The whole file. No frame may follow. */
    public byte[] finish() {
        out.write(0x3B);
        return out.toByteArray();
    }

    private void change(byte[] indexes, int delay) {
        int top = 0;
        while (top < height - 1
                && Arrays.mismatch(shown, top * width, (top + 1) * width, indexes, top * width, (top + 1) * width)
                        < 0) {
            top++;
        }
        int bottom = height - 1;
        while (bottom > top
                && Arrays.mismatch(
                                shown,
                                bottom * width,
                                (bottom + 1) * width,
                                indexes,
                                bottom * width,
                                (bottom + 1) * width)
                        < 0) {
            bottom--;
        }
        int left = width - 1;
        int right = 0;
        for (int y = top; y <= bottom; y++) {
            for (int x = 0; x < width; x++) {
                if (shown[y * width + x] != indexes[y * width + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
        }
        right = Math.max(left, right);
        byte[] part = new byte[(right - left + 1) * (bottom - top + 1)];
        int at = 0;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                int i = y * width + x;
                part[at++] = shown[i] == indexes[i] ? (byte) undrawn : indexes[i];
            }
        }
        write(left, top, right - left + 1, bottom - top + 1, part, delay, KEEP);
    }

    private void header(Palette palette, int loops) {
        ascii("GIF89a");
        u16(width);
        u16(height);
        out.write(0xF0 | bits - 1);
        out.write(0);
        out.write(0);
        for (int i = 0; i < 1 << bits; i++) {
            int colour = i < palette.size() ? palette.colour(i) : 0;
            out.write(colour >> 16);
            out.write(colour >> 8);
            out.write(colour);
        }
        if (loops != 1) {
            out.write(0x21);
            out.write(0xFF);
            out.write(11);
            ascii("NETSCAPE2.0");
            out.write(3);
            out.write(1);
            u16(loops);
            out.write(0);
        }
    }

    private void write(int left, int top, int across, int down, byte[] indexes, int delay, int disposal) {
        out.write(0x21);
        out.write(0xF9);
        out.write(4);
        out.write(disposal << 2 | 1);
        u16(delay);
        out.write(undrawn);
        out.write(0);
        out.write(0x2C);
        u16(left);
        u16(top);
        u16(across);
        u16(down);
        out.write(0);
        lzw.encode(indexes);
    }

    /** The palette's own invisible entry, or the index after its last. */
    private static int transparentEntry(Palette palette) {
        for (int i = 0; i < palette.size(); i++) {
            if (palette.colour(i) >>> 24 == 0) {
                return i;
            }
        }
        if (palette.size() > MAX_COLOURS) {
            throw new IllegalArgumentException("a palette of " + palette.size() + " leaves no index for: not drawn");
        }
        return palette.size();
    }

    private void u16(int value) {
        out.write(value);
        out.write(value >> 8);
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
