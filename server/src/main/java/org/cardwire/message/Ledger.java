package org.cardwire.message;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.DbException;
import org.cardwire.platform.db.Gathering;
import org.cardwire.platform.db.Tx;
import org.cardwire.platform.db.Waiting;
import org.cardwire.platform.db.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends facts, many callers' in one transaction: while one flush commits, the next gathers. What it completes is on
 * disk. While the database is away facts wait, in order; every fact may be written twice, so a flush whose fate is unknown
 * is written again. One ledger is one held connection and one stream of the feed, so a stream is serial by nature.
 */
public final class Ledger implements AutoCloseable {
    /**
     * @param waiting facts that may wait for a flush; above it {@link #append} refuses
     * @param perFlush facts that one transaction takes at most, unless one caller brings more
     * @param patience how long facts wait for a database that is away
     */
    public record Settings(int waiting, int perFlush, Gathering.Patience patience) {
        public static final Settings DEFAULT = new Settings(
                200_000,
                4_000,
                new Gathering.Patience(Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofMinutes(10)));
    }

    private sealed interface Pending {
        CompletableFuture<?> done();
    }

    private record PendingRecords(Records records, CompletableFuture<Void> done) implements Pending {}

    private record PendingMark(Mark mark, Records decided, BooleanSupplier inTime, CompletableFuture<Boolean> done)
            implements Pending {}

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Writer writer;
    private final LedgerFlush flush;
    private final CarrierRefs refs;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Records.Witness> witnesses = new CopyOnWriteArrayList<>();
    private final LongAdder lost = new LongAdder();
    private final Gathering<Pending> gathering;

    /** @param stream the feed stream of this ledger, used by no other ledger at the same time */
    public Ledger(Db db, int stream, Partitions partitions, CarrierRefs refs, Settings settings) {
        this.writer = db.writer();
        this.flush = new LedgerFlush(stream, partitions, db);
        this.refs = refs;
        this.gathering = new Gathering<>(
                "ledger-" + stream,
                new Gathering.Limits(settings.waiting(), settings.perFlush(), settings.patience()),
                new Flushing());
    }

    /** Completes when the facts are on disk; fails with {@link RejectedExecutionException} when too much waits. */
    public CompletionStage<Void> append(Records records) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (records.isEmpty()) {
            done.complete(null);
        } else {
            enqueue(new PendingRecords(records, done));
        }
        return done;
    }

    /**
     * Completes with true when the bits and what the holder decided are on disk; with false, and nothing written, when the
     * lease has passed to another holder or it is no longer in time.
     *
     * @param inTime asked before each attempt to write; on the ledger's own thread: must return at once
     */
    public CompletionStage<Boolean> mark(
            Chunk chunk, int link, Members inFlight, Records decided, BooleanSupplier inTime) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        enqueue(new PendingMark(new Mark(chunk.id(), chunk.epoch(), link, inFlight.copy()), decided, inTime, done));
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
        return gathering.waiting();
    }

    /** Facts that were given up: refused, or not written before the patience was over. Their callers know. */
    public long lost() {
        return lost.sum();
    }

    private void enqueue(Pending item) {
        switch (gathering.offer(item)) {
            case TAKEN -> {}
            case FULL -> item.done().completeExceptionally(new RejectedExecutionException("too many facts wait"));
            case CLOSED -> item.done().completeExceptionally(new RejectedExecutionException("the ledger is closed"));
        }
    }

    private final class Flushing implements Gathering.Work<Pending> {
        @Override
        public int size(Pending item) {
            return switch (item) {
                case PendingRecords p -> p.records().size();
                case PendingMark p -> 1 + p.decided().size();
            };
        }

        @Override
        public void write(List<Pending> batch) {
            List<Records> records = new ArrayList<>();
            List<PendingMark> marks = new ArrayList<>();
            for (Pending item : batch) {
                switch (item) {
                    case PendingRecords p -> records.add(p.records());
                    case PendingMark p when p.inTime().getAsBoolean() -> marks.add(p);
                    case PendingMark _ -> {}
                }
            }
            Set<Mark> marked = inTransaction(records, marks).result();
            records.forEach(r -> refs.remember(r.refs));
            witnesses.forEach(witness -> records.forEach(r -> r.tell(witness)));
            for (Pending item : batch) {
                switch (item) {
                    case PendingRecords p -> p.done().complete(null);
                    case PendingMark p -> p.done().complete(marked.contains(p.mark()));
                }
            }
            listeners.forEach(Runnable::run);
        }

        /** What turns out to be known already is written once more, with care. */
        private Future<Set<Mark>> inTransaction(List<Records> records, List<PendingMark> marks) {
            try {
                return writer.inTransaction(tx -> flush(tx, records, marks));
            } catch (DbException e) {
                if (!e.duplicate() || !flush.becomeCareful()) {
                    throw e;
                }
                return writer.inTransaction(tx -> flush(tx, records, marks));
            }
        }

        /** What was decided under a lease is written once it is known that the lease stands. */
        private Future<Set<Mark>> flush(Tx tx, List<Records> records, List<PendingMark> pending) {
            Future<Set<Mark>> marked =
                    Mark.write(tx, pending.stream().map(PendingMark::mark).toList());
            List<Records> all = new ArrayList<>(records);
            for (PendingMark p : pending) {
                if (!p.decided().isEmpty() && Waiting.on(marked).contains(p.mark())) {
                    all.add(p.decided());
                }
            }
            flush.write(tx, all);
            return marked;
        }

        @Override
        public void failed(List<Pending> items, RuntimeException why) {
            int facts = items.stream().mapToInt(this::size).sum();
            lost.add(facts);
            LOG.error("ledger gave up facts={} callers={}", facts, items.size(), why);
            items.forEach(item -> item.done().completeExceptionally(why));
        }
    }

    /** Writes what waits, then lets the connection go. */
    @Override
    public void close() {
        gathering.close();
        writer.close();
    }
}
