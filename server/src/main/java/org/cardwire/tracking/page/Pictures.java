package org.cardwire.tracking.page;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.cardwire.asset.Asset;
import org.cardwire.asset.NotNow;
import org.cardwire.asset.Original;
import org.cardwire.asset.Rendition;
import org.cardwire.asset.Renditions;
import org.cardwire.fitting.Medium;
import org.cardwire.fitting.PageTargets;

/** A card's media as the page shows them: small enough for a phone abroad, from the public media door. May block. */
public final class Pictures {
    record Picture(URI address, int width, int height) {}

    /**
     * What a page shows of an asset; nothing at all when the asset cannot be shown, or not now: the page is fast, or goes
     * without.
     *
     * @param picture a film's poster
     * @param plays the film or sound, once it is made
     */
    record Shown(Medium.Kind kind, Optional<Picture> picture, Optional<URI> plays) {
        private static final Shown NOTHING = new Shown(Medium.Kind.PICTURE, Optional.empty(), Optional.empty());
    }

    private final Renditions renditions;

    public Pictures(Renditions renditions) {
        this.renditions = renditions;
    }

    Shown of(String asset) {
        OptionalLong id = Asset.ID.tryParse(asset);
        Optional<Original> original = id.isEmpty() ? Optional.empty() : renditions.original(id.getAsLong());
        return original.map(found -> shown(id.getAsLong(), found)).orElse(Shown.NOTHING);
    }

    private Shown shown(long asset, Original original) {
        Medium medium = Medium.of(original.contentType(), original.length().orElse(Duration.ZERO));
        return switch (medium.kind()) {
            case PICTURE -> new Shown(medium.kind(), picture(asset), Optional.empty());
            case FILM -> new Shown(medium.kind(), picture(asset), clip(asset, medium));
            case SOUND -> new Shown(medium.kind(), Optional.empty(), clip(asset, medium));
        };
    }

    private Optional<Picture> picture(long asset) {
        try {
            return renditions.picture(asset, PageTargets.picture()) instanceof Rendition.Made made
                    ? Optional.of(new Picture(made.publicUrl(), made.width(), made.height()))
                    : Optional.empty();
        } catch (NotNow e) {
            return Optional.empty();
        }
    }

    private Optional<URI> clip(long asset, Medium medium) {
        return renditions.clip(asset, PageTargets.clip(medium)) instanceof Rendition.Made made
                ? Optional.of(made.publicUrl())
                : Optional.empty();
    }
}
