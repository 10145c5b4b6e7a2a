package org.cardwire.asset.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.cardwire.platform.crypto.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiskCacheTest extends MediaStoreContract {
    private static final int FILE = 10_000;
    private static final DiskCache.Settings TEN_FILES =
            new DiskCache.Settings(10L * FILE, Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofSeconds(30));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-11T08:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<DiskCache> opened = new ArrayList<>();

    @Override
    DiskCache store() {
        if (opened.isEmpty()) {
            opened.add(new DiskCache(folder, TEN_FILES, now::get, meters));
        }
        return opened.getFirst();
    }

    @AfterEach
    void close() throws InterruptedException {
        for (DiskCache cache : opened) {
            cache.close();
        }
    }

    @Test
    void overItsLimitItLosesWhatWasUsedLongestAgo() throws Exception {
        add(0, 10);
        later(Duration.ofHours(2));
        assertThat(store().find(hash(content(0, FILE)))).isPresent();
        add(10, 12);
        sweep();

        List<Integer> kept = kept(0, 12);
        assertThat(kept).contains(0, 10, 11).doesNotContain(1, 2).hasSizeBetween(9, 10);
        assertThat(bytes()).isEqualTo(kept.size() * (double) FILE);
        assertThat(meters.counter("cardwire.media.cache.evictions").count()).isEqualTo(12 - kept.size());
    }

    @Test
    void whatWasUsedAMomentAgoStaysAlsoOverTheLimit() throws Exception {
        add(0, 14);
        sweep();
        assertThat(kept(0, 14)).hasSize(14);

        later(Duration.ofHours(1));
        sweep();
        assertThat(kept(0, 14)).hasSize(9);
    }

    @Test
    void whatCrashesLeftGoesAndWhatIsBeingWrittenStays() throws Exception {
        add(0, 1);
        Path home = store().find(hash(content(0, FILE))).orElseThrow().getParent();
        Path old = part(home, "part-old", now.get().minus(Duration.ofHours(3)));
        Path fresh = part(home, "part-fresh", now.get().minus(Duration.ofMinutes(3)));
        sweep();

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(bytes()).isEqualTo(FILE);
    }

    @Test
    void afterARestartItKnowsWhatIsThereAndHowLongAgoItWasUsed() throws Exception {
        opened.add(new DiskCache(folder, TEN_FILES.withLimit(Long.MAX_VALUE), now::get, meters));
        add(0, 6);
        later(Duration.ofHours(2));
        add(6, 12);
        store().close();
        opened.clear();
        sweep();

        assertThat(kept(0, 12)).containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void hitsAndMissesAreCounted() {
        add(0, 1);
        assertThat(store().find(hash(content(0, FILE)))).isPresent();
        assertThat(store().find(hash(content(1, FILE)))).isEmpty();
        assertThat(meters.counter("cardwire.media.cache.lookups", "result", "hit")
                        .count())
                .isEqualTo(1);
        assertThat(meters.counter("cardwire.media.cache.lookups", "result", "miss")
                        .count())
                .isEqualTo(1);
    }

    /** Each a second after the one before. */
    private void add(int from, int to) {
        for (int seed = from; seed < to; seed++) {
            later(Duration.ofSeconds(1));
            store().add(hash(content(seed, FILE)), content(seed, FILE));
        }
    }

    private List<Integer> kept(int from, int to) {
        List<Integer> kept = new ArrayList<>();
        for (int seed = from; seed < to; seed++) {
            Sha256 hash = hash(content(seed, FILE));
            if (Files.exists(folder.resolve(hash.hex().substring(0, 2)).resolve(hash.hex()))) {
                kept.add(seed);
            }
        }
        return kept;
    }

    private static Path part(Path home, String name, Instant changed) throws IOException {
        return Files.setLastModifiedTime(Files.write(home.resolve(name), new byte[10]), FileTime.from(changed));
    }

    private void later(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private void sweep() throws Exception {
        store().sweepNow();
    }

    private double bytes() {
        return meters.get("cardwire.media.cache.bytes").gauge().value();
    }
}
