package org.cardwire.link;

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
public final class Permits {
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
     * The units of as many submissions, from the first on, as may go out now. Used by one thread; what was not handed over
     * goes back with {@link #close}, so that nothing that fails before the wire narrows the window.
     */
    public final class Grant implements AutoCloseable {
        private final int submissions;
        private int units;

        private Grant(int submissions, int units) {
            this.submissions = submissions;
            this.units = units;
        }

        /** How many of the submissions were granted. */
        public int submissions() {
            return submissions;
        }

        /** These are on the wire: whoever hears the answer gives them back by {@link Permits#release}. */
        public void handOver(int submitted) {
            units -= submitted;
        }

        /** These do not go out. */
        public void giveBack(int unused) {
            units -= unused;
            release(unused);
        }

        @Override
        public void close() {
            giveBack(units);
        }
    }

    /**
     * Waits until at least one of these submissions may go out; grants none after the patience.
     *
     * @param costs units of each submission; one that costs more than the window goes alone
     */
    public Grant acquire(Lane lane, List<Integer> costs, Duration patience) throws InterruptedException {
        long until = nanoTime.getAsLong() + patience.toNanos();
        lock.lock();
        try {
            waiting.merge(lane, 1, Integer::sum);
            try {
                int granted = take(lane, costs);
                while (granted == 0) {
                    long left = until - nanoTime.getAsLong();
                    if (left <= 0) {
                        break;
                    }
                    changed.await(Math.min(left, untilTokens()), TimeUnit.NANOSECONDS);
                    granted = take(lane, costs);
                }
                return new Grant(
                        granted,
                        costs.stream()
                                .limit(granted)
                                .mapToInt(Integer::intValue)
                                .sum());
            } finally {
                waiting.merge(lane, -1, Integer::sum);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The carrier has answered. */
    public void release(int units) {
        lock.lock();
        try {
            used -= units;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The carrier had no room: nothing goes out for that long, and then half as fast. */
    public void throttled(Duration pause) {
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

    /** Unanswered units now. */
    public int used() {
        lock.lock();
        try {
            return used;
        } finally {
            lock.unlock();
        }
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
