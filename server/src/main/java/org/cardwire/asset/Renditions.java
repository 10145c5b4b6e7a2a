package org.cardwire.asset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.cardwire.asset.store.StoreAway;
import org.cardwire.media.Broken;
import org.cardwire.media.Effort;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Fitting;
import org.cardwire.media.Media;
import org.cardwire.media.Target;
import org.cardwire.media.Unfit;
import org.cardwire.media.pixels.Helpers;
import org.cardwire.platform.crypto.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renditions by asset and target: kept ones at once, others made once however many ask; evicted ones are made again. Pictures
 * are waited for; clips, which take seconds to minutes, are made on threads of their own while the asker goes on.
 */
public final class Renditions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Renditions.class);
    /** What could not be made here now is not begun anew by everyone who asks; waiting messages outlast this. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofMinutes(1);
    /** The same for one, or a picture, that kept a thread busy up to its deadline. */
    private static final Duration NOT_AS_LONG_WITHIN = Duration.ofMinutes(5);

    /** A page that shows a preview asks every second or two. */
    private static final Duration LOOKED_AT = Duration.ofSeconds(30);
    /** The same for a picture, of which a page in a hurry may ask for another one with every letter that is typed. */
    private static final Duration GLANCED_AT = Duration.ofSeconds(10);

    private static final Set<Unfit.Code> OF_THE_MOMENT =
            EnumSet.of(Unfit.Code.TOO_SLOW, Unfit.Code.NEEDS_FFMPEG, Unfit.Code.NEEDS_FONT);
    private static final int FAILURES = 1_000;
    private static final String FAILED = "failed";

    private final AssetStore assets;
    private final RenditionStore store;
    private final Claims claims;
    private final MediaStores files;
    private final Helpers helpers;
    private final Fitter fitter;
    private final Duration patience;
    private final FitLine pictures;
    private final FitLine clips;
    private final Drafts drafts;
    private final Cache<RenditionKey, Rendition.Refused> failures = Caffeine.newBuilder()
            .expireAfter(Expiry.creating((RenditionKey _, Rendition.Refused refused) -> notAgainWithin(refused)))
            .maximumSize(FAILURES)
            .build();

    public Renditions(
            AssetStore assets, RenditionStore store, Claims claims, MediaStores files, AssetSettings settings) {
        this.assets = assets;
        this.store = store;
        this.claims = claims;
        this.files = files;
        this.helpers = new Helpers("fit-helper-", settings.helpers());
        this.fitter = new Fitter(settings.caps(), settings.masterBytes(), System::nanoTime, helpers);
        this.patience = settings.caps().deadline().multipliedBy(4);
        int waiting = settings.waiting();
        this.pictures = new FitLine("fitter-", settings.fitters(), waiting, GLANCED_AT, this::run);
        this.clips = new FitLine("clip-fitter-", settings.clipFitters(), waiting, LOOKED_AT, this::run);
        this.drafts = new Drafts(key -> fit(key, Effort.DRAFT, _ -> {}), settings.fitters(), waiting);
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
        return find(asset, target, this::picture);
    }

    private Rendition picture(RenditionKey key) {
        return kept(key).or(() -> slow(key)).orElseGet(() -> await(pictures.ask(key, true)));
    }

    /**
     * A picture for a preview: a {@link Rendition.Draft} of it at once, while its final form is made as long as somebody asks
     * again. Throws {@link NotNow}.
     */
    public Rendition pictureInView(long asset, Target target) {
        return find(asset, target, this::pictureInView);
    }

    private Rendition pictureInView(RenditionKey key) {
        return known(key).orElseGet(() -> {
            Optional<Fitted> draft = drafts.of(key);
            return draft.isPresent() ? finalLater(key, draft.get()) : picture(key);
        });
    }

    private Rendition finalLater(RenditionKey key, Fitted draft) {
        try {
            pictures.ask(key, false);
        } catch (NotNow e) {
            LOG.debug("final picture later {} reason=\"{}\"", key, e.getMessage()); // whoever looks asks again
        }
        URI url = store.draft(key, draft.format().extension());
        return new Rendition.Draft(draft.bytes(), draft.contentType(), draft.width(), draft.height(), url);
    }

    /** What lies under the name of a draft's address, made again when it was forgotten. Throws {@link NotNow}. */
    Optional<Fitted> draft(Sha256 original, String target, String name) {
        return Target.ofKey(target)
                .map(asked -> new RenditionKey(original, asked))
                .filter(key -> store.offered(key, name))
                .flatMap(drafts::of);
    }

    /** Begins a picture that is not there yet, if there is room for one more, and does not wait for it. */
    public void begin(long asset, Target target) {
        find(asset, target, key -> {
            try {
                return known(key).orElseGet(() -> new Rendition.Making(pictures.ask(key, true).progress));
            } catch (NotNow e) {
                return new Rendition.Making(0);
            }
        });
    }

    /** What plays: at once, made or {@link Rendition.Making}. Whoever is told that asks again later. */
    public Rendition clip(long asset, Target target) {
        return find(asset, target, key -> clip(key, true));
    }

    /** The same for a preview: made when no message waits for a clip, and while somebody asks again. */
    public Rendition clipInView(long asset, Target target) {
        return find(asset, target, key -> clip(key, false));
    }

    private Rendition clip(RenditionKey key, boolean toBeSent) {
        try {
            return known(key).orElseGet(() -> new Rendition.Making(clips.ask(key, toBeSent).progress));
        } catch (NotNow e) {
            return new Rendition.Making(0);
        }
    }

    private Rendition find(long asset, Target target, Function<RenditionKey, Rendition> how) {
        return assets.original(asset)
                .map(original -> how.apply(new RenditionKey(original.sha256(), target)))
                .orElseGet(Rendition.Unknown::new);
    }

    /** Progress from 0 to 1 by the key of the target, for what this node is making of a file or will when a thread is free. */
    Map<String, Double> underWay(Sha256 original) {
        Map<String, Double> all = new TreeMap<>(pictures.underWay(original));
        all.putAll(clips.underWay(original));
        return all;
    }

    /** Throws {@link NotNow}, also when it was evicted since it was found. */
    public byte[] bytes(Rendition.Made rendition) {
        return reached(() -> files.renditions().read(rendition.file()));
    }

    /** On this node's disk; empty when it was evicted. Throws {@link NotNow}. */
    Optional<Path> file(Rendition.Made rendition) {
        return reached(() -> files.renditions().find(rendition.file()));
    }

    /**
     * The file that was promised under a public name, made again when it was evicted. Empty when it cannot be had any more,
     * since the pipeline gives other bytes by now: those never go out under this name. Throws {@link NotNow}, also while a
     * clip is being made.
     */
    Optional<Path> promised(RenditionStore.Named named) {
        Optional<Path> file = file(named.made());
        return file.isPresent()
                ? file
                : Target.ofKey(named.target()).flatMap(target -> {
                    makeAgain(new RenditionKey(named.original(), target), named.made());
                    return file(named.made());
                });
    }

    private void makeAgain(RenditionKey key, Rendition.Made made) {
        Rendition again = made.contentType().startsWith("image/") ? picture(key) : clip(key, true);
        if (!(again instanceof Rendition.Made)) {
            throw new NotNow("it is being made again, or could not be this time");
        }
    }

    /** Whoever waits tries again what broke off, but not what ran out of time. */
    private Optional<Rendition> slow(RenditionKey key) {
        return Optional.<Rendition>ofNullable(failures.getIfPresent(key))
                .filter(failure -> failure instanceof Rendition.Refused refused
                        && !refused.code().equals(FAILED));
    }

    /** Kept, or not to be tried again for now. */
    private Optional<Rendition> known(RenditionKey key) {
        return kept(key).or(() -> Optional.ofNullable(failures.getIfPresent(key)));
    }

    /** A row whose file was evicted counts as not made. */
    private Optional<Rendition> kept(RenditionKey key) {
        return store.find(key.original(), key.target().key())
                .filter(r -> !(r instanceof Rendition.Made made) || file(made).isPresent());
    }

    private interface Reaching<T> {
        T reach();
    }

    private static <T> T reached(Reaching<T> reaching) {
        try {
            return reaching.reach();
        } catch (StoreAway e) {
            throw new NotNow(e.toString());
        }
    }

    /** False while another node makes it. */
    private boolean run(Fit fit, FitLine line) {
        try {
            Optional<Rendition> kept = kept(fit.key);
            if (kept.isEmpty()) {
                Optional<Double> elsewhere = claims.take(fit);
                if (elsewhere.isPresent()) {
                    line.progress(fit, elsewhere.get());
                    return false;
                }
            }
            fit.result.complete(kept.isPresent() ? kept.get() : claimed(fit, line));
        } catch (RuntimeException | Error e) {
            failed(fit.key, e);
            fit.result.completeExceptionally(e);
        }
        return true;
    }

    private Rendition claimed(Fit fit, FitLine line) {
        try {
            Rendition made = kept(fit.key).orElseGet(() -> make(fit.key, part -> line.progress(fit, part)));
            if (made instanceof Rendition.Refused refused) {
                failures.put(fit.key, refused);
            }
            return made;
        } finally {
            claims.release(fit);
        }
    }

    private Fitting fit(RenditionKey key, Effort effort, DoubleConsumer progress) {
        return fitter.fit(Media.of(files.originals().read(key.original())), key.target(), effort, progress);
    }

    private Rendition make(RenditionKey key, DoubleConsumer progress) {
        return switch (fit(key, Effort.FINAL, progress)) {
            case Fitted fitted -> {
                keep(key, fitted);
                yield store.add(key.original(), key.target().key(), fitted);
            }
            case Unfit unfit ->
                refused(key, new Rendition.Refused(Intake.wire(unfit.code()), unfit.parameters()), unfit);
            case Broken broken -> {
                var refused = new Rendition.Refused(Intake.wire(broken.code()), Map.of("reason", broken.reason()));
                store.add(key.original(), key.target().key(), refused);
                yield refused;
            }
        };
    }

    /** What cannot be stored now is on this node all the same; another one makes it again. */
    private void keep(RenditionKey key, Fitted fitted) {
        try {
            files.renditions().add(Sha256.ofHex(fitted.sha256()), fitted.bytes());
        } catch (StoreAway e) {
            LOG.warn("rendition on this node only {} reason=\"{}\"", key, e.getMessage());
        }
    }

    /** What is of the moment is not kept: somebody later, or another node, may have more luck. */
    private Rendition refused(RenditionKey key, Rendition.Refused refused, Unfit unfit) {
        if (!OF_THE_MOMENT.contains(unfit.code())) {
            store.add(key.original(), key.target().key(), refused);
        }
        return refused;
    }

    /** Whoever waits for it hears that it cannot be had now; the log hears why. */
    private void failed(RenditionKey key, Throwable why) {
        if (why instanceof CancellationException) {
            return; // the server stops, or nobody wants it any more
        }
        LOG.warn("fit failed {} reason=\"{}\"", key, why.toString());
        if (!(why instanceof StoreAway)) { // which was no work
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
        } catch (ExecutionException | CancellationException e) {
            throw new NotNow("a fit failed");
        }
    }

    /** Ends the fits that are under way, with their children. */
    @Override
    public void close() throws InterruptedException {
        drafts.close();
        pictures.close();
        clips.close();
        helpers.close();
    }
}
