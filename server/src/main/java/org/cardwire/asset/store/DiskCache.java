package org.cardwire.asset.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.cardwire.platform.crypto.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for what can be had again: over its limit, what was used longest ago goes. A file's time of change says when it
 * was used last, to {@link Settings#touch}; so nothing but the folder is looked at, and nodes may share it. What was used
 * within {@link Settings#rest} stays, also over the limit, since somebody may be reading it.
 */
public final class DiskCache implements MediaStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskCache.class);
    private static final int REMEMBERED = 100_000;
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Folder folder;
    private final Settings settings;
    private final InstantSource clock;
    private final Cache<Sha256, Boolean> touched;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("media-sweeper").daemon().factory());
    private final Counter hits;
    private final Counter misses;
    private final Counter evictions;

    /**
     * @param limit in bytes
     * @param touch how exactly the last use is known
     * @param rest longer than {@code touch}: what was used within it is not evicted
     * @param sweep the longest that one sweep works; the next one goes on
     */
    public record Settings(long limit, Duration touch, Duration rest, Duration sweep) {
        /** 10 GB; uses are known to 10 minutes, nothing goes within 20 of its last one; sweeps of at most 30 seconds. */
        public static final Settings DEFAULT =
                new Settings(10_000_000_000L, Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofSeconds(30));

        public Settings withLimit(long bytes) {
            return new Settings(bytes, touch, rest, sweep);
        }
    }

    /** Counts what is there on a thread of its own, now and every hour. */
    public DiskCache(Path root, Settings settings, InstantSource clock, MeterRegistry meters) {
        this.folder = new Folder(root);
        this.settings = settings;
        this.clock = clock;
        this.touched = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(settings.touch)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
        this.hits = meters.counter("cardwire.media.cache.lookups", "result", "hit");
        this.misses = meters.counter("cardwire.media.cache.lookups", "result", "miss");
        this.evictions = meters.counter("cardwire.media.cache.evictions");
        Gauge.builder("cardwire.media.cache.bytes", bytes, AtomicLong::doubleValue)
                .register(meters);
        Gauge.builder("cardwire.media.cache.limit.bytes", settings, Settings::limit)
                .register(meters);
        sweeper.scheduleWithFixedDelay(this::sweep, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void add(Sha256 hash, byte[] content) {
        if (folder.find(hash).isEmpty()) {
            fill(hash, part -> Files.write(part, content).equals(part));
        }
    }

    @Override
    public Optional<Path> find(Sha256 hash) {
        Optional<Path> file = folder.find(hash);
        file.ifPresent(found -> touch(hash, found));
        (file.isPresent() ? hits : misses).increment();
        return file;
    }

    /** As {@link #find}, for who has counted as a miss already. */
    Optional<Path> peek(Sha256 hash) {
        return folder.find(hash);
    }

    /** Empty when the filling had nothing. */
    Optional<Path> fill(Sha256 hash, Folder.Filling filling) {
        Optional<Path> filled = folder.fill(hash, filling);
        filled.ifPresent(file -> {
            touched.invalidate(hash);
            touch(hash, file);
            if (bytes.addAndGet(file.toFile().length()) > settings.limit) {
                sweepSoon();
            }
        });
        return filled;
    }

    private void touch(Sha256 hash, Path file) {
        if (touched.asMap().putIfAbsent(hash, true) != null) {
            return;
        }
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException e) {
            LOG.debug("not touched file={} reason=\"{}\"", file, e.toString()); // it was evicted this moment
        }
    }

    private void sweepSoon() {
        if (due.compareAndSet(false, true)) {
            sweeper.execute(this::sweep);
        }
    }

    private void sweep() {
        due.set(false);
        try {
            var swept = new Sweep(folder.root(), settings, clock).run();
            bytes.set(swept.bytes());
            evictions.increment(swept.evicted());
            if (swept.evicted() > 0) {
                LOG.info("media evicted files={} kept_bytes={}", swept.evicted(), swept.bytes());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("media sweep failed folder={} reason=\"{}\"", folder.root(), e.toString());
        }
    }

    /** Waits until the folder has been looked through. */
    void sweepNow() throws InterruptedException, ExecutionException {
        sweeper.submit(this::sweep).get();
    }

    @Override
    public void close() throws InterruptedException {
        sweeper.shutdownNow();
        sweeper.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
    }
}
