package org.cardwire.reporting;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.cardwire.message.Change;
import org.cardwire.message.Feed;
import org.cardwire.platform.db.Db;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the feed once for everybody who listens on this node, and only while somebody does. {@link #nudge} makes it look
 * at once; without it, it looks as often as the settings say, which also finds what other nodes wrote.
 */
public final class LiveFeed implements AutoCloseable {
    /**
     * @param pollEvery how long a change may take to be seen without a nudge
     * @param gather how long what follows a nudge is gathered
     * @param entries flushes of one stream that are read at a time
     * @param catchUp flushes of one stream that a listener may have missed; who missed more starts at the present
     * @param listeners who may listen at the same time on this node
     */
    public record Settings(Duration pollEvery, Duration gather, int entries, int catchUp, int listeners) {
        public static final Settings DEFAULT =
                new Settings(Duration.ofMillis(250), Duration.ofMillis(20), 100, 500, 500);
    }

    /** Who is told. Called with entries in order, never two at a time, and must return at once. */
    interface Listener {
        /** @param id what to come back with after a break */
        void changed(List<Change> changes, Map<Long, Feed.Owner> owners, String id);
    }

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    private final Feed feed;
    private final Settings settings;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Semaphore nudges = new Semaphore(0);
    private final Thread thread;
    private Cursor cursor = new Cursor();
    private volatile boolean closed;

    public LiveFeed(Db db, Settings settings) {
        this.feed = new Feed(db.reads());
        this.settings = settings;
        this.thread = Thread.ofVirtual().name("live-feed").start(this::run);
    }

    /** There may be something new. Returns at once. */
    public void nudge() {
        if (!listeners.isEmpty() && nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    /** False when nobody else may listen. */
    boolean hasRoom() {
        return !closed && listeners.size() < settings.listeners();
    }

    /** Tells the listener what came behind the place that it knows, then everything that comes. Blocks. */
    void listen(Listener listener, Optional<Cursor> known) {
        lock.lock();
        try {
            if (listeners.isEmpty()) {
                cursor = Cursor.of(feed.heads());
            }
            known.ifPresent(place -> catchUp(listener, place));
            listeners.add(listener);
        } finally {
            lock.unlock();
        }
    }

    void leave(Listener listener) {
        listeners.remove(listener);
    }

    /** What lies between the listener's place and everybody's. */
    private void catchUp(Listener listener, Cursor known) {
        Map<Integer, Long> now = cursor.places();
        Map<Integer, Long> from = new HashMap<>(known.places());
        from.keySet().retainAll(now.keySet());
        from.entrySet().removeIf(place -> now.getOrDefault(place.getKey(), 0L) - place.getValue() > settings.catchUp());
        Cursor place = cursor.copy();
        for (Feed.Entry entry : feed.after(from, settings.catchUp())) {
            if (entry.seq() <= now.getOrDefault(entry.stream(), 0L)) {
                place.move(entry.stream(), entry.seq());
                tell(List.of(listener), entry, place.text());
            }
        }
    }

    private void run() {
        while (!closed) {
            try {
                if (nudges.tryAcquire(settings.pollEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(settings.gather()); // a busy ledger flushes hundreds of times a second
                    nudges.drainPermits();
                }
                while (!listeners.isEmpty() && !closed && read()) {}
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("live feed read failed reason=\"{}\"", e.getMessage());
            }
        }
    }

    /** True if there may be more. */
    private boolean read() {
        lock.lock();
        try {
            newStreams();
            List<Feed.Entry> entries = feed.after(cursor.places(), settings.entries());
            for (Feed.Entry entry : entries) {
                cursor.move(entry.stream(), entry.seq());
                tell(List.copyOf(listeners), entry, cursor.text());
            }
            return entries.size() >= settings.entries();
        } finally {
            lock.unlock();
        }
    }

    /** A node that started meanwhile writes a stream of its own. */
    private void newStreams() {
        Map<Integer, Long> known = cursor.places();
        feed.heads().keySet().stream()
                .filter(stream -> !known.containsKey(stream))
                .forEach(stream -> cursor.move(stream, 0));
    }

    private void tell(List<Listener> who, Feed.Entry entry, String id) {
        Set<Long> messages = new HashSet<>();
        entry.changes().forEach(change -> messages.add(change.messageId()));
        Map<Long, Feed.Owner> owners = feed.owners(messages);
        who.forEach(listener -> listener.changed(entry.changes(), owners, id));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
