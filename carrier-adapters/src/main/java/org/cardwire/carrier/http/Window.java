package org.cardwire.carrier.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Counts what is unanswered; nothing ever waits to get in. Once closed, nothing gets in any more. */
public final class Window {
    private final int size;
    private final Semaphore free;
    private volatile boolean closed;

    public Window(int size) {
        this.size = size;
        this.free = new Semaphore(size);
    }

    public int size() {
        return size;
    }

    /**
     * Does the work when there is room, and counts it until it is done.
     *
     * @param turnedAway the answer without room; it is told whether the window is full (true) or closed (false)
     */
    public <T> CompletableFuture<T> within(
            Function<Boolean, T> turnedAway, Supplier<? extends CompletableFuture<T>> work) {
        if (closed || !free.tryAcquire()) {
            return CompletableFuture.completedFuture(turnedAway.apply(!closed));
        }
        CompletableFuture<T> running;
        try {
            running = work.get();
        } catch (RuntimeException e) {
            running = CompletableFuture.failedFuture(e);
        }
        return running.whenComplete((done, failure) -> free.release());
    }

    /** Closes, and waits at most this long for everything inside to leave; false when something stayed. */
    public boolean drain(Duration atMost) {
        closed = true;
        try {
            boolean empty = free.tryAcquire(size, atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (empty) {
                free.release(size); // so that draining twice is as quick as once
            }
            return empty;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
