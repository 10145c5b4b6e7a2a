package org.cardwire.media.gif;

import org.cardwire.media.pixels.Indexer;
import org.cardwire.media.pixels.Palette;

/**
 * The colours that one table of a file offers.
 *
 * @param undrawn the index that means: not drawn
 * @param bits of an index
 */
record Ink(Palette palette, Tones tones, Indexer indexer, int undrawn, int bits) {
    /** The last bits of a colour do not decide which of a few hundred is nearest, and without them fewer are looked for. */
    private static final int COARSE = 0xFFFCFCFC;

    private static final int MIDDLE = 0x020202;

    static Ink of(Palette palette) {
        int undrawn = undrawn(palette);
        int most = Math.max(undrawn, palette.size() - 1);
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(most));
        return new Ink(palette, Tones.of(palette), new Indexer(palette), undrawn, bits);
    }

    int nearest(int argb) {
        return indexer.index(palette.exact() ? argb : argb & COARSE | MIDDLE);
    }

    /** What the nearest colour is off by. */
    float least(Tones wanted, int at, int argb) {
        return wanted.distance(at, tones, nearest(argb));
    }

    /** The palette's own invisible entry, or the index after its last. */
    private static int undrawn(Palette palette) {
        for (int i = 0; i < palette.size(); i++) {
            if (palette.colour(i) >>> 24 == 0) {
                return i;
            }
        }
        if (palette.size() > GifWriter.MAX_COLOURS) {
            throw new IllegalArgumentException("a palette of " + palette.size() + " leaves no index for: not drawn");
        }
        return palette.size();
    }
}
