package org.cardwire.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.DbException;
import org.cardwire.platform.db.Tx;
import org.cardwire.platform.db.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends facts, many callers' in one transaction: while one flush commits, the next gathers. What it completes is on
 * disk. One ledger is one held connection and one stream of the feed, so a stream is serial by nature.
 */
public final class Ledger implements AutoCloseable {
    /**
     * @param waiting facts that may wait for a flush; above it {@link #append} refuses
     * @param perFlush facts that one transaction takes at most, unless one caller brings more
     */
    public record Settings(int waiting, int perFlush) {
        public static final Settings DEFAULT = new Settings(200_000, 4_000);
    }

    /** The in-flight bits of a chunk and the link that they are about, written only while its epoch stands. */
    record Mark(long chunk, int epoch, int link, Members inFlight) {}

    private sealed interface Pending {
        int size();

        void fail(Throwable why);
    }

    private record PendingRecords(Records records, CompletableFuture<Void> done) implements Pending {
        @Override
        public int size() {
            return records.size();
        }

        @Override
        public void fail(Throwable why) {
            done.completeExceptionally(why);
        }
    }

    private record PendingMark(Mark mark, Records decided, CompletableFuture<Boolean> done) implements Pending {
        @Override
        public int size() {
            return 1 + decided.size();
        }

        @Override
        public void fail(Throwable why) {
            done.completeExceptionally(why);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Writer writer;
    private final LedgerFlush flush;
    private final CarrierRefs refs;
    private final Settings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Records.Witness> witnesses = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private List<Pending> pending = new ArrayList<>();
    private int waiting;
    private boolean closed;

    /** @param stream the feed stream of this ledger, used by no other ledger at the same time */
    public Ledger(Db db, int stream, Partitions partitions, CarrierRefs refs, Settings settings) {
        this.writer = db.writer();
        this.flush = new LedgerFlush(stream, partitions, db);
        this.refs = refs;
        this.settings = settings;
        this.thread = Thread.ofPlatform().name("ledger-" + stream).daemon().start(this::run);
    }

    /** Completes when the facts are on disk; fails with {@link RejectedExecutionException} when too much waits. */
    public CompletionStage<Void> append(Records records) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (records.isEmpty()) {
            done.complete(null);
            return done;
        }
        enqueue(new PendingRecords(records, done));
        return done;
    }

    /**
     * Completes with true when the bits and what the holder decided are on disk; with false, and nothing written, when the
     * lease has passed to another holder.
     */
    public CompletionStage<Boolean> mark(Chunk chunk, int link, Members inFlight, Records decided) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        enqueue(new PendingMark(new Mark(chunk.id(), chunk.epoch(), link, inFlight.copy()), decided, done));
        return done;
    }

    /** Called after each flush, on the ledger's own thread: must return at once. */
    public void onFlush(Runnable listener) {
        listeners.add(listener);
    }

    /** Told of what each flush wrote, news or not, on the ledger's own thread: must return at once. */
    public void tell(Records.Witness witness) {
        witnesses.add(witness);
    }

    /** Facts that wait for a flush. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(Pending item) {
        lock.lock();
        try {
            if (closed || waiting >= settings.waiting()) {
                item.fail(new RejectedExecutionException(closed ? "the ledger is closed" : "too many facts wait"));
                return;
            }
            pending.add(item);
            waiting += item.size();
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        List<Pending> batch = next();
        while (!batch.isEmpty()) {
            write(batch);
            listeners.forEach(Runnable::run);
            batch = next();
        }
    }

    /** What waits, up to the size of a flush; empty when closed and all is written. */
    private List<Pending> next() {
        lock.lock();
        try {
            while (pending.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            int take = 0;
            int size = 0;
            while (take < pending.size()
                    && (take == 0 || size + pending.get(take).size() <= settings.perFlush())) {
                size += pending.get(take++).size();
            }
            List<Pending> batch = new ArrayList<>(pending.subList(0, take));
            pending = new ArrayList<>(pending.subList(take, pending.size()));
            waiting -= size;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** One transaction; when it is refused, each caller's facts get one of their own, so that only the bad ones fail. */
    private void write(List<Pending> batch) {
        try {
            writeTogether(batch);
        } catch (DbException e) {
            if (batch.size() == 1) {
                LOG.warn(
                        "ledger flush failed facts={} reason={}",
                        batch.getFirst().size(),
                        e.getMessage());
                batch.getFirst().fail(e);
            } else {
                batch.forEach(item -> write(List.of(item)));
            }
        } catch (RuntimeException e) {
            LOG.error("ledger flush failed callers={}", batch.size(), e);
            batch.forEach(item -> item.fail(e));
        }
    }

    private void writeTogether(List<Pending> batch) {
        List<Records> records = new ArrayList<>();
        List<PendingMark> marks = new ArrayList<>();
        for (Pending item : batch) {
            switch (item) {
                case PendingRecords p -> records.add(p.records());
                case PendingMark p -> marks.add(p);
            }
        }
        Set<Mark> marked = writer.inTransaction(tx -> write(tx, records, marks));
        records.forEach(r -> refs.remember(r.refs));
        witnesses.forEach(witness -> records.forEach(r -> r.tell(witness)));
        for (Pending item : batch) {
            switch (item) {
                case PendingRecords p -> p.done().complete(null);
                case PendingMark p -> p.done().complete(marked.contains(p.mark()));
            }
        }
    }

    /** What was decided under a lease is written once it is known that the lease stands. */
    private Set<Mark> write(Tx tx, List<Records> records, List<PendingMark> pending) {
        List<Mark> marks = pending.stream().map(PendingMark::mark).toList();
        if (pending.stream().allMatch(p -> p.decided().isEmpty())) {
            return flush.write(tx, records, marks);
        }
        Set<Mark> stand = flush.write(tx, List.of(), marks);
        List<Records> all = new ArrayList<>(records);
        pending.stream().filter(p -> stand.contains(p.mark())).forEach(p -> all.add(p.decided()));
        flush.write(tx, all, List.of());
        return stand;
    }

    /** Writes what waits, then lets the connection go. */
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
        writer.close();
    }
}
