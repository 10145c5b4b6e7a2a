package org.cardwire.media.svg.easel;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;

/**
 * Draws one document after the other as they come on standard input, until that ends or nothing has come for a minute. A
 * drawing that takes too long is not this program's care: whoever waits for it ends the process.
 *
 * <p>A request is the document's length and bytes, the part that is wanted (x, y, width, height) and the width and height in
 * pixels; the answer is {@link #DRAWN} and the pixels (ARGB, not premultiplied, row by row), or another byte and a text.
 */
public final class Easel {
    /** Said once, when all is loaded. */
    public static final int READY = 'R';

    public static final int DRAWN = 0;
    /** Followed by the reason. */
    public static final int NOT_DRAWABLE = 1;
    /** Followed by characters for which no font is there. */
    public static final int NO_FONT = 2;
    /** The exit code of a JVM that was told to leave when it has no memory. */
    public static final int NO_MEMORY = 3;

    private static final int MOST_REASON = 300;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Watch watch;
    private final Canvas canvas = new Canvas();

    private Easel(DataInputStream in, DataOutputStream out, Watch watch) {
        this.in = in;
        this.out = out;
        this.watch = watch;
    }

    public static void main(String[] args) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err))); // answers are nobody else's
        var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        var easel = new Easel(in, out, Watch.begin());
        out.write(READY);
        out.flush();
        easel.drawAll();
    }

    private void drawAll() throws IOException {
        while (true) {
            watch.idle();
            byte[] document;
            try {
                document = in.readNBytes(in.readInt());
            } catch (EOFException e) {
                return;
            }
            watch.busy();
            var part = new Canvas.Part(in.readInt(), in.readInt(), in.readInt(), in.readInt());
            answer(document, part, in.readInt(), in.readInt());
            out.flush();
        }
    }

    private void answer(byte[] document, Canvas.Part part, int width, int height) throws IOException {
        BufferedImage picture;
        try {
            picture = canvas.draw(document, part, width, height);
        } catch (Glyphs.Missing e) {
            say(NO_FONT, e.characters());
            return;
        } catch (Exception | StackOverflowError e) {
            say(NOT_DRAWABLE, String.valueOf(e.getMessage()));
            return;
        }
        out.write(DRAWN);
        int[] argb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        byte[] row = new byte[4 * width];
        for (int y = 0; y < height; y++) {
            ByteBuffer.wrap(row).asIntBuffer().put(argb, y * width, width);
            out.write(row);
        }
    }

    private void say(int what, String text) throws IOException {
        out.write(what);
        out.writeUTF(text.substring(0, Math.min(text.length(), MOST_REASON)));
    }
}
