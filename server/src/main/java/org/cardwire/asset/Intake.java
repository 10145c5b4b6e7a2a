package org.cardwire.asset;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.cardwire.asset.store.MediaStore;
import org.cardwire.asset.store.StoreAway;
import org.cardwire.media.Broken;
import org.cardwire.media.Caps;
import org.cardwire.media.Clip;
import org.cardwire.media.ClipProbe;
import org.cardwire.media.Measured;
import org.cardwire.media.Media;
import org.cardwire.media.Picture;
import org.cardwire.media.Probe;
import org.cardwire.media.Refusal;
import org.cardwire.media.Unfit;
import org.cardwire.platform.crypto.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a file into a brand's library: looks what it is, keeps its bytes, and writes it down. Blocks. */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    /** Where files are kept cannot be reached: the same file may be taken later. */
    static final String NOT_NOW = "media-not-now";

    private static final int NAME_LENGTH = 200;
    /** Files that are in memory and looked at, clips by children, at the same time; each ends within the caps' deadline. */
    private static final int LOOKS = 4;

    private final Caps caps;
    private final Probe probe;
    private final MediaStore originals;
    private final AssetStore assets;
    private final LongSupplier ids;
    private final InstantSource clock;
    private final ClipProbe clipProbe;
    private final Semaphore looks = new Semaphore(LOOKS);

    public Intake(Caps caps, MediaStore originals, AssetStore assets, LongSupplier ids, InstantSource clock) {
        this.caps = caps;
        this.probe = new Probe(caps);
        this.originals = originals;
        this.assets = assets;
        this.ids = ids;
        this.clock = clock;
        this.clipProbe = new ClipProbe(caps, System::nanoTime);
    }

    public sealed interface Taken {}

    /** @param fresh false when the brand had this file already */
    public record Stored(Asset asset, boolean fresh) implements Taken {}

    /** @param code of the media pipeline in lower case with hyphens, such as {@code type-not-accepted} or {@code truncated}, or {@value #NOT_NOW} */
    public record Refused(String code, Map<String, String> parameters) implements Taken {
        public Refused {
            parameters = Map.copyOf(parameters);
        }
    }

    /** @param file stays where it is: the caller deletes it */
    public Taken take(long brand, String name, Path file, Optional<String> source) throws IOException {
        looks.acquireUninterruptibly();
        try {
            return take(brand, name, Media.read(file, caps), source);
        } finally {
            looks.release();
        }
    }

    /** As {@link #take(long, String, Path, Optional)}, of a file that is in memory anyway: at once. */
    public Taken take(long brand, String name, Media media, Optional<String> source) throws IOException {
        return switch (probe.probe(media)) {
            case Picture picture -> {
                var found =
                        new Found(picture.type().contentType(), picture.width(), picture.height(), Optional.empty());
                yield store(brand, name, media, found, source);
            }
            case Clip clip ->
                switch (clipProbe.measure(media, clip)) {
                    case Measured clipFound -> store(brand, name, media, Found.of(clipFound), source);
                    case Refusal refusal -> refused(refusal);
                };
            case Refusal refusal -> refused(refusal);
        };
    }

    /** What a file is, by its content. */
    private record Found(String contentType, int width, int height, Optional<Duration> length) {
        static Found of(Measured clip) {
            Optional<Duration> plays = Optional.of(clip.length()).filter(Duration::isPositive);
            return new Found(clip.contentType(), clip.width(), clip.height(), plays);
        }
    }

    private static Refused refused(Refusal refusal) {
        return switch (refusal) {
            case Unfit unfit -> new Refused(wire(unfit.code()), unfit.parameters());
            case Broken broken -> new Refused(wire(broken.code()), Map.of("reason", broken.reason()));
        };
    }

    private Taken store(long brand, String name, Media media, Found found, Optional<String> source) {
        var hash = Sha256.ofHex(media.sha256());
        try {
            originals.add(hash, media.copy()); // also when known: it brings a lost file back
        } catch (StoreAway e) {
            LOG.warn("asset not kept reason=\"{}\"", e.getMessage());
            return new Refused(NOT_NOW, Map.of());
        }
        Optional<Asset> known = assets.byHash(brand, hash);
        if (known.isPresent()) {
            return new Stored(known.get(), false);
        }
        var asset = new Asset(
                ids.getAsLong(),
                brand,
                hash,
                name.substring(0, Math.min(name.length(), NAME_LENGTH)),
                found.contentType(),
                media.size(),
                found.width(),
                found.height(),
                found.length(),
                source,
                clock.instant());
        if (assets.add(asset)) {
            return new Stored(asset, true);
        }
        return new Stored(assets.byHash(brand, hash).orElse(asset), false);
    }

    static String wire(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
