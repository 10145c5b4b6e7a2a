package org.cardwire;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.cardwire.asset.Asset;
import org.cardwire.asset.Rendition.Draft;
import org.cardwire.asset.Rendition.Made;
import org.cardwire.asset.Rendition.Making;
import org.cardwire.asset.Rendition.Unknown;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.fitting.Medium;
import org.cardwire.fitting.Renditions;
import org.cardwire.media.Target;

/** The asset room's renditions, as the fitting room wants them. */
final class FittedMedia implements Renditions {
    private final org.cardwire.asset.Renditions renditions;

    FittedMedia(org.cardwire.asset.Renditions renditions) {
        this.renditions = renditions;
    }

    @Override
    public Medium medium(String asset) {
        OptionalLong id = Asset.ID.tryParse(asset);
        if (id.isEmpty()) {
            return Medium.PICTURE;
        }
        return renditions
                .original(id.getAsLong())
                .map(original ->
                        Medium.of(original.contentType(), original.length().orElse(Duration.ZERO)))
                .orElse(Medium.PICTURE);
    }

    @Override
    public Ended picture(String asset, Target target) {
        OptionalLong id = Asset.ID.tryParse(asset);
        return id.isEmpty() ? Refused.unknownAsset() : ended(renditions.picture(id.getAsLong(), target));
    }

    @Override
    public Ended pictureInView(String asset, Target target) {
        OptionalLong id = Asset.ID.tryParse(asset);
        return id.isEmpty() ? Refused.unknownAsset() : ended(renditions.pictureInView(id.getAsLong(), target));
    }

    @Override
    public void begin(String asset, Target target) {
        Asset.ID.tryParse(asset).ifPresent(id -> renditions.begin(id, target));
    }

    @Override
    public Answer clip(String asset, Target target) {
        return clip(asset, id -> renditions.clip(id, target));
    }

    @Override
    public Answer clipInView(String asset, Target target) {
        return clip(asset, id -> renditions.clipInView(id, target));
    }

    private Answer clip(String asset, LongFunction<org.cardwire.asset.Rendition> clips) {
        OptionalLong id = Asset.ID.tryParse(asset);
        if (id.isEmpty()) {
            return Refused.unknownAsset();
        }
        var found = clips.apply(id.getAsLong());
        return found instanceof Making(double progress) ? new Pending(progress) : ended(found);
    }

    private Ended ended(org.cardwire.asset.Rendition found) {
        return switch (found) {
            case Made made ->
                new Rendition(
                        Blob.of(renditions.bytes(made)),
                        made.contentType(),
                        made.width(),
                        made.height(),
                        made.score(),
                        made.publicUrl());
            case Draft draft ->
                new Rendition(
                                Blob.of(draft.bytes()),
                                draft.contentType(),
                                draft.width(),
                                draft.height(),
                                Optional.empty(),
                                draft.publicUrl())
                        .asDraft();
            case org.cardwire.asset.Rendition.Refused refused -> new Refused(refused.code(), refused.parameters());
            case Unknown _ -> Refused.unknownAsset();
            case Making _ -> throw new IllegalStateException("a picture is waited for until it is made");
        };
    }
}
