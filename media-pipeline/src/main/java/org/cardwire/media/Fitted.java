package org.cardwire.media;

import java.util.Optional;

/**
 * A rendition: encoded anew from pixels, without metadata, in sRGB, at most as many bytes as the target allows.
 *
 * @param bytes the file itself, not to be changed
 * @param sha256 of the bytes, in lower-case hexadecimal
 * @param plan what was done to get there
 * @param width 0 for a sound, as is {@code height}
 * @param score absent for films and sounds; SSIMULACRA 2 at phone size: at most 100; 90 is visually lossless, 70 good, 50 medium, 30 poor
 */
public record Fitted(
        byte[] bytes, Format format, int width, int height, String sha256, Plan plan, Optional<Double> score)
        implements Fitting {
    /** As its plan says, without a score. */
    static Fitted of(byte[] bytes, Plan plan) {
        return new Fitted(
                bytes,
                plan.encoding().format(),
                plan.width(),
                plan.height(),
                Sha256.hex(bytes),
                plan,
                Optional.empty());
    }

    Fitted with(Plan plan) {
        return new Fitted(bytes, format, width, height, sha256, plan, score);
    }

    public String contentType() {
        return format.contentType();
    }
}
