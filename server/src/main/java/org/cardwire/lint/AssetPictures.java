package org.cardwire.lint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.cardwire.asset.Asset;
import org.cardwire.asset.AssetStore;
import org.cardwire.asset.NotNow;
import org.cardwire.asset.Rendition;
import org.cardwire.asset.Renditions;
import org.cardwire.lint.rule.Pictures;
import org.cardwire.platform.crypto.Sha256;

/** The pictures of a brand's library, each looked into once. */
public final class AssetPictures {
    private static final long MOST_REMEMBERED = 5_000;

    private final AssetStore assets;
    private final Renditions renditions;
    private final Cache<Sha256, Pictures.Seen> seen =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    public AssetPictures(AssetStore assets, Renditions renditions) {
        this.assets = assets;
        this.renditions = renditions;
    }

    public Pictures of(long brand) {
        return asset -> {
            var id = Asset.ID.tryParse(asset);
            return id.isPresent() ? assets.find(brand, id.getAsLong()).flatMap(this::look) : Optional.empty();
        };
    }

    private Optional<Pictures.Seen> look(Asset asset) {
        Optional<Pictures.Seen> known = Optional.ofNullable(seen.getIfPresent(asset.sha256()));
        return known.or(() -> fitted(asset).map(fresh -> {
            seen.put(asset.sha256(), fresh);
            return fresh;
        }));
    }

    /** Advice does not insist: a picture that cannot be fitted now is one that was not looked at. */
    private Optional<Pictures.Seen> fitted(Asset asset) {
        try {
            return renditions.picture(asset.id(), PictureReader.AS_SHOWN) instanceof Rendition.Made made
                    ? Optional.of(PictureReader.read(renditions.bytes(made)))
                    : Optional.empty();
        } catch (NotNow e) {
            return Optional.empty();
        }
    }
}
