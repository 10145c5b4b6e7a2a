package org.cardwire.fitting;

import java.net.URI;
import java.util.Optional;
import org.cardwire.fitting.Renditions.Pending;
import org.cardwire.fitting.Renditions.Rendition;

/**
 * What a form shows of an asset, without its bytes.
 *
 * @param width 0 for a sound, as is {@code height}
 * @param poster of a film
 * @param making in a preview: how far the film is for which this poster stands in, from 0 to 1
 * @param draft in a preview: the final picture is still being made
 */
public record ShownMedia(
        URI url,
        String contentType,
        int bytes,
        int width,
        int height,
        Optional<Double> score,
        Optional<URI> poster,
        Optional<Double> making,
        boolean draft) {
    static ShownMedia of(Rendition rendition, Optional<URI> poster) {
        return new ShownMedia(
                rendition.publicUrl(),
                rendition.contentType(),
                rendition.body().size(),
                rendition.width(),
                rendition.height(),
                rendition.score(),
                poster.filter(_ -> rendition.contentType().startsWith("video/")),
                rendition.standsInFor().map(Pending::progress),
                rendition.draft());
    }
}
