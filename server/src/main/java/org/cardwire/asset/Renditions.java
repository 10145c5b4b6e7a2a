package org.cardwire.asset;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cardwire.media.Broken;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Media;
import org.cardwire.media.Target;
import org.cardwire.media.Unfit;
import org.cardwire.platform.crypto.Sha256;

/**
 * Renditions by asset and target: kept ones at once, others made once however many ask, on a few threads of their own.
 * Callers wait, so they are on virtual threads.
 */
public final class Renditions implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(5);

    private record Key(Sha256 original, String target) {}

    private final AssetStore assets;
    private final RenditionStore store;
    private final MediaFiles files;
    private final Fitter fitter;
    private final Duration patience;
    private final ThreadPoolExecutor fitters;
    private final ConcurrentHashMap<Key, CompletableFuture<Rendition>> underWay = new ConcurrentHashMap<>();

    public Renditions(AssetStore assets, RenditionStore store, MediaFiles files, AssetSettings settings) {
        this.assets = assets;
        this.store = store;
        this.files = files;
        this.fitter = new Fitter(settings.caps(), settings.masterBytes(), System::nanoTime);
        this.patience = settings.caps().deadline().multipliedBy(4);
        this.fitters = new ThreadPoolExecutor(
                settings.fitters(),
                settings.fitters(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.waiting()),
                Thread.ofPlatform().name("fitter-", 0).factory());
    }

    /** Thrown when too many fits wait already, or one took too long in the queue: try again later. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy(String why) {
            super(why, null, false, false);
        }
    }

    /** The same answer for the same asset and target, after a restart and on every node. Throws {@link Busy}. */
    public Rendition of(long asset, Target target) {
        Optional<Sha256> original = assets.hashOf(asset);
        if (original.isEmpty()) {
            return new Rendition.Unknown();
        }
        var key = new Key(original.get(), target.key());
        return kept(key).orElseGet(() -> await(underWay.computeIfAbsent(key, k -> start(k, target))));
    }

    /** Keys of the targets that this node is making of a file, or will make when a thread is free. */
    List<String> underWay(Sha256 original) {
        return underWay.keySet().stream()
                .filter(key -> key.original.equals(original))
                .map(Key::target)
                .sorted()
                .toList();
    }

    public byte[] bytes(Rendition.Made rendition) {
        return files.read(rendition.file());
    }

    /** A row whose file was lost, as after a restored backup, counts as not made. */
    private Optional<Rendition> kept(Key key) {
        return store.find(key.original, key.target)
                .filter(r -> !(r instanceof Rendition.Made made) || files.has(made.file()));
    }

    private CompletableFuture<Rendition> start(Key key, Target target) {
        var result = new CompletableFuture<Rendition>();
        try {
            fitters.execute(() -> {
                try {
                    result.complete(make(key, target));
                } catch (RuntimeException | Error e) {
                    result.completeExceptionally(e);
                } finally {
                    underWay.remove(key, result);
                }
            });
        } catch (RejectedExecutionException e) {
            throw new Busy("too many media wait to be fitted");
        }
        return result;
    }

    private Rendition make(Key key, Target target) {
        return kept(key).orElseGet(() -> fit(key, target));
    }

    private Rendition fit(Key key, Target target) {
        return switch (fitter.fit(Media.of(files.read(key.original)), target)) {
            case Fitted fitted -> {
                files.add(Sha256.ofHex(fitted.sha256()), fitted.bytes());
                yield store.add(key.original, key.target, fitted);
            }
            case Unfit unfit ->
                refused(key, new Rendition.Refused(Intake.wire(unfit.code()), unfit.parameters()), unfit);
            case Broken broken -> {
                var refused = new Rendition.Refused(Intake.wire(broken.code()), Map.of("reason", broken.reason()));
                store.add(key.original, key.target, refused);
                yield refused;
            }
        };
    }

    /** Slowness is of the moment: the next caller may have more luck. */
    private Rendition refused(Key key, Rendition.Refused refused, Unfit unfit) {
        if (unfit.code() != Unfit.Code.TOO_SLOW) {
            store.add(key.original, key.target, refused);
        }
        return refused;
    }

    private Rendition await(CompletableFuture<Rendition> result) {
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Busy("a fit waited longer than " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a fit failed", e.getCause());
        }
    }

    /** Ends the fits that are under way. */
    @Override
    public void close() throws InterruptedException {
        fitters.shutdownNow();
        fitters.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
    }
}
