package org.cardwire.media.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cardwire.media.pixels.Box;

/**
 * A size and a frame rate of a film.
 *
 * @param width even, as is {@code height}
 * @param rate frames a second
 */
record Frames(int width, int height, double rate) {
    static final double FASTEST = 30;
    static final double SLOW = 15;
    /** Longer edge from which all frames are kept. */
    private static final int EDGE_WORTH_SMOOTHNESS = 480;
    /**
     * Parts of the source's edges. Between whole ratios a film is blurred in another way in each frame: a pan of two pixels a
     * frame takes half of the bytes at 1/2 that it takes at 5/8, and shows more.
     */
    private static final double[] LADDER = {1, 3 / 4.0, 1 / 2.0, 3 / 8.0, 1 / 4.0, 3 / 16.0, 1 / 8.0, 3 / 32.0, 1 / 16.0
    };
    /** A rung as near as this to the largest size is not worth a try. */
    private static final double NEAR = 0.93;
    /** The lossless copy of a film stays well under the 2 GB that a file may have. */
    private static final double MOST_PIXELS = 2.5e9;
    /** Bits that a pixel of a film between a pan and a fractal takes at a middling quality. */
    private static final double USUAL_BITS = 0.035;

    private static final int QCIF_WIDTH = 176;
    private static final int QCIF_HEIGHT = 144;

    /** The screen of a classic handset. */
    static Frames classic(double sourceRate) {
        return new Frames(QCIF_WIDTH, QCIF_HEIGHT, Math.min(SLOW, sourceRate));
    }

    /** The size that suits a bit rate, by the rule alone. */
    static Frames usual(Wish wish, double sourceRate, double bits) {
        Frames largest = largest(wish, sourceRate);
        Frames smooth = affordable(wish, bits, largest.rate);
        return smooth.smooth() || smooth.equals(largest) || !largest.halves()
                ? smooth
                : affordable(wish, bits, largest.rate / 2);
    }

    private static Frames affordable(Wish wish, double bits, double rate) {
        double affords = Math.sqrt(bits / USUAL_BITS / (rate * pixels(wish)));
        return sized(wish.cut(), Math.clamp(affords, least(wish), fits(wish)), rate);
    }

    /** The most that the wish allows. */
    static Frames largest(Wish wish, double sourceRate) {
        return sized(wish.cut(), fits(wish), Math.min(FASTEST, sourceRate));
    }

    /** The sizes worth a try, the largest first. */
    static List<Frames> ladder(Wish wish, double sourceRate) {
        List<Frames> ladder = new ArrayList<>(List.of(largest(wish, sourceRate)));
        for (double rung : LADDER) {
            if (rung < NEAR * fits(wish) && rung >= least(wish)) {
                ladder.add(sized(wish.cut(), rung, ladder.getFirst().rate));
            }
        }
        return ladder;
    }

    private static double fits(Wish wish) {
        Box cut = wish.cut();
        double fits = Math.min((double) wish.width() / cut.width(), (double) wish.height() / cut.height());
        return Math.min(Math.min(1, fits), Math.sqrt(MOST_PIXELS / (FASTEST * wish.seconds() * pixels(wish))));
    }

    private static double pixels(Wish wish) {
        return (double) wish.cut().width() * wish.cut().height();
    }

    private static double least(Wish wish) {
        int longer = Math.max(wish.cut().width(), wish.cut().height());
        return Math.min(fits(wish), (double) wish.smallestEdge() / longer);
    }

    private static Frames sized(Box cut, double factor, double rate) {
        return new Frames(even(cut.width() * factor), even(cut.height() * factor), rate);
    }

    static int even(double edge) {
        return Math.max(2, (int) Math.floor(edge / 2 + 0.25) * 2);
    }

    /** Too large to give up frames for its size. */
    boolean smooth() {
        return Math.max(width, height) >= EDGE_WORTH_SMOOTHNESS;
    }

    /** Whether every other frame would still move. */
    boolean halves() {
        return rate > 2 * SLOW - 1;
    }

    /** With every other frame. */
    Frames halved() {
        return new Frames(width, height, rate / 2);
    }

    double pixelsASecond() {
        return rate * width * height;
    }

    /** From pixels that are cut and upright already. */
    String filter() {
        return String.format(Locale.ROOT, "fps=%.4f,scale=%d:%d:flags=bicubic", rate, width, height);
    }

    /** Cut from the source as shown; a source whose pixels are not square becomes so. */
    String filter(Wish wish, Source.Video source) {
        Box cut = wish.cut();
        String upright = "scale=%d:%d:flags=bicubic,setsar=1,".formatted(source.width(), source.height());
        boolean square = source.storedPixels() == (long) source.width() * source.height();
        String crop = "crop=%d:%d:%d:%d,".formatted(cut.width(), cut.height(), cut.x(), cut.y());
        boolean whole = cut.width() == source.width() && cut.height() == source.height();
        String size = wish.kind() == Wish.Kind.CLASSIC_3GP
                ? "fps=%.4f,scale=%2$d:%3$d:force_original_aspect_ratio=decrease:flags=bicubic,pad=%2$d:%3$d:-1:-1"
                        .formatted(rate, width, height)
                : filter();
        return (square ? "" : upright) + (whole ? "" : crop) + size + ",setsar=1,format=yuv420p";
    }
}
