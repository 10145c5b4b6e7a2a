package org.cardwire.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.cardwire.media.Target;
import org.cardwire.platform.crypto.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FitLineTest {
    private static final Rendition DONE = new Rendition.Unknown();

    @Test
    void whatOnlySomebodyLookedAtEndsWhenNobodyDoesAnyMore() throws Exception {
        try (var line = new FitLine("test-", 1, 10, Duration.ofMillis(50), FitLineTest::untilAbandoned)) {
            Fit looked = line.ask(key("looked at"), false);
            assertThatThrownBy(() -> looked.result.get(20, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void whatAMessageWaitsForGoesOnWhoeverLooks() throws Exception {
        try (var line = new FitLine("test-", 1, 10, Duration.ofSeconds(20), FitLineTest::untilAbandoned)) {
            Fit sent = line.ask(key("sent"), false);
            assertThat(line.ask(key("sent"), true)).isSameAs(sent);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            assertThat(sent.abandoned(Duration.ofMillis(1))).isFalse();
            assertThat(line.underWay(sent.key.original()))
                    .containsOnlyKeys(sent.key.target().key());
        }
    }

    @Test
    void whatAnotherNodeMakesIsLookedAtAgainWhileOtherWorkGoesOn() throws Exception {
        var looks = new AtomicInteger();
        var other = new CountDownLatch(1);
        try (var line = new FitLine("test-", 1, 10, Duration.ofSeconds(20), (fit, _) -> {
            if (fit.key.equals(key("elsewhere")) && looks.incrementAndGet() < 3) {
                return false;
            }
            fit.result.complete(DONE);
            other.countDown();
            return true;
        })) {
            Fit elsewhere = line.ask(key("elsewhere"), true);
            line.ask(key("here"), true);
            assertThat(other.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(elsewhere.result.get(20, TimeUnit.SECONDS)).isEqualTo(DONE);
            assertThat(looks).hasValue(3);
        }
    }

    @Test
    void whenTooManyWaitLooksAreTurnedAwayFirst() throws Exception {
        var free = new CountDownLatch(1);
        try (var line = new FitLine("test-", 1, 4, Duration.ofSeconds(20), (fit, _) -> {
            try {
                return free.await(20, TimeUnit.SECONDS) && fit.result.complete(DONE);
            } catch (InterruptedException e) {
                return true;
            }
        })) {
            for (int i = 0; i < 4; i++) {
                line.ask(key("message " + i), true);
            }
            assertThatThrownBy(() -> line.ask(key("look"), false)).isInstanceOf(NotNow.class);
            Fit last = line.ask(key("last message"), true);
            assertThatThrownBy(() -> line.ask(key("one too many"), true)).isInstanceOf(NotNow.class);
            free.countDown();
            assertThat(last.result.get(20, TimeUnit.SECONDS)).isEqualTo(DONE);
        }
    }

    private static boolean untilAbandoned(Fit fit, FitLine line) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(1_000_000);
                line.progress(fit, 0.5);
            }
        } catch (CancellationException e) {
            fit.result.cancel(false);
        }
        return true;
    }

    private static RenditionKey key(String original) {
        return new RenditionKey(Sha256.of(original), Target.within(1_000, 10, 10));
    }
}
