package org.cardwire.media.pixels;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * The end of what one fit may cost: time on the clock, or work of the thread that began it and of those that help it, which a
 * busy machine does not use up. Long work asks it between steps; it also ends the work when the thread is interrupted.
 */
public final class Deadline {
    /** Nobody helps. */
    public static final Executor ALONE = work -> {
        throw new RejectedExecutionException("nobody helps");
    };

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LongSupplier nanoTime;
    private final LongSupplier cpuTime;
    /** Before this no thread can have worked for too long. */
    private final long first;

    private final long last;
    private final long lastWork;
    private final Executor helpers;
    private final AtomicLong helped;

    /** By the clock, as for work that is done by child processes. */
    public Deadline(LongSupplier nanoTime, Duration time) {
        this(nanoTime, () -> 0, time, time, ALONE);
    }

    /** @param cpuTime nanoseconds of work so far */
    Deadline(LongSupplier nanoTime, LongSupplier cpuTime, Duration work, Duration backstop, Executor helpers) {
        this.nanoTime = nanoTime;
        this.cpuTime = cpuTime;
        long now = nanoTime.getAsLong();
        this.first = now + work.toNanos();
        this.last = now + backstop.toNanos();
        this.lastWork = cpuTime.getAsLong() + work.toNanos();
        this.helpers = helpers;
        this.helped = new AtomicLong();
    }

    /**
     * By the CPU time of this thread; by the clock where that is not known, as for virtual threads.
     *
     * @param backstop time on the clock after which it is over in any case
     * @param helpers begin at once what they take, and reject it when none of them is free
     */
    public static Deadline ofWork(LongSupplier nanoTime, Duration work, Duration backstop, Executor helpers) {
        long thread = Thread.currentThread().threadId();
        boolean known = THREADS.isThreadCpuTimeEnabled() && THREADS.getThreadCpuTime(thread) >= 0;
        return known
                ? new Deadline(nanoTime, () -> THREADS.getThreadCpuTime(thread), work, backstop, helpers)
                : new Deadline(nanoTime, work);
    }

    private Deadline(
            LongSupplier nanoTime,
            LongSupplier cpuTime,
            long first,
            long last,
            long lastWork,
            Executor helpers,
            AtomicLong helped) {
        this.nanoTime = nanoTime;
        this.cpuTime = cpuTime;
        this.first = first;
        this.last = last;
        this.lastWork = lastWork;
        this.helpers = helpers;
        this.helped = helped;
    }

    /**
     * Does work in parts, on this thread and on helpers that are free; what they work counts too. Parts are short, ask this
     * deadline themselves where they are not, and leave the same behind in whatever order they are done.
     */
    public void each(int parts, IntConsumer work) {
        new Parts(parts, work, THREADS::getCurrentThreadCpuTime, helped::addAndGet).run(helpers);
    }

    /** The sooner of this and so long from now on the clock. */
    public Deadline within(Duration time) {
        long other = nanoTime.getAsLong() + time.toNanos();
        return new Deadline(nanoTime, cpuTime, sooner(first, other), sooner(last, other), lastWork, helpers, helped);
    }

    private static long sooner(long one, long other) {
        return other - one < 0 ? other : one;
    }

    /** Thrown by {@link #check()}; no stack trace, because it carries no surprise. */
    public static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Passed() {
            super("the time for this fit is over", null, false, false);
        }
    }

    public boolean over() {
        return passed() || Thread.currentThread().isInterrupted();
    }

    /** Throws {@link CancellationException} when the thread was interrupted (it stays so), {@link Passed} when time is up. */
    public void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the fit was interrupted");
        }
        if (passed()) {
            throw new Passed();
        }
    }

    private boolean passed() {
        long now = nanoTime.getAsLong();
        return now - first >= 0 && (now - last >= 0 || cpuTime.getAsLong() + helped.get() - lastWork >= 0);
    }
}
