package org.cardwire.platform.db;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Many callers' work in one transaction: while one batch is written, the next gathers. What is refused together is written
 * one by one, so that only the bad ones fail. {@link #offer} never blocks; one thread does the work.
 */
public final class Gathering<T> implements AutoCloseable {
    /** How the work is done. Called on the gathering's own thread. */
    public interface Work<T> {
        int size(T item);

        /** Writes all or nothing, and tells the callers. Throws {@link DbException} when nothing was written. Blocks. */
        void write(List<T> batch);

        void failed(T item, RuntimeException why);
    }

    /**
     * @param waiting the size of all that may wait; above it nothing is taken
     * @param perBatch the size that one batch takes at most, unless one item is larger
     */
    public record Limits(int waiting, int perBatch) {}

    /** What became of an offer. */
    public enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    private final Work<T> work;
    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Queue<T> queue = new ArrayDeque<>();
    private final Thread thread;
    private int waiting;
    private boolean closed;

    public Gathering(String name, Limits limits, Work<T> work) {
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
            work.write(batch);
        } catch (DbException e) {
            if (batch.size() == 1) {
                work.failed(batch.getFirst(), e);
            } else {
                batch.forEach(item -> write(List.of(item)));
            }
        } catch (RuntimeException e) {
            batch.forEach(item -> work.failed(item, e));
        }
    }

    /** Takes no more, and returns when all that waits is written. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
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
