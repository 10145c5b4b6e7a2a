package org.cardwire.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** An animation as ffmpeg and gifsicle make it: a palette, a dithering, a width, and the least loss that is under the limit. */
record GifPeer(Ffmpeg ffmpeg, String gifsicle, Animations.Animation animation, Path source) {
    /** Beyond it gifsicle smears whole areas. */
    private static final int MOST_LOSS = 600;

    private static final double GOOD_FILL = 0.98;

    /** @param ssim 0 when it cannot be made so small */
    record Made(double ssim, int width, long bytes, double cpuMillis) {
        private static final Made NOTHING = new Made(0, 0, 0, 0);
    }

    /** @param width one of those that are tried */
    Made best(int width) throws IOException {
        Made best = Made.NOTHING;
        for (int across : new int[] {width, animation.width() / 2, animation.width() / 3}) {
            for (String dither : List.of("sierra2_4a", "none")) {
                Made made = made(across, dither);
                best = made.ssim > best.ssim ? made : best;
            }
        }
        return best;
    }

    private Made made(int width, String dither) throws IOException {
        Path lossless = ffmpeg.folder().resolve("peer-palette.gif");
        String filter = "scale=%d:-1:flags=lanczos,split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=%s"
                .formatted(width, dither);
        Child first = ffmpeg.run(List.of("-i", source.toString(), "-vf", filter, lossless.toString()));
        Path lossy = ffmpeg.folder().resolve("peer.gif");
        Path best = ffmpeg.folder().resolve("peer-best.gif");
        Files.deleteIfExists(best);
        double cpu = 0;
        int low = 0;
        int high = MOST_LOSS;
        while (low <= high && !(Files.exists(best) && Files.size(best) >= GOOD_FILL * Gifs.LIMIT)) {
            int loss = (low + high) / 2;
            Child second = Child.run(
                    ffmpeg.folder(),
                    List.of(gifsicle, "-O3", "--lossy=" + loss, lossless.toString(), "-o", lossy.toString()));
            if (Files.size(lossy) > Gifs.LIMIT) {
                low = loss + 1;
            } else {
                Files.move(lossy, best, StandardCopyOption.REPLACE_EXISTING);
                cpu = second.cpuMillis();
                high = loss - 1;
            }
        }
        return Files.exists(best)
                ? new Made(
                        ffmpeg.ssim(best, source, animation.width(), animation.height(), Animations.RATE),
                        width,
                        Files.size(best),
                        first.cpuMillis() + cpu)
                : Made.NOTHING;
    }
}
