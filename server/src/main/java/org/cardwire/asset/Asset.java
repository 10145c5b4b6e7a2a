package org.cardwire.asset;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.id.PublicId;

/**
 * A brand's picture, film or sound.
 *
 * @param contentType as found in the content
 * @param width as shown, in pixels; 0 for a sound, as is {@code height}
 * @param length of what plays, a film or a sound
 * @param source the address that it was fetched from
 */
public record Asset(
        long id,
        long brand,
        Sha256 sha256,
        String name,
        String contentType,
        long bytes,
        int width,
        int height,
        Optional<Duration> length,
        Optional<String> source,
        Instant createdAt) {
    public static final PublicId ID = new PublicId("ast");
}
