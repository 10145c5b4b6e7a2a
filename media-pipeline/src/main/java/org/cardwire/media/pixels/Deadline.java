package org.cardwire.media.pixels;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/** The end of the time that one fit has. Long work asks it between steps; it also ends the work when the thread is interrupted. */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    public Deadline(LongSupplier nanoTime, Duration time) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + time.toNanos();
    }

    private Deadline(LongSupplier nanoTime, long end) {
        this.nanoTime = nanoTime;
        this.end = end;
    }

    /** The sooner of this and so long from now. */
    public Deadline within(Duration time) {
        long other = nanoTime.getAsLong() + time.toNanos();
        return new Deadline(nanoTime, other - end < 0 ? other : end);
    }

    /** Thrown by {@link #check()}; no stack trace, because it carries no surprise. */
    public static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Passed() {
            super("the time for this fit is over", null, false, false);
        }
    }

    public boolean over() {
        return end - nanoTime.getAsLong() <= 0 || Thread.currentThread().isInterrupted();
    }

    /** Throws {@link CancellationException} when the thread was interrupted (it stays so), {@link Passed} when time is up. */
    public void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the fit was interrupted");
        }
        if (end - nanoTime.getAsLong() <= 0) {
            throw new Passed();
        }
    }
}
