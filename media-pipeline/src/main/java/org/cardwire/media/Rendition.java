package org.cardwire.media;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a route made of a picture: a file under the limit, or, when {@code fits} is false, the smallest that it could make. */
record Rendition(
        boolean fits,
        byte[] bytes,
        int width,
        int height,
        Plan.Encoding encoding,
        int trials,
        Set<Plan.Loss> losses,
        Optional<Double> score) {
    /** Not scored yet. */
    Rendition(
            boolean fits,
            byte[] bytes,
            int width,
            int height,
            Plan.Encoding encoding,
            int trials,
            Set<Plan.Loss> losses) {
        this(fits, bytes, width, height, encoding, trials, losses, Optional.empty());
    }

    Rendition with(Plan.Loss loss) {
        Set<Plan.Loss> more = EnumSet.of(loss);
        more.addAll(losses);
        return new Rendition(fits, bytes, width, height, encoding, trials, more, score);
    }

    /** As the outcome of so many trials. */
    Rendition after(int trials) {
        return new Rendition(fits, bytes, width, height, encoding, trials, losses, score);
    }

    Rendition scored(double score) {
        return new Rendition(fits, bytes, width, height, encoding, trials, losses, Optional.of(score));
    }
}
