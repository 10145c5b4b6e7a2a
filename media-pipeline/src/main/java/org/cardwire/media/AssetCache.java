package org.cardwire.media;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cardwire.media.pixels.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was made of the assets that were asked for last, up to a number of bytes, and makes each thing once however
 * many ask at the same time. Those who wait keep to their own deadlines; when the one who makes it gives up, the next one
 * tries. Whether something was kept never shows in what comes out.
 */
final class AssetCache {
    private static final int WAIT_MILLIS = 50;

    /**
     * @param which of the things of this kind that are made of the asset
     * @param bytes that it takes, the same for equal keys
     */
    record Key<V>(Class<V> kind, String sha256, Object which, long bytes) {}

    interface Making<V, E extends Exception> {
        V make() throws E;
    }

    private record Kept(Object value, long bytes) {}

    private final long capacity;
    private final ConcurrentHashMap<Key<?>, CompletableFuture<Object>> underWay = new ConcurrentHashMap<>();
    /** In the order of their last use; guarded by itself, as is the sum. */
    private final LinkedHashMap<Key<?>, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    AssetCache(long capacity) {
        this.capacity = capacity;
    }

    /** Whether something of so many bytes is kept; one thing never drives out all the others. */
    boolean holds(long bytes) {
        return bytes <= capacity / 2;
    }

    <V, E extends Exception> V get(Key<V> key, Making<V, E> making, Deadline deadline) throws E {
        if (!holds(key.bytes)) {
            return making.make();
        }
        while (true) {
            Object found = find(key);
            if (found == null) {
                var mine = new CompletableFuture<Object>();
                var others = underWay.putIfAbsent(key, mine);
                found = others == null ? make(key, making, mine) : await(others, deadline);
            }
            if (found != null) {
                return key.kind.cast(found);
            }
        }
    }

    private <V, E extends Exception> V make(Key<V> key, Making<V, E> making, CompletableFuture<Object> mine) throws E {
        try {
            V made = making.make();
            keep(key, made);
            mine.complete(made);
            return made;
        } finally {
            underWay.remove(key, mine);
            mine.cancel(false);
        }
    }

    /** Null when the other one gave up. */
    private static @Nullable Object await(CompletableFuture<Object> others, Deadline deadline) {
        while (true) {
            deadline.check();
            try {
                return others.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (CancellationException | ExecutionException e) {
                return null;
            }
        }
    }

    private @Nullable Object find(Key<?> key) {
        synchronized (kept) {
            Kept found = kept.get(key);
            return found == null ? null : found.value;
        }
    }

    private void keep(Key<?> key, Object value) {
        synchronized (kept) {
            Kept before = kept.put(key, new Kept(value, key.bytes));
            bytes += key.bytes - (before == null ? 0 : before.bytes);
            Iterator<Map.Entry<Key<?>, Kept>> eldest = kept.entrySet().iterator();
            while (bytes > capacity && eldest.hasNext()) {
                bytes -= eldest.next().getValue().bytes;
                eldest.remove();
            }
        }
    }
}
