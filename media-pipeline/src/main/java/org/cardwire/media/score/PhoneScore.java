package org.cardwire.media.score;

import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Resampler;

/**
 * The score of renditions as a phone shows them: original and rendition are both brought to the width of its screen, so
 * that a smaller rendition loses exactly what the eye loses. A narrower original is enlarged too, because a message's
 * picture fills the screen, and what was done to it is seen enlarged: up to {@value #ENLARGED} times, the pixels of a
 * usual screen to one of a layout. A picture more than {@value #SCREENS} screen widths high is shown so high and narrower.
 *
 * <p>One original scores renditions on any number of threads. For a photograph of 4:3 it holds 19 MB, and 13 MB more
 * while it scores.
 */
public final class PhoneScore {
    /** Pixels across the screen of a usual phone. */
    public static final int WIDTH = 1080;

    private static final int ENLARGED = 3;
    private static final int SCREENS = 4;
    private static final int BYTES_A_PIXEL = 22;

    private final int width;
    private final int height;
    private final Reference reference;
    private final Deadline deadline;

    /** @param original already cut; wider than the screen or not, but no smaller than any of its renditions */
    public PhoneScore(Pixels original, Deadline deadline) {
        double factor = factor(original.width(), original.height());
        this.width = edge(original.width() * factor);
        this.height = edge(original.height() * factor);
        this.deadline = deadline;
        this.reference = Reference.of(shown(original), deadline);
    }

    private PhoneScore(PhoneScore same, Deadline deadline) {
        this.width = same.width;
        this.height = same.height;
        this.reference = same.reference;
        this.deadline = deadline;
    }

    /** The same original under another deadline. */
    public PhoneScore until(Deadline deadline) {
        return new PhoneScore(this, deadline);
    }

    /** How many bytes the score of an original holds, about. */
    public static long bytes(Pixels original) {
        double factor = factor(original.width(), original.height());
        double shown = factor * original.width() * factor * original.height();
        return (long) shown * (original.opaque() ? BYTES_A_PIXEL : 2 * BYTES_A_PIXEL);
    }

    /** At most 100: identical. 90 is visually lossless, 70 good, 50 medium, 30 poor; the worst lie below 0. */
    public double of(Pixels rendition) {
        return reference.score(shown(rendition), deadline);
    }

    /** By how much a picture is scaled when it is shown: below 1 when it has more pixels than the screen. */
    public static double factor(int width, int height) {
        return Math.min(ENLARGED, Math.min((double) WIDTH / width, (double) SCREENS * WIDTH / height));
    }

    private static int edge(double length) {
        return Math.max(Reference.SMALLEST_SIDE, (int) Math.round(length));
    }

    private Pixels shown(Pixels picture) {
        var whole = new Box(0, 0, picture.width(), picture.height());
        return Resampler.resample(picture, whole, width, height, deadline);
    }
}
