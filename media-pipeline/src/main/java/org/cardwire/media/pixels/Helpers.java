package org.cardwire.media.pixels;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Threads that lend any number of fits a hand, so many at the same time: what is given to them begins at once, or is
 * rejected when none is free.
 */
public final class Helpers implements Executor, AutoCloseable {
    private final Semaphore free;
    private final ExecutorService threads;

    /** @param most that help at the same time; 0: nobody ever does */
    public Helpers(String name, int most) {
        this.free = new Semaphore(most);
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().name(name, 0).daemon().factory());
    }

    @Override
    public void execute(Runnable work) {
        if (!free.tryAcquire()) {
            throw new RejectedExecutionException("no helper is free");
        }
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    free.release();
                }
            });
        } catch (RejectedExecutionException | Error e) { // closed, or no thread can be begun
            free.release();
            throw e;
        }
    }

    /** Interrupts those that are at work; whoever they help goes on alone. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
