package org.cardwire.media.gif;

import org.cardwire.media.pixels.Box;

/**
 * A rectangle of a frame that is to be coded: for each of its pixels, row by row, what each index would lose to the eye over the
 * best that its palette can do.
 */
final class Patch {
    private final Ink ink;
    private final Tones wanted;
    private final float[] calm;
    /** What the nearest colour loses by itself. */
    private final float[] least;
    /** What is lost over that when the pixel is not drawn; nothing at all in a hole, where nothing else may be. */
    private final float[] undrawn;

    private final boolean[] hole;

    private Patch(Ink ink, int count) {
        this.ink = ink;
        this.wanted = new Tones(count);
        this.calm = new float[count];
        this.least = new float[count];
        this.undrawn = new float[count];
        this.hole = new boolean[count];
    }

    /**
     * @param frame ARGB values of the whole canvas, as {@code shown} before it; there a hole is where nothing is seen
     * @param calm of each pixel of the canvas
     */
    static Patch of(Ink ink, int[] frame, int[] shown, float[] calm, int width, Box box) {
        var patch = new Patch(ink, box.width() * box.height());
        var seen = new Tones(1);
        int at = 0;
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            for (int i = y * width + box.x(); i < y * width + box.x() + box.width(); i++) {
                patch.set(at++, frame[i], shown[i], calm[i], seen);
            }
        }
        return patch;
    }

    private void set(int at, int argb, int shown, float calm, Tones seen) {
        wanted.set(at, argb);
        seen.set(0, shown);
        this.calm[at] = calm;
        hole[at] = argb >>> 24 == 0;
        least[at] = calm * ink.least(wanted, at, argb);
        float kept = shown >>> 24 == 0 ? Float.MAX_VALUE : calm * wanted.distance(at, seen, 0) - least[at];
        undrawn[at] = hole[at] ? 0 : Math.max(0, kept);
    }

    int count() {
        return least.length;
    }

    int indexes() {
        return Math.max(ink.undrawn(), ink.palette().size() - 1) + 1;
    }

    float loss(int at, int index) {
        if (index == ink.undrawn()) {
            return undrawn[at];
        }
        return hole[at] ? Float.MAX_VALUE : Math.max(0, calm[at] * wanted.distance(at, ink.tones(), index) - least[at]);
    }
}
