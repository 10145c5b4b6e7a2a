package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Pixels;
import org.junit.jupiter.api.Test;

class AssetCacheTest {
    private static final int EDGE = 10;
    private static final int BYTES = 4 * EDGE * EDGE;

    private final AssetCache cache = new AssetCache(3 * BYTES);
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void whatWasMadeIsNotMadeAgain() throws Exception {
        Pixels first = get("a");

        assertThat(get("a")).isSameAs(first);
        assertThat(made).hasValue(1);
    }

    @Test
    void theOneNotAskedForTheLongestMakesRoom() throws Exception {
        get("a");
        get("b");
        get("c");
        get("a");
        get("d");

        get("a");
        assertThat(made).hasValue(4);
        get("b");
        assertThat(made).hasValue(5);
    }

    @Test
    void oneAssetNeverTakesMoreThanHalf() {
        assertThat(cache.holds(BYTES * 3 / 2)).isTrue();
        assertThat(cache.holds(BYTES * 3 / 2 + 1)).isFalse();
    }

    @Test
    void manyWhoAskAtOnceWaitForOne() throws Exception {
        var started = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        List<Future<Pixels>> asked = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            asked.add(threads.submit(() -> get("a", started, goOn)));
            started.await();
            for (int i = 0; i < 8; i++) {
                asked.add(threads.submit(() -> get("a")));
            }
            goOn.countDown();
            for (Future<Pixels> each : asked) {
                assertThat(each.get()).isSameAs(asked.getFirst().get());
            }
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void whenTheOneWhoMakesItFailsTheNextOneTries() throws Exception {
        assertThatThrownBy(() -> cache.get(
                        key("a"),
                        () -> {
                            throw DamagedException.corrupt("on purpose");
                        },
                        Samples.noHurry()))
                .isInstanceOf(DamagedException.class);

        assertThat(get("a").width()).isEqualTo(EDGE);
    }

    private Pixels get(String asset) throws DamagedException {
        return cache.get(key(asset), this::pixels, Samples.noHurry());
    }

    private Pixels get(String asset, CountDownLatch started, CountDownLatch goOn) throws DamagedException {
        return cache.get(
                key(asset),
                () -> {
                    started.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    return pixels();
                },
                Samples.noHurry());
    }

    private Pixels pixels() {
        made.incrementAndGet();
        return new Pixels(EDGE, EDGE, new int[EDGE * EDGE], true);
    }

    private static AssetCache.Key<Pixels> key(String asset) {
        return new AssetCache.Key<>(Pixels.class, asset, 1, BYTES);
    }
}
