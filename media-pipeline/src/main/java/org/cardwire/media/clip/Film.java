package org.cardwire.media.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.cardwire.media.header.DamagedException;

/**
 * A film of at most so many bytes that plays to its end. The source is decoded once, into a lossless file of the size that
 * is wanted; two passes then give the rate, and a file that is too large, or leaves much room, is made again at another
 * rate. Nothing is ever cut off to fit.
 *
 * @param bits of the picture, a second
 * @param trials second passes made
 */
public record Film(
        byte[] bytes, int width, int height, double rate, int bits, Optional<Sound> sound, double seconds, int trials) {
    private static final int MOST_TRIALS = 4;
    /** From here on, another try would gain nothing to be seen. */
    private static final double GOOD_FILL = 0.97;
    /** Where a new rate aims. */
    private static final double AIM = 0.99;
    /** Level 10 of H.263. */
    private static final int CLASSIC_MOST_BITS = 60_000;

    private static final int LEAST_BITS = 16_000;
    /** A second pass stays within a few percent of what it is told; beyond this the picture needs no more. */
    private static final double MOST_RAISE = 1.6;

    /** Ends a source that is shorter than it promises. */
    private static final double PROMISE_KEPT = 0.9;

    /** @param progress of the work, from 0 to 1 */
    public static Film make(Workbench bench, Source source, Source.Video video, Wish wish, DoubleConsumer progress)
            throws DamagedException, IOException {
        var steps = new Steps(progress);
        Optional<Sound> sound = source.audio().isEmpty()
                ? Optional.empty()
                : Optional.of(Sound.make(
                                bench,
                                source.audio().get(),
                                wish.kind().sound(),
                                wish.soundBits(),
                                wish.seconds(),
                                steps.next(0.1)))
                        .filter(made -> made.seconds() > 0); // of a damaged one nothing may be left
        double spare =
                wish.bits() - sound.map(s -> s.bytes() * 8 / wish.seconds()).orElse(0.0);
        int most = wish.kind() == Wish.Kind.CLASSIC_3GP ? CLASSIC_MOST_BITS : Integer.MAX_VALUE;
        double bits = Math.clamp(spare, LEAST_BITS, most);
        boolean x264 = bench.encodes("libx264");
        double bitsAPixel = Taste.bitsAPixel(bench, video, wish, x264, steps.next(0.2));
        Frames frames = Frames.of(wish, video.rate(), bits, bitsAPixel);
        double seconds = mezzanine(bench, video, wish, frames, steps.next(0.5));
        var encoder = new Encoder(bench, wish, (int) bits, sound, seconds, x264);
        return search(encoder, wish, frames, sound, (int) bits, seconds, steps);
    }

    private static double mezzanine(
            Workbench bench, Source.Video video, Wish wish, Frames frames, DoubleConsumer progress)
            throws DamagedException {
        double seconds = bench.read(
                wish.seconds(),
                progress,
                List.of(
                        "-map",
                        "0:" + video.stream(),
                        "-an",
                        "-t",
                        Sound.seconds(wish.seconds()),
                        "-vf",
                        frames.filter(wish, video),
                        "-c:v",
                        "ffv1",
                        "-f",
                        "matroska",
                        "mezzanine"));
        if (seconds <= 0 || seconds < PROMISE_KEPT * wish.seconds() - 0.5) {
            throw DamagedException.truncated(
                    "the film ends after %.1f of %.1f seconds".formatted(seconds, wish.seconds()));
        }
        return seconds;
    }

    private static Film search(
            Encoder encoder, Wish wish, Frames frames, Optional<Sound> sound, int first, double seconds, Steps steps)
            throws IOException {
        encoder.firstPass(steps.next(0.7));
        Optional<Film> best = Optional.empty();
        Film last;
        int bits = first;
        int trial = 0;
        do {
            Path file = encoder.secondPass(bits, steps.next(0.7 + 0.3 * (trial + 1) / MOST_TRIALS));
            byte[] bytes = Files.readAllBytes(file);
            last = new Film(bytes, frames.width(), frames.height(), frames.rate(), bits, sound, seconds, ++trial);
            if (bytes.length <= wish.bytes() && (best.isEmpty() || bytes.length > best.get().bytes.length)) {
                best = Optional.of(last);
            }
            bits = next(wish, last);
        } while (trial < MOST_TRIALS && bits != last.bits && !(last.fill(wish) <= 1 && last.fill(wish) >= GOOD_FILL));
        Film found = best.orElse(last);
        return new Film(found.bytes, found.width, found.height, found.rate, found.bits, sound, seconds, trial);
    }

    /** By what the film's bytes without its sound should have been. */
    private static int next(Wish wish, Film film) {
        double fixed = film.sound.map(Sound::bytes).orElse(0L);
        double ratio = (AIM * wish.bytes() - fixed) / Math.max(1, film.bytes.length - fixed);
        if (ratio > MOST_RAISE || film.fill(wish) < 1 && film.trials > 1) {
            return film.bits; // it has all that it can use, or is as near as it gets
        }
        int most = wish.kind() == Wish.Kind.CLASSIC_3GP ? CLASSIC_MOST_BITS : Integer.MAX_VALUE;
        return (int) Math.clamp(film.bits * ratio, LEAST_BITS / 2.0, most);
    }

    private double fill(Wish wish) {
        return (double) bytes.length / wish.bytes();
    }

    /** One progress over several runs. */
    private static final class Steps {
        private final DoubleConsumer all;
        private double done;

        Steps(DoubleConsumer all) {
            this.all = all;
        }

        DoubleConsumer next(double until) {
            double from = done;
            done = until;
            return part -> all.accept(from + part * (until - from));
        }
    }
}
