package org.cardwire.media.clip;

import java.util.Locale;
import org.cardwire.media.pixels.Box;

/**
 * The size and the frame rate that suit a bit rate. A film shows the most (SSIM at the source's size) where each pixel has the
 * bits that this film takes at a middling quality, which {@link Taste} finds out: 0.02 for a pan over a photograph, 0.035 for a
 * test card, 0.07 for a fractal, tried at 40 to 1,280 kbit/s and 240 to 1,280 pixels wide. Half of the frames were better only
 * where all of them left less than about 480 pixels.
 *
 * @param width even, as is {@code height}
 * @param rate frames a second
 */
record Frames(int width, int height, double rate) {
    /** Longer edge from which all frames are kept. */
    private static final int EDGE_WORTH_SMOOTHNESS = 480;

    static final double FASTEST = 30;
    private static final double SLOW = 15;
    private static final int QCIF_WIDTH = 176;
    private static final int QCIF_HEIGHT = 144;

    static Frames of(Wish wish, double sourceRate, double bits, double bitsAPixel) {
        double rate = Math.min(FASTEST, sourceRate);
        if (wish.kind() == Wish.Kind.CLASSIC_3GP) {
            return new Frames(QCIF_WIDTH, QCIF_HEIGHT, Math.min(SLOW, rate));
        }
        Frames smooth = sized(wish, rate, bits / bitsAPixel);
        return smooth.longerEdge() >= EDGE_WORTH_SMOOTHNESS || rate <= SLOW || smooth.fills(wish)
                ? smooth
                : sized(wish, rate > 2 * SLOW - 1 ? rate / 2 : SLOW, bits / bitsAPixel);
    }

    private static Frames sized(Wish wish, double rate, double pixelsASecond) {
        Box cut = wish.cut();
        double fits = Math.min(1, Math.min((double) wish.width() / cut.width(), (double) wish.height() / cut.height()));
        double affords = Math.sqrt(pixelsASecond / (rate * cut.width() * cut.height()));
        double least = Math.min(fits, (double) wish.smallestEdge() / Math.max(cut.width(), cut.height()));
        double factor = Math.clamp(affords, least, fits);
        return new Frames(even(cut.width() * factor), even(cut.height() * factor), rate);
    }

    static int even(double edge) {
        return Math.max(2, (int) Math.floor(edge / 2 + 0.25) * 2);
    }

    private int longerEdge() {
        return Math.max(width, height);
    }

    private boolean fills(Wish wish) {
        return width + 2 > Math.min(wish.width(), wish.cut().width())
                || height + 2 > Math.min(wish.height(), wish.cut().height());
    }

    /** Cut from the source as shown; a source whose pixels are not square becomes so. */
    String filter(Wish wish, Source.Video source) {
        Box cut = wish.cut();
        String upright = "scale=%d:%d:flags=bicubic,setsar=1,".formatted(source.width(), source.height());
        boolean square = source.storedPixels() == (long) source.width() * source.height();
        String crop = "crop=%d:%d:%d:%d,".formatted(cut.width(), cut.height(), cut.x(), cut.y());
        boolean whole = cut.width() == source.width() && cut.height() == source.height();
        String size = wish.kind() == Wish.Kind.CLASSIC_3GP
                ? "scale=%1$d:%2$d:force_original_aspect_ratio=decrease:flags=bicubic,pad=%1$d:%2$d:-1:-1"
                        .formatted(width, height)
                : "scale=%d:%d:flags=bicubic".formatted(width, height);
        return (square ? "" : upright)
                + (whole ? "" : crop)
                + String.format(Locale.ROOT, "fps=%.4f,", rate)
                + size
                + ",setsar=1,format=yuv420p";
    }
}
