package org.cardwire.media;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cardwire.media.decode.Decoder;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;

/** What a route made of a picture: a file under the limit, or, when {@code fits} is false, the smallest that it could make. */
record Rendition(
        boolean fits,
        byte[] bytes,
        int width,
        int height,
        Plan.Encoding encoding,
        int trials,
        Set<Plan.Loss> losses,
        Shown shown,
        Optional<Double> score) {
    /** What a handset shows of it. */
    interface Shown {
        Pixels pixels(Deadline deadline) throws DamagedException;
    }

    /** Shown as decoded from the bytes, and not scored yet. */
    Rendition(
            boolean fits,
            byte[] bytes,
            int width,
            int height,
            Plan.Encoding encoding,
            int trials,
            Set<Plan.Loss> losses) {
        this(
                fits,
                bytes,
                width,
                height,
                encoding,
                trials,
                losses,
                until -> decoded(bytes, encoding, until),
                Optional.empty());
    }

    private static Pixels decoded(byte[] bytes, Plan.Encoding encoding, Deadline deadline) throws DamagedException {
        return Decoder.pixels(bytes, encoding.format().name().toLowerCase(Locale.ROOT), deadline);
    }

    /** As somebody knows who need not decode it for that. */
    Rendition shown(Shown shown) {
        return new Rendition(fits, bytes, width, height, encoding, trials, losses, shown, score);
    }

    Rendition with(Plan.Loss loss) {
        Set<Plan.Loss> more = EnumSet.of(loss);
        more.addAll(losses);
        return new Rendition(fits, bytes, width, height, encoding, trials, more, shown, score);
    }

    /** As the outcome of so many trials. */
    Rendition after(int trials) {
        return new Rendition(fits, bytes, width, height, encoding, trials, losses, shown, score);
    }

    Rendition scored(double score) {
        return new Rendition(fits, bytes, width, height, encoding, trials, losses, shown, Optional.of(score));
    }
}
