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
 * shows the most ({@link Taste}); two passes then give the rate, and a file that is too large, or leaves much room, is made
 * again at another rate, each pass knowing what the one before took. Nothing is ever cut off to fit.
 *
 * @param bits of the picture, a second
 * @param trials second passes made
 */
public record Film(
        byte[] bytes, int width, int height, double rate, int bits, Optional<Sound> sound, double seconds, int trials) {
    private static final int MOST_TRIALS = 4;
    /** From here on, another try would gain nothing to be seen. */
    private static final double GOOD_FILL = 0.98;
    /** Where a new rate aims. */
    private static final double AIM = 0.99;
    /** Level 10 of H.263. */
    private static final int CLASSIC_MOST_BITS = 60_000;

    private static final int LEAST_BITS = 16_000;
    /** A second pass stays within a few percent of what it is told; beyond this the picture needs no more. */
    private static final double MOST_RAISE = 1.6;
    /** The pass that knows what the first one took at this rate makes half of its miss good by itself. */
    private static final double REFINED = 0.5;
    /** What MP4 and 3GP say of the film as a whole, and of each frame. */
    private static final int HEADERS = 1000;

    private static final int FRAME_ENTRY = 4;
    /** More is not heard in one channel. */
    private static final int MOST_SOUND_BITS = 64_000;

    /** Ends a source that is shorter than it promises. */
    private static final double PROMISE_KEPT = 0.9;

    /** @param progress of the work, from 0 to 1 */
    public static Film make(Workbench bench, Source source, Source.Video video, Wish wish, DoubleConsumer progress)
            throws DamagedException, IOException {
        var steps = new Steps(progress);
        Optional<Sound> sound = source.audio().isEmpty()
                ? Optional.empty()
                : sound(bench, source.audio().get(), wish, steps.next(0.1));
        boolean x264 = bench.encodes("libx264");
        double bits = bits(wish, sound, Math.min(Frames.FASTEST, video.rate()));
        Frames frames = frames(bench, video, wish, bits, x264, steps.next(0.3));
        double seconds = mezzanine(bench, video, wish, frames, steps.next(0.5));
        int first = (int) bits(wish, sound, frames.rate());
        var encoder = new Encoder(bench, wish, first, sound, seconds, x264);
        return search(encoder, wish, frames, sound, first, seconds, steps);
    }

    /** Empty where of a damaged one nothing is left. */
    private static Optional<Sound> sound(Workbench bench, Source.Audio audio, Wish wish, DoubleConsumer progress)
            throws DamagedException {
        double bits = Math.min(wish.soundBits(), MOST_SOUND_BITS * audio.channels());
        Sound sound = Sound.make(bench, audio, wish.kind().sound(), bits, wish.seconds(), progress);
        return Optional.of(sound).filter(made -> made.seconds() > 0);
    }

    private static Frames frames(
            Workbench bench, Source.Video video, Wish wish, double bits, boolean x264, DoubleConsumer progress)
            throws DamagedException, IOException {
        if (wish.kind() == Wish.Kind.CLASSIC_3GP) {
            return Frames.classic(video.rate());
        }
        return x264 ? Taste.best(bench, video, wish, bits, progress) : Frames.usual(wish, video.rate(), bits);
    }

    /** What is left for the picture, a second. */
    private static double bits(Wish wish, Optional<Sound> sound, double rate) {
        double other = sound.map(Sound::bytes).orElse(0L) + HEADERS;
        double bits = wish.bits() - other * 8 / wish.seconds() - FRAME_ENTRY * 8 * rate;
        return Math.clamp(bits, LEAST_BITS, mostBits(wish));
    }

    private static int mostBits(Wish wish) {
        return wish.kind() == Wish.Kind.CLASSIC_3GP ? CLASSIC_MOST_BITS : Integer.MAX_VALUE;
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
                        "utvideo",
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
            bits = next(encoder, wish, last);
        } while (trial < MOST_TRIALS && bits != last.bits && !(last.fill(wish) <= 1 && last.fill(wish) >= GOOD_FILL));
        Film found = best.orElse(last);
        return new Film(found.bytes, found.width, found.height, found.rate, found.bits, sound, seconds, trial);
    }

    /** By what the film's bytes without its sound should have been. */
    private static int next(Encoder encoder, Wish wish, Film film) {
        double fixed = film.sound.map(Sound::bytes).orElse(0L);
        double ratio = Math.max(0, AIM * wish.bytes() - fixed) / Math.max(1, film.bytes.length - fixed);
        if (ratio > MOST_RAISE) {
            return film.bits; // it has all that it can use
        }
        double raise = encoder.refines() && film.trials == 1 ? Math.pow(ratio, REFINED) : ratio;
        return (int) Math.clamp(film.bits * raise, LEAST_BITS / 2.0, mostBits(wish));
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
