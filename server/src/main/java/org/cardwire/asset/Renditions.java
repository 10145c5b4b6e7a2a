package org.cardwire.asset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cardwire.media.Broken;
import org.cardwire.media.Effort;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Media;
import org.cardwire.media.Target;
import org.cardwire.media.Unfit;
import org.cardwire.platform.crypto.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renditions by asset and target: kept ones at once, others made once however many ask. Pictures are waited for; clips,
 * which take seconds to minutes, are made on threads of their own while the asker goes on.
 */
public final class Renditions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Renditions.class);
    private static final Duration STOP = Duration.ofSeconds(5);
    /** A clip that could not be made here now is not begun anew by everyone who asks; waiting messages outlast this. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofMinutes(1);
    /** The same for one, or a picture, that kept a thread busy up to its deadline. */
    private static final Duration NOT_AS_LONG_WITHIN = Duration.ofMinutes(5);

    /** A page that shows a preview asks every second or two. */
    private static final Duration LOOKED_AT = Duration.ofSeconds(30);

    private static final int FAILURES = 1_000;
    private static final String FAILED = "failed";

    private record Key(Sha256 original, String target) {}

    private final AssetStore assets;
    private final RenditionStore store;
    private final MediaFiles files;
    private final Fitter fitter;
    private final Duration patience;
    private final ThreadPoolExecutor pictureFitters;
    private final ThreadPoolExecutor clipFitters;
    private final Turns<Fit> clips = new Turns<>(LOOKED_AT, System::nanoTime);
    private final ConcurrentHashMap<Key, Fit> underWay = new ConcurrentHashMap<>();
    private final Cache<Key, Rendition.Refused> failures = Caffeine.newBuilder()
            .expireAfter(Expiry.creating((Key _, Rendition.Refused refused) -> notAgainWithin(refused)))
            .maximumSize(FAILURES)
            .build();

    public Renditions(AssetStore assets, RenditionStore store, MediaFiles files, AssetSettings settings) {
        this.assets = assets;
        this.store = store;
        this.files = files;
        this.fitter = new Fitter(settings.caps(), settings.masterBytes(), System::nanoTime);
        this.patience = settings.caps().deadline().multipliedBy(4);
        this.pictureFitters = pool("fitter-", settings.fitters(), settings.waiting());
        this.clipFitters = pool("clip-fitter-", settings.clipFitters(), settings.waiting());
    }

    private static ThreadPoolExecutor pool(String name, int threads, int waiting) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name(name, 0).factory());
    }

    /** One that is being made, or waits for a thread. */
    private static final class Fit {
        final Key key;
        final Target target;
        final CompletableFuture<Rendition> result = new CompletableFuture<>();
        volatile double progress;

        Fit(Key key, Target target) {
            this.key = key;
            this.target = target;
        }
    }

    /** What an asset is, also when it was taken out of the library. */
    public Optional<Original> original(long asset) {
        return assets.original(asset);
    }

    /**
     * A picture, also of a film: the same answer for the same asset and target, after a restart and on every node. Waits
     * until it is made, so callers are on virtual threads. Throws {@link NotNow}.
     */
    public Rendition picture(long asset, Target target) {
        return find(asset, target, key -> await(picture(key, target)));
    }

    /** What plays: at once, made or {@link Rendition.Making}. Whoever is told that asks again later. */
    public Rendition clip(long asset, Target target) {
        return clip(asset, target, true);
    }

    /** The same for a preview: made when no message waits for a clip, and while somebody asks again. */
    public Rendition clipInView(long asset, Target target) {
        return clip(asset, target, false);
    }

    private Rendition clip(long asset, Target target, boolean toBeSent) {
        return find(asset, target, key -> {
            try {
                return new Rendition.Making(clip(key, target, toBeSent).progress);
            } catch (NotNow e) {
                return new Rendition.Making(0);
            }
        });
    }

    private interface Otherwise {
        Rendition of(Key key);
    }

    private Rendition find(long asset, Target target, Otherwise otherwise) {
        Optional<Original> original = assets.original(asset);
        if (original.isEmpty()) {
            return new Rendition.Unknown();
        }
        var key = new Key(original.get().sha256(), target.key());
        return kept(key).orElseGet(() -> otherwise.of(key));
    }

    /** Progress from 0 to 1 by the key of the target, for what this node is making of a file or will when a thread is free. */
    Map<String, Double> underWay(Sha256 original) {
        Map<String, Double> progress = new TreeMap<>();
        underWay.forEach((key, fit) -> {
            if (key.original.equals(original)) {
                progress.put(key.target, fit.progress);
            }
        });
        return progress;
    }

    public byte[] bytes(Rendition.Made rendition) {
        return files.read(rendition.file());
    }

    /** A row whose file was lost, as after a restored backup, counts as not made. */
    private Optional<Rendition> kept(Key key) {
        return store.find(key.original, key.target)
                .filter(r -> !(r instanceof Rendition.Made made) || files.has(made.file()))
                .or(() -> Optional.ofNullable(failures.getIfPresent(key)));
    }

    private Fit picture(Key key, Target target) {
        return underWay.computeIfAbsent(key, _ -> {
            var fit = new Fit(key, target);
            execute(pictureFitters, () -> run(fit, false));
            return fit;
        });
    }

    private Fit clip(Key key, Target target, boolean toBeSent) {
        Fit fit = underWay.computeIfAbsent(key, _ -> begin(new Fit(key, target), toBeSent));
        clips.asked(fit, toBeSent);
        return fit;
    }

    /** Half of the places are the messages' alone. */
    private Fit begin(Fit clip, boolean toBeSent) {
        if (!toBeSent && clipFitters.getQueue().size() > clipFitters.getQueue().remainingCapacity()) {
            throw new NotNow("too many clips wait to be made");
        }
        clips.add(clip, toBeSent);
        try {
            execute(clipFitters, this::nextClip);
        } catch (NotNow e) {
            clips.remove(clip);
            throw e;
        }
        return clip;
    }

    private static void execute(ThreadPoolExecutor fitters, Runnable fit) {
        try {
            fitters.execute(fit);
        } catch (RejectedExecutionException e) {
            throw new NotNow("too many media wait to be fitted");
        }
    }

    private void nextClip() {
        clips.forgotten().forEach(clip -> underWay.remove(clip.key, clip));
        clips.next().ifPresent(clip -> run(clip, true));
    }

    private void run(Fit fit, boolean clip) {
        try {
            Rendition made = kept(fit.key).orElseGet(() -> make(fit));
            if (made instanceof Rendition.Refused refused) {
                failures.put(fit.key, refused);
            }
            fit.result.complete(made);
        } catch (RuntimeException | Error e) {
            failed(fit.key, clip, e);
            fit.result.completeExceptionally(e);
        } finally {
            underWay.remove(fit.key, fit);
        }
    }

    private Rendition make(Fit fit) {
        Key key = fit.key;
        var media = Media.of(files.read(key.original));
        return switch (fitter.fit(media, fit.target, Effort.FINAL, part -> fit.progress = part)) {
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

    /** Slowness is of the moment: somebody later may have more luck. */
    private Rendition refused(Key key, Rendition.Refused refused, Unfit unfit) {
        if (unfit.code() != Unfit.Code.TOO_SLOW) {
            store.add(key.original, key.target, refused);
        }
        return refused;
    }

    /** Whoever waits for it hears that it cannot be had now; the log hears why. */
    private void failed(Key key, boolean clip, Throwable why) {
        if (why instanceof CancellationException) {
            return; // the server stops
        }
        LOG.warn("fit failed original={} target={} reason=\"{}\"", key.original.hex(), key.target, why.toString());
        if (clip) {
            failures.put(key, new Rendition.Refused(FAILED, Map.of()));
        }
    }

    private static Duration notAgainWithin(Rendition.Refused refused) {
        return refused.code().equals(FAILED) ? NOT_AGAIN_WITHIN : NOT_AS_LONG_WITHIN;
    }

    private Rendition await(Fit fit) {
        try {
            return fit.result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NotNow("a fit waited longer than " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotNow("interrupted");
        } catch (ExecutionException e) {
            throw new NotNow("a fit failed");
        }
    }

    /** Ends the fits that are under way, with their children. */
    @Override
    public void close() throws InterruptedException {
        pictureFitters.shutdownNow();
        clipFitters.shutdownNow();
        pictureFitters.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
        clipFitters.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
    }
}
