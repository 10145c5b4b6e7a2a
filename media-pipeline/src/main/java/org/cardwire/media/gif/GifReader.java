package org.cardwire.media.gif;

import java.util.Arrays;
import java.util.Optional;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;

/**
 * Plays a GIF one frame after the other, each laid over what the ones before left (GIF89a, sections 18 to 26). Holds one
 * canvas of 4 bytes a pixel, or two where a frame asks that what was under it comes back.
 */
public final class GifReader {
    private static final int FRAME = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final int TO_BACKGROUND = 2;
    private static final int TO_PREVIOUS = 3;
    /** A frame that says it stays for no time or for one hundredth stays for ten: so all browsers and phones play it. */
    private static final int LEAST_DELAY = 2;

    private static final int USUAL_DELAY = 10;

    private final byte[] bytes;
    private final Deadline deadline;
    private final int width;
    private final int height;
    private final int[] globalTable;
    private int[] canvas;
    private int at;
    private int loops = 1;
    private Control control = Control.NONE;
    private Runnable disposal = () -> {};

    private record Control(int disposal, int delay, int transparent) {
        static final Control NONE = new Control(0, 0, -1);
    }

    /** @param bytes as {@code GifHeader} found them whole */
    public GifReader(byte[] bytes, Deadline deadline) {
        this.bytes = bytes;
        this.deadline = deadline;
        this.width = u16(6);
        this.height = u16(8);
        this.canvas = new int[width * height];
        this.at = 13;
        this.globalTable = table(bytes[10]);
    }

    /** How often the animation plays; 0 is forever. Known once the first frame was read. */
    public int loops() {
        return loops;
    }

    /** The next frame; empty at the end. */
    public Optional<Frame> next() throws DamagedException {
        deadline.check();
        try {
            while (at < bytes.length && bytes[at] != TRAILER) {
                int block = bytes[at++] & 255;
                if (block == FRAME) {
                    return Optional.of(frame());
                } else if (block != EXTENSION) {
                    return Optional.empty();
                }
                extension();
            }
            return Optional.empty();
        } catch (ArrayIndexOutOfBoundsException e) {
            throw DamagedException.corrupt("the GIF's blocks do not fit together at byte " + at);
        }
    }

    private void extension() {
        int label = bytes[at++] & 255;
        if (label == GRAPHIC_CONTROL && (bytes[at] & 255) >= 4) {
            int flags = bytes[at + 1];
            control = new Control(flags >> 2 & 7, u16(at + 2), (flags & 1) == 0 ? -1 : bytes[at + 4] & 255);
        } else if (label == APPLICATION && bytes[at] == 11 && bytes[at + 12] == 3 && bytes[at + 13] == 1) {
            loops = u16(at + 14);
        }
        while (bytes[at] != 0) {
            at += 1 + (bytes[at] & 255);
        }
        at++;
    }

    private Frame frame() throws DamagedException {
        int left = u16(at);
        int top = u16(at + 2);
        int across = u16(at + 4);
        int down = u16(at + 6);
        int flags = bytes[at + 8];
        at += 9;
        int[] colours = (flags & 0x80) == 0 ? globalTable : table(flags);
        if ((long) across * down > 4L * width * height) {
            throw DamagedException.corrupt("a GIF frame of " + across + " x " + down + " is larger than its canvas");
        }
        disposal.run();
        prepareDisposal(left, top, across, down);
        byte[] indexes = new byte[across * down];
        at = new LzwDecoder(bytes, at).decode(indexes);
        boolean interlaced = (flags & 0x40) != 0;
        for (int y = 0; y < down; y++) {
            int row = top + (interlaced ? interlacedRow(y, down) : y);
            draw(indexes, y * across, row, left, across, colours);
        }
        int delay = control.delay < LEAST_DELAY ? USUAL_DELAY : control.delay;
        control = Control.NONE;
        return new Frame(snapshot(), delay);
    }

    private void draw(byte[] indexes, int from, int row, int left, int across, int[] colours) {
        for (int x = 0; x < across && left + x < width && row < height; x++) {
            int index = indexes[from + x] & 255;
            if (index != control.transparent && index < colours.length) {
                canvas[row * width + left + x] = colours[index];
            }
        }
    }

    private void prepareDisposal(int left, int top, int across, int down) {
        if (control.disposal == TO_PREVIOUS) {
            int[] kept = canvas.clone();
            disposal = () -> canvas = kept;
        } else if (control.disposal == TO_BACKGROUND) {
            disposal = () -> clear(left, top, across, down);
        } else {
            disposal = () -> {};
        }
    }

    private void clear(int left, int top, int across, int down) {
        int from = Math.min(left, width);
        int to = Math.min(left + across, width);
        for (int y = top; y < Math.min(top + down, height); y++) {
            Arrays.fill(canvas, y * width + from, y * width + to, 0);
        }
    }

    private Pixels snapshot() {
        boolean opaque = Arrays.stream(canvas).allMatch(pixel -> pixel >>> 24 == 255);
        return new Pixels(width, height, canvas.clone(), opaque);
    }

    /** Appendix E: every 8th row from 0, every 8th from 4, every 4th from 2, every 2nd from 1. */
    private static int interlacedRow(int stored, int rows) {
        int eighths = (rows + 7) / 8;
        int fourths = eighths + (rows + 3) / 8;
        int halves = fourths + (rows + 1) / 4;
        if (stored < eighths) {
            return stored * 8;
        } else if (stored < fourths) {
            return (stored - eighths) * 8 + 4;
        } else if (stored < halves) {
            return (stored - fourths) * 4 + 2;
        }
        return (stored - halves) * 2 + 1;
    }

    private int[] table(int flags) {
        if ((flags & 0x80) == 0) {
            return new int[0];
        }
        int[] colours = new int[2 << (flags & 7)];
        for (int i = 0; i < colours.length; i++, at += 3) {
            colours[i] = 0xFF000000 | (bytes[at] & 255) << 16 | (bytes[at + 1] & 255) << 8 | bytes[at + 2] & 255;
        }
        return colours;
    }

    private int u16(int position) {
        return bytes[position] & 255 | (bytes[position + 1] & 255) << 8;
    }
}
