package org.cardwire.delivery;

import java.time.Duration;
import org.cardwire.message.Chunk;

/** The right to move a chunk's members, until it is renewed no more. On the owner's monotonic clock. */
final class Lease {
    static final Duration LENGTH = Duration.ofSeconds(30);
    /** Nothing goes onto the wire so shortly before the end. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Chunk chunk;
    private volatile long goodUntil;

    /** @param askedAt {@link System#nanoTime()} before the database was asked */
    Lease(Chunk chunk, long askedAt) {
        this.chunk = chunk;
        this.goodUntil = askedAt + LENGTH.toNanos();
    }

    Chunk chunk() {
        return chunk;
    }

    void renewed(long askedAt) {
        goodUntil = askedAt + LENGTH.toNanos();
    }

    void lost() {
        goodUntil = System.nanoTime();
    }

    /** Throws {@link LeaseLost} when it is too late to put anything onto the wire. */
    void check() {
        if (System.nanoTime() - goodUntil > -MARGIN.toNanos()) {
            throw new LeaseLost();
        }
    }

    /** Another node may hold the chunk by now: everything that is recorded stays, nothing more is decided. */
    static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("the lease has ended", null, false, false);
        }
    }
}
