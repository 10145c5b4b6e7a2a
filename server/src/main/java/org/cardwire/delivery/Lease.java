package org.cardwire.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.cardwire.message.Chunk;

/** The right to move a chunk's members, until it is renewed no more. On the owner's monotonic clock. */
final class Lease {
    /** Nothing goes onto the wire in the last sixth of a lease: 5 of 30 seconds. */
    private static final int MARGIN_SHARE = 6;
    /** Nothing is marked in the last third, so that what is marked still has its time to go out. */
    private static final int MARKING_SHARE = 3;

    private final Chunk chunk;
    private final Duration length;
    private final LongSupplier nanoTime;
    private volatile long goodUntil;

    /** @param askedAt the monotonic clock before the database was asked */
    Lease(Chunk chunk, Duration length, long askedAt, LongSupplier nanoTime) {
        this.chunk = chunk;
        this.length = length;
        this.nanoTime = nanoTime;
        this.goodUntil = askedAt + length.toNanos();
    }

    Chunk chunk() {
        return chunk;
    }

    void renewed(long askedAt) {
        goodUntil = askedAt + length.toNanos();
    }

    void lost() {
        goodUntil = nanoTime.getAsLong();
    }

    /** Throws {@link LeaseLost} when it is too late to put anything onto the wire. */
    void check() {
        if (!leaves(length.dividedBy(MARGIN_SHARE))) {
            throw new LeaseLost();
        }
    }

    /** Whether there is time to mark something and then to put it onto the wire. */
    boolean letsMark() {
        return leaves(length.dividedBy(MARKING_SHARE));
    }

    private boolean leaves(Duration time) {
        return goodUntil - nanoTime.getAsLong() >= time.toNanos();
    }

    /** Another node may hold the chunk by now: everything that is recorded stays, nothing more is decided. */
    static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("the lease has ended", null, false, false);
        }
    }
}
