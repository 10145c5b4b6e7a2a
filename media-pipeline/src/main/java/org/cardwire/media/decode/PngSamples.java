package org.cardwire.media.decode;

import org.cardwire.media.header.DamagedException;

/** Turns a PNG's rows into colours: 1 to 16 bits a sample, grey, colours or a palette, with or without alpha (11.2.1). */
final class PngSamples {
    private static final int OPAQUE = 0xFF000000;
    private static final int PALETTE = 3;

    private final int channels;
    private final int depth;
    private final int width;
    /** ARGB for each sample of one channel: a palette or greys of up to 8 bits. */
    private final int[] colours;
    /** The one colour that is not seen, as samples of full depth; empty when there is none. */
    private final int[] unseen;

    private PngSamples(int channels, int depth, int width, int[] colours, int[] unseen) {
        this.channels = channels;
        this.depth = depth;
        this.width = width;
        this.colours = colours;
        this.unseen = unseen;
    }

    static PngSamples of(int type, int depth, byte[] palette, byte[] transparency, int width) throws DamagedException {
        int channels = channels(type, depth);
        boolean looked = channels == 1 && depth <= 8;
        int[] colours = !looked ? new int[0] : type == PALETTE ? palette(palette, transparency) : greys(depth);
        int[] unseen = type == PALETTE || type > PALETTE ? new int[0] : unseen(channels, transparency);
        if (looked && unseen.length > 0) {
            colours[unseen[0] & colours.length - 1] &= ~OPAQUE;
        }
        return new PngSamples(channels, depth, width, colours, unseen);
    }

    private static int channels(int type, int depth) throws DamagedException {
        boolean whole = depth == 8 || depth == 16;
        boolean part = depth == 1 || depth == 2 || depth == 4;
        int channels = switch (type) {
            case 0 -> whole || part ? 1 : 0;
            case 2 -> whole ? 3 : 0;
            case PALETTE -> part || depth == 8 ? 1 : 0;
            case 4 -> whole ? 2 : 0;
            case 6 -> whole ? 4 : 0;
            default -> 0;
        };
        if (channels == 0) {
            throw DamagedException.corrupt("the PNG says colour type " + type + " of " + depth + " bits");
        }
        return channels;
    }

    /** Entries that the file does not have are black, as libpng takes them. */
    private static int[] palette(byte[] palette, byte[] transparency) {
        int[] colours = new int[256];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (i < transparency.length ? transparency[i] & 255 : 255) << 24;
            if (3 * i + 2 < palette.length) {
                colours[i] |= (palette[3 * i] & 255) << 16 | (palette[3 * i + 1] & 255) << 8 | palette[3 * i + 2] & 255;
            }
        }
        return colours;
    }

    private static int[] greys(int depth) {
        int[] greys = new int[1 << depth];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = OPAQUE | i * 255 / (greys.length - 1) * 0x010101;
        }
        return greys;
    }

    private static int[] unseen(int channels, byte[] transparency) {
        int[] unseen = new int[transparency.length < 2 * channels ? 0 : channels];
        for (int i = 0; i < unseen.length; i++) {
            unseen[i] = (transparency[2 * i] & 255) << 8 | transparency[2 * i + 1] & 255;
        }
        return unseen;
    }

    int rowBytes() {
        return Math.toIntExact(((long) width * channels * depth + 7) / 8);
    }

    /** At least one. */
    int pixelBytes() {
        return Math.max(1, channels * depth / 8);
    }

    /** @param row the samples begin at its second byte */
    void row(byte[] row, int[] argb) {
        if (depth < 8) {
            packed(row, argb);
        } else if (colours.length > 0) {
            for (int x = 0; x < width; x++) {
                argb[x] = colours[row[1 + x] & 255];
            }
        } else {
            whole(row, argb);
        }
    }

    private void packed(byte[] row, int[] argb) {
        int mask = (1 << depth) - 1;
        for (int x = 0; x < width; x++) {
            int bit = x * depth;
            argb[x] = colours[row[1 + (bit >> 3)] >> 8 - depth - (bit & 7) & mask];
        }
    }

    private void whole(byte[] row, int[] argb) {
        int size = depth / 8;
        int green = channels < 3 ? 0 : size;
        int blue = 2 * green;
        int alpha = (channels - 1) * size;
        boolean translucent = channels % 2 == 0;
        for (int x = 0, at = 1; x < width; x++, at += channels * size) {
            int opacity = translucent ? row[at + alpha] << 24 : isUnseen(row, at) ? 0 : OPAQUE;
            argb[x] = opacity | (row[at] & 255) << 16 | (row[at + green] & 255) << 8 | row[at + blue] & 255;
        }
    }

    private boolean isUnseen(byte[] row, int at) {
        for (int i = 0; i < unseen.length; i++) {
            int sample = depth == 8 ? row[at + i] & 255 : (row[at + 2 * i] & 255) << 8 | row[at + 2 * i + 1] & 255;
            if (sample != unseen[i]) {
                return false;
            }
        }
        return unseen.length > 0;
    }
}
