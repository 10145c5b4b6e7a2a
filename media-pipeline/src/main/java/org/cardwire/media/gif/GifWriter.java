package org.cardwire.media.gif;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Palette;
import org.cardwire.media.pixels.Pixels;

/**
 * Writes an animation, or a still as its only frame. Opaque frames store the rectangle in which something has to be drawn, and
 * there what differs from what is seen already by more than its bits are worth; frames with holes are stored whole and cleared
 * after their time.
 */
public final class GifWriter {
    /** A palette may hold one colour less than the format, because one index means: not drawn. */
    public static final int MAX_COLOURS = 255;

    private static final int KEEP = 1;
    private static final int CLEAR = 2;
    /** Much of the first frame stays in sight for long, and alone where a handset shows a still: it loses a quarter as much. */
    private static final float FIRST = 0.25f;

    private final int width;
    private final int height;
    private final boolean opaque;
    private final float lossPerBit;
    private final Ink ink;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    /** What is seen of the frames so far. */
    private final int[] shown;

    private boolean first = true;

    /**
     * @param opaque whether no frame has a hole
     * @param loops how often it plays, 0 for ever; 1 says nothing about it in the file
     * @param lossPerBit squared error of lightness, 0 to 255, that a bit less is worth; with 0 every pixel gets its nearest colour
     */
    public GifWriter(int width, int height, Palette palette, boolean opaque, int loops, double lossPerBit) {
        this.width = width;
        this.height = height;
        this.opaque = opaque;
        this.lossPerBit = (float) lossPerBit;
        this.ink = Ink.of(palette);
        this.shown = new int[width * height];
        header(loops);
    }

    /** @param delay in hundredths of a second */
    public void frame(Pixels wanted, int delay) {
        int[] frame = wanted.argb();
        float[] calm = calm(wanted);
        float loss = first ? FIRST * lossPerBit : lossPerBit;
        Box box = first || !opaque ? new Box(0, 0, width, height) : changed(frame, calm, loss);
        control(box, delay);
        Patch patch = Patch.of(ink, frame, shown, calm, width, box);
        byte[] drawn = new LzwEncoder(out, ink.bits(), patch, loss).encode();
        if (opaque) {
            show(drawn, box);
        }
        first = false;
    }

    public int size() {
        return out.size();
    }

    /** The whole file. No frame may follow. */
    public byte[] finish() {
        out.write(0x3B);
        return out.toByteArray();
    }

    private float[] calm(Pixels wanted) {
        if (lossPerBit > 0) {
            return Calm.of(wanted);
        }
        float[] all = new float[wanted.argb().length];
        Arrays.fill(all, 1);
        return all;
    }

    /** Around all pixels that lose more than a bit is worth when they are not drawn; one pixel where there are none. */
    private Box changed(int[] frame, float[] calm, float loss) {
        int left = width - 1;
        int right = 0;
        int top = height - 1;
        int bottom = 0;
        var tones = new Tones(2);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                if (frame[i] != shown[i] && calm[i] * gain(frame[i], shown[i], tones) > loss) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        return left > right ? new Box(0, 0, 1, 1) : new Box(left, top, right - left + 1, bottom - top + 1);
    }

    private float gain(int wanted, int seen, Tones tones) {
        tones.set(0, wanted);
        tones.set(1, seen);
        return tones.distance(0, tones, 1) - ink.least(tones, 0, wanted);
    }

    private void show(byte[] drawn, Box box) {
        int at = 0;
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            for (int i = y * width + box.x(); i < y * width + box.x() + box.width(); i++) {
                int index = drawn[at++] & 255;
                shown[i] = index == ink.undrawn() ? shown[i] : ink.palette().colour(index);
            }
        }
    }

    private void header(int loops) {
        ascii("GIF89a");
        u16(width);
        u16(height);
        out.write(0xF0 | ink.bits() - 1);
        out.write(0);
        out.write(0);
        for (int i = 0; i < 1 << ink.bits(); i++) {
            int colour = i < ink.palette().size() ? ink.palette().colour(i) : 0;
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

    private void control(Box box, int delay) {
        out.write(0x21);
        out.write(0xF9);
        out.write(4);
        out.write((opaque ? KEEP : CLEAR) << 2 | 1);
        u16(delay);
        out.write(ink.undrawn());
        out.write(0);
        out.write(0x2C);
        u16(box.x());
        u16(box.y());
        u16(box.width());
        u16(box.height());
        out.write(0);
    }

    private void u16(int value) {
        out.write(value);
        out.write(value >> 8);
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
