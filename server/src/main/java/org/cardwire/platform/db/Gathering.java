package org.cardwire.platform.db;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many callers' work in one transaction: while one batch is written, the next gathers. A batch whose content is refused is
 * halved until only the bad items fail; what fails for any other reason is written again, in its place in the order, until
 * it succeeds or the patience is over. {@link #offer} never blocks; one thread does the work.
 */
public final class Gathering<T> implements AutoCloseable {
    /** How the work is done. Called on the gathering's own thread. */
    public interface Work<T> {
        int size(T item);

        /**
         * Writes all or nothing, and tells the callers. Throws {@link DbException} when nothing was written, or when nobody
         * knows and to write it again does no harm. Blocks.
         */
        void write(List<T> batch);

        /** These are given up. */
        void failed(List<T> items, RuntimeException why);
    }

    /**
     * @param waiting the size of all that may wait; above it nothing is taken
     * @param perBatch the size that one batch takes at most, unless one item is larger
     */
    public record Limits(int waiting, int perBatch, Patience patience) {}

    /**
     * How long a batch is written again that fails without being refused for its content.
     *
     * @param first before the first repeat; doubles with each
     * @param longest the most that it doubles to
     * @param inAll after which the batch is given up
     */
    public record Patience(Duration first, Duration longest, Duration inAll) {
        Duration before(int repeat) {
            Duration wait = first.multipliedBy(1L << Math.min(repeat - 1, 20));
            return wait.compareTo(longest) < 0 ? wait : longest;
        }
    }

    /** What became of an offer. */
    public enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

    private final String name;
    private final Work<T> work;
    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition closing = lock.newCondition();
    private final Queue<T> queue = new ArrayDeque<>();
    private final Thread thread;
    private int waiting;
    private boolean closed;

    public Gathering(String name, Limits limits, Work<T> work) {
        this.name = name;
        this.work = work;
        this.limits = limits;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    public Offer offer(T item) {
        int size = work.size(item);
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (waiting + size > limits.waiting()) {
                return Offer.FULL;
            }
            queue.add(item);
            waiting += size;
            arrived.signal();
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /** The size of all that waits for a batch. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (List<T> batch = next(); !batch.isEmpty(); batch = next()) {
            write(batch);
        }
    }

    /** What waits, up to the size of a batch; empty when closed and all is written. */
    private List<T> next() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            List<T> batch = new ArrayList<>();
            int size = 0;
            for (T item = queue.peek(); item != null; item = queue.peek()) {
                if (!batch.isEmpty() && size + work.size(item) > limits.perBatch()) {
                    break;
                }
                size += work.size(item);
                batch.add(queue.remove());
            }
            waiting -= size;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<T> batch) {
        try {
            writePatiently(batch);
        } catch (DbException e) {
            if (e.refusedContent() && batch.size() > 1) {
                int half = batch.size() / 2;
                write(batch.subList(0, half));
                write(batch.subList(half, batch.size()));
            } else {
                work.failed(batch, e);
            }
        } catch (RuntimeException e) {
            work.failed(batch, e);
        }
    }

    private void writePatiently(List<T> batch) {
        long began = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                work.write(batch);
                return;
            } catch (DbException e) {
                if (e.refusedContent() || !mayRepeat(tries, began)) {
                    throw e;
                }
                LOG.warn(
                        "gathering name={} repeats items={} tries={} reason=\"{}\"",
                        name,
                        batch.size(),
                        tries,
                        e.toString());
            }
        }
    }

    /** Waits before the repeat. When closing, what failed once is repeated once, at once. */
    private boolean mayRepeat(int tries, long began) {
        long left = limits.patience().before(tries).toNanos();
        lock.lock();
        try {
            if (System.nanoTime() - began + left > limits.patience().inAll().toNanos()) {
                return false;
            }
            while (left > 0 && !closed) {
                left = closing.awaitNanos(left);
            }
            return !closed || tries == 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more, and returns when all that waits is written or given up. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
            closing.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
