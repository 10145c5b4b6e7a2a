package org.cardwire.asset;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.cardwire.asset.store.Bucket;
import org.cardwire.asset.store.BucketSettings;
import org.cardwire.asset.store.DiskCache;
import org.cardwire.asset.store.Folder;
import org.cardwire.asset.store.MediaStore;
import org.cardwire.asset.store.Spooled;

/**
 * Where media lie.
 *
 * @param originals for good
 * @param renditions for as long as there is room: they can be made again
 */
public record MediaStores(MediaStore originals, MediaStore renditions) {
    /**
     * @param originals folder of what is kept for good, where there is no bucket
     * @param cache folder of what can be had again
     */
    public record Settings(Path originals, Path cache, DiskCache.Settings limits, Optional<BucketSettings> bucket) {}

    /**
     * Throws {@link org.cardwire.platform.StartupProblem} when the bucket cannot be reached.
     *
     * @param opened is told what is to be closed at the end
     */
    public static MediaStores open(
            Settings settings, InstantSource clock, MeterRegistry meters, Consumer<AutoCloseable> opened) {
        var cache = new DiskCache(settings.cache, settings.limits, clock, meters);
        opened.accept(cache);
        if (settings.bucket.isEmpty()) {
            return new MediaStores(new Folder(settings.originals), cache);
        }
        var bucket = new Bucket(settings.bucket.get());
        opened.accept(bucket);
        bucket.verify();
        return new MediaStores(new Spooled(bucket, "originals", cache), new Spooled(bucket, "renditions", cache));
    }
}
