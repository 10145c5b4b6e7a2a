package org.cardwire;

import org.cardwire.asset.Asset;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.fitting.Renditions;
import org.cardwire.media.Target;

/** The asset room's renditions, as the fitting room wants them. */
final class FittedMedia implements Renditions {
    private final org.cardwire.asset.Renditions renditions;

    FittedMedia(org.cardwire.asset.Renditions renditions) {
        this.renditions = renditions;
    }

    @Override
    public Answer rendition(String asset, Target target) {
        var id = Asset.ID.tryParse(asset);
        if (id.isEmpty()) {
            return Refused.unknownAsset();
        }
        return switch (renditions.of(id.getAsLong(), target)) {
            case org.cardwire.asset.Rendition.Made made ->
                new Rendition(
                        Blob.of(renditions.bytes(made)),
                        made.contentType(),
                        made.width(),
                        made.height(),
                        made.score(),
                        made.publicUrl());
            case org.cardwire.asset.Rendition.Refused refused -> new Refused(refused.code(), refused.parameters());
            case org.cardwire.asset.Rendition.Unknown _ -> Refused.unknownAsset();
        };
    }
}
