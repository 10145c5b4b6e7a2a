package org.cardwire.carrier.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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

    public boolean isClosed() {
        return closed;
    }

    /** Whoever gets true owes one {@link #leave}. */
    public boolean enter() {
        return !closed && free.tryAcquire();
    }

    public void leave() {
        free.release();
    }

    /** Closes, and waits at most this long for everything inside to leave; false when something stayed. */
    public boolean drain(Duration atMost) {
        closed = true;
        try {
            return free.tryAcquire(size, atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
