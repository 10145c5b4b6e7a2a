package org.cardwire.media.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.media.header.DamagedException;

/**
 * The size at which a film shows the most at its bits: sizes are tried on a few seconds from its middle, in one quick pass each,
 * and judged by SSIM at the largest size. From the largest downwards, until two in a row are worse than the best; where that is
 * small or has few bits, every other frame is tried too.
 */
final class Taste {
    private static final double SECONDS = 4;
    /** Part of the work in which all frames are tried. */
    private static final double SMOOTH_PART = 0.7;
    /** Of the sample's frames one in so many is judged. */
    private static final int JUDGED = 3;
    /** What a film lacks of the original shrinks so with more bits: a quick pass misses its rate by up to a fifth. */
    private static final double POWER = 0.6;

    /** What takes so many times its bits cannot go as low. */
    private static final double TOO_MUCH = 1.6;

    /** Bits for each pixel from which on the largest size is taken without a trial. */
    private static final double PLENTY_BITS = 0.25;
    /** Bits for each pixel that two passes need, even if hardly anything moves. */
    private static final double LEAST_BITS = 0.003;
    /** From here on a film has bits for all of its frames. */
    private static final double ENOUGH_BITS = 0.01;

    private static final int ENOUGH_WORSE = 2;
    private static final Pattern SSIM = Pattern.compile("All:([0-9.]+)");

    private final Workbench bench;
    private final double bits;
    private final double seconds;
    private final Frames largest;

    /** @param lack of 1, what is lost to the eye; over 1 where its bits do not do */
    private record Tried(Frames frames, double lack) {}

    private Taste(Workbench bench, double bits, double seconds, Frames largest) {
        this.bench = bench;
        this.bits = bits;
        this.seconds = seconds;
        this.largest = largest;
    }

    /** @param bits a second of the picture */
    static Frames best(Workbench bench, Source.Video video, Wish wish, double bits, DoubleConsumer progress)
            throws DamagedException, IOException {
        Frames largest = Frames.largest(wish, video.rate());
        if (bits >= PLENTY_BITS * largest.pixelsASecond()) {
            return largest;
        }
        double seconds = sample(bench, video, wish, largest);
        if (seconds <= 0) {
            return Frames.usual(
                    wish, video.rate(), bits); // its middle is not there: it ends early, or tells wrong times
        }
        var taste = new Taste(bench, bits, seconds, largest);
        List<Frames> ladder = taste.affordable(Frames.ladder(wish, video.rate()));
        Tried smooth = taste.best(ladder, part -> progress.accept(SMOOTH_PART * part));
        boolean large = smooth.frames.smooth() || smooth.frames.equals(largest);
        if (!smooth.frames.halves() || large && taste.bitsAPixel(smooth.frames) >= ENOUGH_BITS) {
            return smooth.frames;
        }
        int from = Math.max(0, ladder.indexOf(smooth.frames) - 1);
        List<Frames> halved = ladder.stream().skip(from).map(Frames::halved).toList();
        Tried slow = taste.best(halved, part -> progress.accept(SMOOTH_PART + (1 - SMOOTH_PART) * part));
        return slow.lack < smooth.lack ? slow.frames : smooth.frames;
    }

    private List<Frames> affordable(List<Frames> ladder) {
        List<Frames> affordable = ladder.stream()
                .filter(frames -> bitsAPixel(frames) >= LEAST_BITS)
                .toList();
        return affordable.isEmpty() ? List.of(ladder.getLast()) : affordable;
    }

    private double bitsAPixel(Frames frames) {
        return bits / frames.pixelsASecond();
    }

    /** Kept without loss, and quick to read again and again. */
    private static double sample(Workbench bench, Source.Video video, Wish wish, Frames largest)
            throws DamagedException {
        double seconds = Math.min(SECONDS, wish.seconds());
        double from = (wish.seconds() - seconds) / 2;
        List<String> all = new ArrayList<>(List.of("-map", "0:" + video.stream(), "-an", "-t", Sound.seconds(seconds)));
        all.addAll(List.of("-vf", largest.filter(wish, video), "-c:v", "utvideo", "-f", "matroska", "sample"));
        return bench.read(List.of("-ss", Sound.seconds(from)), seconds, done -> {}, all);
    }

    private Tried best(List<Frames> sizes, DoubleConsumer progress) throws IOException {
        Optional<Tried> best = Optional.empty();
        int worse = 0;
        for (int i = 0; i < sizes.size() && worse < ENOUGH_WORSE; i++) {
            Tried tried = tried(sizes.get(i));
            progress.accept((i + 1.0) / sizes.size());
            boolean better = best.isEmpty() || tried.lack < best.get().lack;
            best = better ? Optional.of(tried) : best;
            worse = better ? 0 : worse + 1;
        }
        return best.orElseThrow();
    }

    private Tried tried(Frames frames) throws IOException {
        List<String> encode = new ArrayList<>(List.of("-i", "sample", "-vf", frames.filter(), "-c:v", "libx264"));
        encode.addAll(List.of("-profile:v", "baseline", "-preset", "superfast", "-b:v", Integer.toString((int) bits)));
        encode.addAll(List.of("-f", "matroska", "tried"));
        bench.make(seconds, done -> {}, encode);
        double taken = Files.size(bench.file("tried")) * 8 / seconds / bits;
        return new Tried(frames, taken > TOO_MUCH ? taken : (1 - ssim()) * Math.pow(taken, POWER));
    }

    private double ssim() throws IOException {
        String shown = String.format(
                Locale.ROOT,
                "fps=%.4f,framestep=%d,scale=%d:%d:flags=bicubic",
                largest.rate(),
                JUDGED,
                largest.width(),
                largest.height());
        String said = bench.said(List.of(
                "-i",
                "tried",
                "-i",
                "sample",
                "-lavfi",
                "[0:v]%1$s[a];[1:v]%1$s[b];[a][b]ssim".formatted(shown),
                "-f",
                "null",
                "-"));
        Matcher found = SSIM.matcher(said);
        if (!found.find()) {
            throw new IOException("ffmpeg names no SSIM: " + said);
        }
        return Double.parseDouble(found.group(1));
    }
}
