package org.cardwire.media.pixels;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Work in parts that can be done in any order: the thread that has it takes one after the other, and so do helpers that are
 * free at its start. It is over when all that were begun have ended; the first that fails keeps others from being begun.
 */
final class Parts {
    private final int count;
    private final IntConsumer work;
    private final LongSupplier cpuOfThread;
    private final LongConsumer helped;
    private final AtomicInteger next = new AtomicInteger();
    /** Guarded by this, as is the next. */
    private int busy;

    private boolean over;
    private volatile @Nullable Throwable failure;

    /**
     * @param cpuOfThread nanoseconds that the calling thread has worked
     * @param helped gets what a helper worked
     */
    Parts(int count, IntConsumer work, LongSupplier cpuOfThread, LongConsumer helped) {
        this.count = count;
        this.work = work;
        this.cpuOfThread = cpuOfThread;
        this.helped = helped;
    }

    void run(Executor helpers) {
        ask(helpers);
        take(work);
        end();
        if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        }
    }

    private void ask(Executor helpers) {
        try {
            for (int i = 1; i < count; i++) {
                helpers.execute(this::help);
            }
        } catch (RejectedExecutionException e) {
            // no more of them are free
        } catch (Error e) { // no thread can be begun: what others were begun with has to end first
            failure = e;
        }
    }

    private void help() {
        if (!begin()) {
            return;
        }
        try {
            take(part -> {
                long before = cpuOfThread.getAsLong();
                try {
                    work.accept(part);
                } finally {
                    helped.accept(cpuOfThread.getAsLong() - before);
                }
            });
        } finally {
            leave();
        }
    }

    private void take(IntConsumer each) {
        int part = next.getAndIncrement();
        while (part < count && failure == null) {
            try {
                each.accept(part);
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            part = next.getAndIncrement();
        }
    }

    private synchronized boolean begin() {
        busy += over ? 0 : 1;
        return !over;
    }

    private synchronized void leave() {
        busy--;
        notifyAll();
    }

    /** Parts are short, and ask the deadline themselves: an interrupt waits for those that helpers are at. */
    private synchronized void end() {
        over = true;
        boolean interrupted = false;
        while (busy > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
