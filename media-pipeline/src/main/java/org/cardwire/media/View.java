package org.cardwire.media;

import org.cardwire.media.Sizes.Size;
import org.cardwire.media.jpeg.Chroma;
import org.cardwire.media.jpeg.Coefficients;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.score.PhoneScore;

/**
 * The part of an asset that is kept, at one size, with what every target of that size works out from it: made when it is
 * first asked for and kept beside the asset's master, so that the next target begins at its own encodings.
 */
final class View {
    private final AssetCache cache;
    private final String sha256;
    private final Place place;
    private final Pixels pixels;
    private final Deadline deadline;

    /**
     * Which view of an asset.
     *
     * @param largest the size that the asset was opened for, on which its decoding depends
     */
    record Place(Box cut, Size largest, Size size, boolean onWhite) {}

    private record Transform(Place place, Chroma chroma) {}

    View(AssetCache cache, String sha256, Place place, Pixels pixels, Deadline deadline) {
        this.cache = cache;
        this.sha256 = sha256;
        this.place = place;
        this.pixels = pixels;
        this.deadline = deadline;
    }

    /** Upright and in sRGB. */
    Pixels pixels() {
        return pixels;
    }

    /** Without its transparency. */
    View onWhite() {
        var white = new Place(place.cut, place.largest, place.size, true);
        return pixels.opaque() ? this : new View(cache, sha256, white, pixels.onWhite(), deadline);
    }

    Coefficients coefficients(Chroma chroma) {
        var which = new Transform(place, chroma);
        var key = new AssetCache.Key<>(Coefficients.class, sha256, which, Coefficients.bytes(pixels, chroma));
        return cache.get(key, () -> Coefficients.of(pixels, chroma, deadline), deadline);
    }

    /** What scores renditions of this view. */
    PhoneScore judge() {
        var key = new AssetCache.Key<>(PhoneScore.class, sha256, place, PhoneScore.bytes(pixels));
        return cache.get(key, () -> new PhoneScore(pixels, deadline), deadline).until(deadline);
    }
}
