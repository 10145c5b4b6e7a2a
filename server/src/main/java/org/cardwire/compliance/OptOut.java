package org.cardwire.compliance;

import java.time.Instant;
import java.util.Optional;

/**
 * A number that wants no more messages of a brand.
 *
 * @param sender the sender that it is about, 0 for all of the brand's
 * @param word what the person wrote, or how else it was said
 * @param source {@code keyword}, {@code carrier}, {@code api} or {@code page}
 */
public record OptOut(
        long brand,
        long numberKey,
        long sender,
        byte[] numberSealed,
        String word,
        String source,
        Optional<Integer> link,
        Instant at) {}
