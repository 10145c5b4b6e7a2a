package org.cardwire.platform.id;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.cardwire.platform.StartupProblem;
import org.cardwire.platform.db.DbException;
import org.cardwire.platform.db.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes ids that no other process and no earlier run of this one makes. Each block takes a millisecond of its own; when
 * the clock stands still or goes back, the next free millisecond is taken. Renews its lease in the background; when the
 * lease is lost, it takes another writer number. Calls may wait for the database, at most once in many seconds.
 */
public final class IdMint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdMint.class);
    private static final Duration RENEW_EVERY = Duration.ofSeconds(8);

    private final WriterLease lease;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread renewer;

    private WriterLease.Held held;
    private long leasedUntilNanos;
    private long lastUsed;
    private long singlesBlock;
    private int singlesUsed = Ids.POSITIONS;

    private IdMint(Sql sql, InstantSource clock, LongSupplier nanoTime) {
        this.lease = new WriterLease(sql);
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.held = take();
        this.renewer = Thread.ofVirtual().name("writer-lease").unstarted(this::renewUntilInterrupted);
    }

    /** Leases a writer number; throws {@link StartupProblem} when none is free. */
    public static IdMint open(Sql sql, InstantSource clock) {
        IdMint mint = new IdMint(sql, clock, System::nanoTime);
        mint.renewer.start();
        return mint;
    }

    /** For tests that turn the clocks themselves; nothing renews in the background. */
    static IdMint unattended(Sql sql, InstantSource clock, LongSupplier nanoTime) {
        return new IdMint(sql, clock, nanoTime);
    }

    /** A block for up to 2,048 messages: see {@link Ids#message}. */
    public long nextBlock() {
        lock.lock();
        try {
            long milliseconds = Math.max(Ids.millisecondsAt(clock.instant()), lastUsed + 1);
            if (milliseconds > held.reservedTo() || nanoTime.getAsLong() - leasedUntilNanos > 0) {
                renewOrTakeAnother();
                milliseconds = Math.max(milliseconds, lastUsed + 1);
            }
            lastUsed = milliseconds;
            return Ids.block(milliseconds, held.number());
        } finally {
            lock.unlock();
        }
    }

    /** One id for anything that is not a message. */
    public long next() {
        lock.lock();
        try {
            if (singlesUsed == Ids.POSITIONS || Ids.millisecondsAt(clock.instant()) > lastUsed) {
                singlesBlock = nextBlock();
                singlesUsed = 0;
            }
            return Ids.message(singlesBlock, singlesUsed++);
        } finally {
            lock.unlock();
        }
    }

    public int writer() {
        lock.lock();
        try {
            return held.number();
        } finally {
            lock.unlock();
        }
    }

    private void renewOrTakeAnother() {
        long asked = nanoTime.getAsLong();
        long now = Math.max(Ids.millisecondsAt(clock.instant()), lastUsed + 1);
        Optional<Long> reserved = lease.renew(held.number(), now);
        if (reserved.isPresent()) {
            held = new WriterLease.Held(held.number(), held.usedBefore(), reserved.get());
            leasedUntilNanos = leaseEnd(asked);
        } else {
            LOG.warn("writer lease lost number={}", held.number());
            held = take();
        }
    }

    private WriterLease.Held take() {
        long asked = nanoTime.getAsLong();
        WriterLease.Held taken = lease.take(Math.max(Ids.millisecondsAt(clock.instant()), lastUsed))
                .orElseThrow(() -> new StartupProblem(
                        "All 4,096 writer numbers are taken.",
                        "Stop servers that are not needed and wait 30 seconds."));
        leasedUntilNanos = leaseEnd(asked);
        lastUsed = Math.max(lastUsed, taken.usedBefore());
        singlesUsed = Ids.POSITIONS;
        return taken;
    }

    private static long leaseEnd(long askedNanos) {
        return askedNanos + WriterLease.LENGTH.minus(WriterLease.MARGIN).toNanos();
    }

    private void renewUntilInterrupted() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(RENEW_EVERY);
                renewNow();
            } catch (InterruptedException e) {
                return;
            } catch (DbException | StartupProblem e) {
                LOG.warn("writer lease not renewed error={}", e.getMessage()); // tried again soon, and at the next id
            }
        }
    }

    private void renewNow() {
        lock.lock();
        try {
            renewOrTakeAnother();
        } finally {
            lock.unlock();
        }
    }

    /** Gives the number back at once. */
    @Override
    public void close() {
        renewer.interrupt();
        lock.lock();
        try {
            lease.giveBack(held.number());
        } finally {
            lock.unlock();
        }
    }
}
