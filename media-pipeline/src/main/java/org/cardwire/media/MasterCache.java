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
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the pixels of the assets that were asked for last, up to a number of bytes, and makes each once however many ask at
 * the same time. Those who wait keep to their own deadlines; when the one who makes it gives up, the next one tries.
 */
final class MasterCache {
    private static final int WAIT_MILLIS = 50;
    private static final int BYTES_A_PIXEL = 4;

    /** @param reduction 1, 2, 4 or 8 */
    record Key(String sha256, int reduction) {}

    interface Making {
        Pixels make() throws DamagedException;
    }

    private final long capacity;
    private final ConcurrentHashMap<Key, CompletableFuture<Pixels>> underWay = new ConcurrentHashMap<>();
    /** In the order of their last use; guarded by itself, as is the sum. */
    private final LinkedHashMap<Key, Pixels> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    MasterCache(long capacity) {
        this.capacity = capacity;
    }

    /** Whether pixels of this number are worth keeping; one asset never drives out all the others. */
    boolean holds(long pixels) {
        return pixels * BYTES_A_PIXEL <= capacity / 2;
    }

    Pixels get(Key key, Making making, Deadline deadline) throws DamagedException {
        while (true) {
            Pixels found = find(key);
            if (found != null) {
                return found;
            }
            var mine = new CompletableFuture<Pixels>();
            var others = underWay.putIfAbsent(key, mine);
            Pixels made = others == null ? make(key, making, mine) : await(others, deadline);
            if (made != null) {
                return made;
            }
        }
    }

    private Pixels make(Key key, Making making, CompletableFuture<Pixels> mine) throws DamagedException {
        try {
            Pixels made = making.make();
            keep(key, made);
            mine.complete(made);
            return made;
        } finally {
            underWay.remove(key, mine);
            mine.cancel(false);
        }
    }

    /** Null when the other one gave up. */
    private static @Nullable Pixels await(CompletableFuture<Pixels> others, Deadline deadline) {
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

    private @Nullable Pixels find(Key key) {
        synchronized (kept) {
            return kept.get(key);
        }
    }

    private void keep(Key key, Pixels pixels) {
        synchronized (kept) {
            Pixels before = kept.put(key, pixels);
            bytes += weight(pixels) - (before == null ? 0 : weight(before));
            Iterator<Map.Entry<Key, Pixels>> eldest = kept.entrySet().iterator();
            while (bytes > capacity && eldest.hasNext()) {
                bytes -= weight(eldest.next().getValue());
                eldest.remove();
            }
        }
    }

    private static long weight(Pixels pixels) {
        return (long) BYTES_A_PIXEL * pixels.argb().length;
    }
}
