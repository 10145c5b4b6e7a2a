package org.cardwire.delivery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.cardwire.carrier.spi.Lane;

/**
 * How much a link may carry now: its window of unanswered submissions and its rate, both in the carrier's unit (messages;
 * for SMS, segments), divided among lanes so that an OTP never waits behind bulk. A share of the window is kept free for
 * higher lanes, and while a higher lane waits, a lower one takes nothing. After throttling the rate is halved and climbs
 * back by a twentieth a second.
 */
final class Permits {
    private static final double OTP_SHARE = 0.1;
    private static final double TRANSACTIONAL_SHARE = 0.2;
    private static final double CLIMB_PER_SECOND = 0.05;
    private static final double SLOWEST = 0.02;
    private static final double UNLIMITED = 1e9;
    private static final double NANOS = 1e9;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Lane, Integer> waiting = new EnumMap<>(Lane.class);
    private final int window;
    private final double fullRate;
    private final LongSupplier nanoTime;
    private int used;
    private double rate;
    private double tokens;
    private long refilled;
    private long closedUntil;

    /** @param perSecond 0 for no limit */
    Permits(int window, double perSecond, LongSupplier nanoTime) {
        this.window = window;
        this.fullRate = perSecond > 0 ? perSecond : UNLIMITED;
        this.rate = fullRate;
        this.tokens = Math.max(1, fullRate / 10);
        this.nanoTime = nanoTime;
        this.refilled = nanoTime.getAsLong();
        this.closedUntil = refilled;
    }

    /**
     * How many of these submissions, from the first on, may go out now: waits until at least one may, 0 after the
     * patience. What was taken comes back by {@link #release}.
     *
     * @param costs units of each submission; one that costs more than the window goes alone
     */
    int acquire(Lane lane, List<Integer> costs, Duration patience) throws InterruptedException {
        long until = nanoTime.getAsLong() + patience.toNanos();
        lock.lock();
        try {
            waiting.merge(lane, 1, Integer::sum);
            try {
                int granted = take(lane, costs);
                while (granted == 0) {
                    long left = until - nanoTime.getAsLong();
                    if (left <= 0) {
                        return 0;
                    }
                    changed.await(Math.min(left, untilTokens()), TimeUnit.NANOSECONDS);
                    granted = take(lane, costs);
                }
                return granted;
            } finally {
                waiting.merge(lane, -1, Integer::sum);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void release(int units) {
        lock.lock();
        try {
            used -= units;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The carrier had no room: nothing goes out for that long, and then half as fast. */
    void throttled(Duration pause) {
        lock.lock();
        try {
            refill();
            rate = Math.max(Math.min(rate, fullRate == UNLIMITED ? window * 10.0 : fullRate) / 2, SLOWEST);
            tokens = Math.min(tokens, 1);
            closedUntil = Math.max(closedUntil, nanoTime.getAsLong() + pause.toNanos());
        } finally {
            lock.unlock();
        }
    }

    int used() {
        lock.lock();
        try {
            return used;
        } finally {
            lock.unlock();
        }
    }

    int window() {
        return window;
    }

    private int take(Lane lane, List<Integer> costs) {
        refill();
        if (nanoTime.getAsLong() < closedUntil || higherWaits(lane)) {
            return 0;
        }
        int room = window - used - reserved(lane);
        int granted = 0;
        for (int cost : costs) {
            boolean alone = granted == 0 && used == 0;
            if ((cost > room && !alone) || (tokens < Math.min(cost, burst()))) {
                break;
            }
            room -= cost;
            used += cost;
            tokens -= cost;
            granted++;
        }
        return granted;
    }

    private boolean higherWaits(Lane lane) {
        return waiting.entrySet().stream().anyMatch(e -> e.getKey().compareTo(lane) < 0 && e.getValue() > 0);
    }

    private int reserved(Lane lane) {
        return switch (lane) {
            case OTP -> 0;
            case TRANSACTIONAL -> (int) (window * OTP_SHARE);
            case BULK -> (int) (window * (OTP_SHARE + TRANSACTIONAL_SHARE));
        };
    }

    private void refill() {
        long now = nanoTime.getAsLong();
        double seconds = (now - refilled) / NANOS;
        refilled = now;
        rate = Math.min(fullRate, rate + (fullRate == UNLIMITED ? UNLIMITED : fullRate) * CLIMB_PER_SECOND * seconds);
        tokens = Math.min(burst(), tokens + rate * seconds);
    }

    /** A tenth of a second's worth may go out at once, and at least one message. */
    private double burst() {
        return Math.max(1, rate / 10);
    }

    private long untilTokens() {
        long rested = closedUntil - nanoTime.getAsLong();
        return Math.max(Math.max(rested, (long) (NANOS / rate)), TimeUnit.MILLISECONDS.toNanos(1));
    }
}
