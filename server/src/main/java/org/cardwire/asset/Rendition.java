package org.cardwire.asset;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.cardwire.platform.crypto.Sha256;

/** What an asset became for a target, or why it became nothing. */
public sealed interface Rendition {
    /**
     * @param file under which hash the bytes lie
     * @param score absent for clips, and for what was made before scores were
     * @param publicUrl where a carrier's platform fetches these bytes
     */
    record Made(
            Sha256 file, String contentType, int bytes, int width, int height, Optional<Double> score, URI publicUrl)
            implements Rendition {}

    /**
     * A picture whose final form is still being made, as it may be shown meanwhile: not the bytes that are sent.
     *
     * @param publicUrl where a browser gets these bytes for a while
     */
    record Draft(byte[] bytes, String contentType, int width, int height, URI publicUrl) implements Rendition {}

    /**
     * A clip that takes its time.
     *
     * @param progress from 0 to 1
     */
    record Making(double progress) implements Rendition {}

    /** @param code of the media pipeline in lower case with hyphens, such as {@code too-small-limit}, or {@code failed} */
    record Refused(String code, Map<String, String> parameters) implements Rendition {
        public Refused {
            parameters = Map.copyOf(parameters);
        }
    }

    /** No asset has this id. */
    record Unknown() implements Rendition {}
}
