package org.cardwire.tracking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.EventSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the adapters' events go: gathered over a few milliseconds across all links, stored together, and acknowledged when
 * they are on disk. When too many wait, the carrier is told to come back.
 */
public final class Intake implements AutoCloseable {
    /**
     * @param waiting events that may be under way; above it the sinks refuse
     * @param perBatch events that are stored together, about
     * @param gather how long a batch waits for more
     * @param stopWithin how long a stop waits for what was taken
     */
    public record Settings(int waiting, int perBatch, Duration gather, Duration stopWithin) {
        public static final Settings DEFAULT =
                new Settings(20_000, 2_000, Duration.ofMillis(2), Duration.ofSeconds(10));
    }

    /** What one call of an adapter brought. Acknowledged when it completes. */
    record Arrival(int link, List<CarrierEvent> events, CompletableFuture<Void> stored) {}

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration POLL = Duration.ofMillis(10);

    private final Storing storing;
    private final Settings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Thread thread;
    private List<Arrival> queue = new ArrayList<>();
    private int waiting;
    private boolean closed;

    public Intake(Storing storing, Settings settings) {
        this.storing = storing;
        this.settings = settings;
        this.thread = Thread.ofVirtual().name("intake").start(this::run);
    }

    /** The sink of one link. Its calls never block. */
    public EventSink forLink(int no) {
        return events -> accept(no, events);
    }

    /** Events that are not on disk yet. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Void> accept(int link, List<CarrierEvent> events) {
        List<CarrierEvent> worthKeeping = events.stream()
                .filter(event -> !(event instanceof CarrierEvent.LinkState))
                .toList();
        if (worthKeeping.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Arrival arrival = new Arrival(link, worthKeeping, new CompletableFuture<>());
        lock.lock();
        try {
            if (closed || waiting + worthKeeping.size() > settings.waiting()) {
                return CompletableFuture.failedFuture(new RejectedExecutionException(
                        closed ? "the intake is closed" : "too many events wait to be stored"));
            }
            queue.add(arrival);
            waiting += worthKeeping.size();
            arrived.signal();
        } finally {
            lock.unlock();
        }
        return arrival.stored().whenComplete((_, _) -> leave(worthKeeping.size()));
    }

    private void leave(int events) {
        lock.lock();
        try {
            waiting -= events;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        List<Arrival> batch = next();
        while (!batch.isEmpty()) {
            store(batch);
            batch = next();
        }
    }

    private void store(List<Arrival> batch) {
        try {
            storing.store(batch);
        } catch (RuntimeException e) {
            LOG.warn("intake refused calls={} reason=\"{}\"", batch.size(), e.toString());
            batch.forEach(arrival -> arrival.stored().completeExceptionally(e));
        }
    }

    /** What waits, up to the size of a batch; empty when closed and all is handed over. */
    private List<Arrival> next() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        gather();
        lock.lock();
        try {
            int take = 0;
            int events = 0;
            while (take < queue.size() && (take == 0 || events < settings.perBatch())) {
                events += queue.get(take++).events().size();
            }
            List<Arrival> batch = new ArrayList<>(queue.subList(0, take));
            queue = new ArrayList<>(queue.subList(take, queue.size()));
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void gather() {
        try {
            Thread.sleep(settings.gather());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the batch is stored as it is
        }
    }

    /** Takes no more, and waits until what was taken is on disk or refused. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(settings.stopWithin());
            long until = System.nanoTime() + settings.stopWithin().toNanos();
            while (waiting() > 0 && System.nanoTime() < until) {
                Thread.sleep(POLL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
