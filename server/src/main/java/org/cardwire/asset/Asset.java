package org.cardwire.asset;

import java.time.Instant;
import java.util.Optional;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.id.PublicId;

/**
 * A brand's picture.
 *
 * @param contentType as found in the content
 * @param width as shown, in pixels
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
        Optional<String> source,
        Instant createdAt) {
    public static final PublicId ID = new PublicId("ast");
}
