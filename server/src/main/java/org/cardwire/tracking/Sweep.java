package org.cardwire.tracking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through {@code inbound}: hears what handsets said, at once when woken, and each second joins reports whose message
 * has turned up. Several nodes may sweep at once.
 */
public final class Sweep implements AutoCloseable {
    /**
     * @param every how often without being woken
     * @param giveUpAfter how long a report waits for its message, and a handset's word for being heard
     * @param keepReports how long reports stay that were given up
     * @param keepHeard how long what handsets said stays, sealed
     */
    public record Settings(Duration every, Duration giveUpAfter, Duration keepReports, Duration keepHeard) {
        public static final Settings DEFAULT =
                new Settings(Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofDays(8), Duration.ofDays(180));
    }

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final EarlyReports early;
    private final Listening listening;
    private final InboundStore inbound;
    private final Counts counts;
    private final Settings settings;
    private final InstantSource clock;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private Instant joinAt = Instant.MIN;
    private Instant forgetAt = Instant.MIN;

    public Sweep(
            EarlyReports early,
            Listening listening,
            InboundStore inbound,
            Counts counts,
            Settings settings,
            InstantSource clock) {
        this.early = early;
        this.listening = listening;
        this.inbound = inbound;
        this.counts = counts;
        this.settings = settings;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("inbound").unstarted(this::run);
    }

    /** To be called once. */
    public void start() {
        thread.start();
    }

    /** There is something to be heard. Returns at once. */
    public void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                wake.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
                round(clock.instant());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("inbound sweep failed reason=\"{}\"", e.toString());
            }
        }
    }

    private void round(Instant now) {
        listening.hear();
        if (now.isBefore(joinAt)) {
            return;
        }
        joinAt = now.plus(settings.every());
        early.join();
        int givenUp = inbound.giveUp(now.minus(settings.giveUpAfter()), now);
        if (givenUp > 0) {
            counts.reports("given_up", givenUp);
            LOG.warn("inbound given_up={} after={}", givenUp, settings.giveUpAfter());
        }
        if (!now.isBefore(forgetAt)) {
            forgetAt = now.plus(FORGET_EVERY);
            inbound.forget(now.minus(settings.keepReports()), now.minus(settings.keepHeard()));
        }
    }

    /** Ends after the round that is under way. */
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(STOP)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
