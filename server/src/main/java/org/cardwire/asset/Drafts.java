package org.cardwire.asset;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitting;
import org.cardwire.media.Format;
import org.cardwire.media.Target;

/** Drafts of pictures, for the eyes of who composes: made in some tenths of a second, never sent, in memory alone. Any thread. */
final class Drafts implements AutoCloseable {
    private static final long BYTES = 64L << 20;
    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Function<RenditionKey, Fitting> fitter;
    private final ThreadPoolExecutor threads;
    private final AsyncCache<RenditionKey, Optional<Fitted>> kept = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((RenditionKey _, Optional<Fitted> draft) ->
                    draft.map(fitted -> fitted.bytes().length).orElse(1))
            .expireAfterAccess(MEMORY)
            .buildAsync();

    Drafts(Function<RenditionKey, Fitting> fitter, int threads, int waiting) {
        this.fitter = fitter;
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("drafter-", 0).factory());
    }

    /** Empty when only the final work can tell what becomes of it. Waits until it is made. Throws {@link NotNow}. */
    Optional<Fitted> of(RenditionKey key) {
        try {
            return kept.get(key, (_, _) -> CompletableFuture.supplyAsync(() -> draft(key), threads))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotNow("interrupted");
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            throw new NotNow("no draft: " + e);
        }
    }

    private Optional<Fitted> draft(RenditionKey key) {
        return fitter.apply(new RenditionKey(key.original(), still(key.target()))) instanceof Fitted fitted
                ? Optional.of(fitted)
                : Optional.empty();
    }

    /** An animation takes long; its first frame will do. */
    private static Target still(Target target) {
        Set<Format> formats = EnumSet.copyOf(target.formats());
        formats.remove(Format.GIF);
        return formats.isEmpty() ? target : target.withFormats(formats);
    }

    @Override
    public void close() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
    }
}
