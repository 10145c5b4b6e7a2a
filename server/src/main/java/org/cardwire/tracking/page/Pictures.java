package org.cardwire.tracking.page;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.cardwire.asset.Asset;
import org.cardwire.asset.Rendition;
import org.cardwire.asset.Renditions;
import org.cardwire.media.Target;

/** A card's picture as the page shows it: small enough for a phone abroad, from the public media door. May block. */
public final class Pictures {
    private static final int BYTES = 120_000;
    private static final int WIDE = 960;
    private static final int TALL = 1_440;

    record Picture(URI address, int width, int height) {}

    private final Renditions renditions;

    public Pictures(Renditions renditions) {
        this.renditions = renditions;
    }

    /** Empty when the asset cannot be shown, or not now: the page is fast, or goes without. */
    Optional<Picture> of(String asset) {
        OptionalLong id = Asset.ID.tryParse(asset);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (renditions.of(id.getAsLong(), Target.within(BYTES, WIDE, TALL))) {
                case Rendition.Made made -> Optional.of(new Picture(made.publicUrl(), made.width(), made.height()));
                case Rendition.Refused _, Rendition.Unknown _ -> Optional.empty();
            };
        } catch (Renditions.Busy e) {
            return Optional.empty();
        }
    }
}
