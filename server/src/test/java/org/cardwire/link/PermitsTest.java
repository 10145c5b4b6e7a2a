package org.cardwire.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.cardwire.carrier.spi.Lane;
import org.junit.jupiter.api.Test;

class PermitsTest {
    private final AtomicLong nanos = new AtomicLong();

    private int take(Permits permits, Lane lane, int count, int cost) throws InterruptedException {
        return permits.acquire(lane, Collections.nCopies(count, cost), Duration.ZERO)
                .submissions();
    }

    @Test
    void noMoreGoesOutThanTheWindowHolds() throws InterruptedException {
        Permits permits = new Permits(10, 0, nanos::get);
        assertThat(take(permits, Lane.OTP, 100, 1)).isEqualTo(10);
        assertThat(take(permits, Lane.OTP, 1, 1)).isZero();
        permits.release(4);
        assertThat(take(permits, Lane.OTP, 100, 1)).isEqualTo(4);
    }

    @Test
    void allPartsOfAMessageGoTogether() throws InterruptedException {
        Permits permits = new Permits(10, 0, nanos::get);
        assertThat(permits.acquire(Lane.OTP, List.of(4, 4, 4), Duration.ZERO).submissions())
                .isEqualTo(2);
        assertThat(permits.used()).isEqualTo(8);
    }

    @Test
    void aMessageOfMorePartsThanTheWindowGoesAlone() throws InterruptedException {
        Permits permits = new Permits(2, 0, nanos::get);
        assertThat(take(permits, Lane.OTP, 2, 5)).isEqualTo(1);
        assertThat(take(permits, Lane.OTP, 1, 1)).isZero();
    }

    @Test
    void whatIsNotHandedOverGoesBack() throws InterruptedException {
        Permits permits = new Permits(10, 0, nanos::get);
        try (Permits.Grant grant = permits.acquire(Lane.OTP, List.of(4, 3, 2), Duration.ZERO)) {
            grant.handOver(4);
            grant.giveBack(3);
            assertThat(permits.used()).isEqualTo(6);
        }
        assertThat(permits.used()).isEqualTo(4);
    }

    @Test
    void bulkLeavesRoomForHigherLanes() throws InterruptedException {
        Permits permits = new Permits(100, 0, nanos::get);
        assertThat(take(permits, Lane.BULK, 1000, 1)).isEqualTo(70);
        assertThat(take(permits, Lane.TRANSACTIONAL, 1000, 1)).isEqualTo(20);
        assertThat(take(permits, Lane.OTP, 1000, 1)).isEqualTo(10);
    }

    @Test
    void theRateIsKept() throws InterruptedException {
        Permits permits = new Permits(1000, 20, nanos::get);
        assertThat(take(permits, Lane.BULK, 100, 1)).isEqualTo(2);
        assertThat(take(permits, Lane.BULK, 100, 1)).isZero();
        nanos.addAndGet(Duration.ofMillis(50).toNanos());
        assertThat(take(permits, Lane.BULK, 100, 1)).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        assertThat(take(permits, Lane.BULK, 100, 1)).isEqualTo(2);
    }

    @Test
    void aThrottledLinkRestsThenGoesSlower() throws InterruptedException {
        Permits permits = new Permits(1000, 20, nanos::get);
        permits.throttled(Duration.ofSeconds(1));
        assertThat(take(permits, Lane.OTP, 1, 1)).isZero();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(take(permits, Lane.OTP, 100, 1)).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(take(permits, Lane.OTP, 100, 1)).isEqualTo(2);
    }
}
