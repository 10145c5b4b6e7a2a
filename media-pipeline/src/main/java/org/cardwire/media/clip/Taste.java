package org.cardwire.media.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.cardwire.media.header.DamagedException;

/** How much a film asks for: the bits of each pixel when its beginning is encoded, small, at a middling quality. */
final class Taste {
    private static final int EDGE = 640;
    private static final double MOST_SECONDS = 8;
    private static final String MIDDLING = "28";
    /** Of a film between a pan and a fractal, where x264 is not there to say. */
    private static final double USUAL = 0.035;
    /** A film in which nothing moves still wants to be seen, and noise is not worth all the bits it asks for. */
    private static final double LEAST = 0.015;

    private static final double MOST = 0.1;

    private Taste() {}

    static double bitsAPixel(Workbench bench, Source.Video video, Wish wish, boolean x264, DoubleConsumer progress)
            throws DamagedException, IOException {
        if (!x264) {
            return USUAL;
        }
        double seconds = Math.min(MOST_SECONDS, wish.seconds());
        double factor = Math.min(
                1, (double) EDGE / Math.max(wish.cut().width(), wish.cut().height()));
        var frames = new Frames(
                Frames.even(wish.cut().width() * factor),
                Frames.even(wish.cut().height() * factor),
                Math.min(Frames.FASTEST, video.rate()));
        double read = bench.read(
                seconds,
                progress,
                List.of(
                        "-map",
                        "0:" + video.stream(),
                        "-an",
                        "-t",
                        String.format(Locale.ROOT, "%.3f", seconds),
                        "-vf",
                        frames.filter(wish, video),
                        "-c:v",
                        "libx264",
                        "-profile:v",
                        "baseline",
                        "-preset",
                        "veryfast",
                        "-crf",
                        MIDDLING,
                        "-f",
                        "h264",
                        "taste"));
        double pixels = Math.max(1, read * frames.rate()) * frames.width() * frames.height();
        return Math.clamp(Files.size(bench.file("taste")) * 8 / pixels, LEAST, MOST);
    }
}
