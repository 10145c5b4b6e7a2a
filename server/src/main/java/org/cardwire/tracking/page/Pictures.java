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
    record Picture(URI address, String contentType, int width, int height) {}

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
    private final boolean inView;
    private boolean drafts;

    public Pictures(Renditions renditions) {
        this(renditions, false);
    }

    private Pictures(Renditions renditions, boolean inView) {
        this.renditions = renditions;
        this.inView = inView;
    }

    /** For one preview of a page, by one thread: a picture that is still being made is shown as a draft. */
    Pictures inView() {
        return new Pictures(renditions, true);
    }

    /** Whether any that was shown was a draft. */
    boolean drafts() {
        return drafts;
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
            var target = PageTargets.picture();
            return switch (inView ? renditions.pictureInView(asset, target) : renditions.picture(asset, target)) {
                case Rendition.Made made ->
                    Optional.of(new Picture(made.publicUrl(), made.contentType(), made.width(), made.height()));
                case Rendition.Draft draft -> {
                    drafts = true;
                    yield Optional.of(
                            new Picture(draft.publicUrl(), draft.contentType(), draft.width(), draft.height()));
                }
                case Rendition.Refused _, Rendition.Unknown _, Rendition.Making _ -> Optional.empty();
            };
        } catch (NotNow e) {
            return Optional.empty();
        }
    }

    private Optional<URI> clip(long asset, Medium medium) {
        var target = PageTargets.clip(medium);
        return (inView ? renditions.clipInView(asset, target) : renditions.clip(asset, target))
                        instanceof Rendition.Made made
                ? Optional.of(made.publicUrl())
                : Optional.empty();
    }
}
