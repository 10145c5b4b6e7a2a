package org.cardwire.message;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.cardwire.message.Records.EventRow;
import org.cardwire.message.Records.OutcomeRow;
import org.cardwire.message.Records.RefRow;
import org.cardwire.message.Records.TryRow;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Tx;
import org.cardwire.platform.db.Waiting;

/**
 * The statements of one flush. Rows go in sorted by message, so that two ledgers cannot wait for each other in a ring.
 * Counters and the feed are made from the rows that the keys and ranks let in, and from no others: they equal the fold. What
 * people do with a message is told each time and counted once.
 *
 * <p>Nearly all facts are told once. So rows go in plainly, at half the price, until a key refuses one: then that flush is
 * repeated, and the next ones are written, with a look at every key.
 */
final class LedgerFlush {
    /** Flushes after a duplicate that expect more of them: carriers repeat themselves in bursts. */
    private static final int CAREFUL_FOR = 100;

    private final int stream;
    private final Partitions partitions;
    private final CounterTable counters;
    private final HourTable hours;
    private final Owners owners = new Owners();
    private long seq;
    private int careful;

    LedgerFlush(int stream, Partitions partitions, Db db) {
        this.stream = stream;
        this.partitions = partitions;
        this.counters = new CounterTable(stream);
        this.hours = new HourTable(stream);
        this.seq = db.sql("select coalesce(max(seq), 0) as seq from feed where stream = :stream")
                .set("stream", stream)
                .one(row -> row.getLong("seq"))
                .orElse(0L);
    }

    /** To be called when a key refused a flush; false when it was careful already, so that repeating it changes nothing. */
    boolean becomeCareful() {
        boolean was = careful > 0;
        careful = CAREFUL_FOR;
        return !was;
    }

    /**
     * Writes everything within the caller's transaction. What is not known before it is written takes a round trip of its
     * own; the rest goes with the commit. Blocks.
     */
    void write(Tx tx, List<Records> all) {
        Future<List<Change>> tried = ifAny(
                merged(all, r -> r.tries, TryRow::messageId, TryRow.ORDER, TryRow::and),
                rows -> careful > 0 ? AttemptTable.insertNews(tx, rows) : AttemptTable.insert(tx, rows));
        List<RefRow> named = rows(all, r -> r.refs, RefRow::messageId);
        if (!named.isEmpty()) {
            CarrierRefs.insert(tx, named);
        }
        Future<List<Change>> happened = ifAny(
                merged(all, r -> r.events, EventRow::messageId, EventRow.ORDER, (first, second) -> first),
                rows -> careful > 0 ? EventTable.insertNews(tx, rows) : EventTable.insert(tx, rows));
        Future<List<Change>> ended = ifAny(
                merged(all, r -> r.outcomes, OutcomeRow::messageId, OutcomeRow.ORDER, OutcomeRow::and),
                rows -> OutcomeTable.raise(tx, rows));
        Waiting.on(Future.join(tried, happened, ended));
        careful = Math.max(0, careful - 1);
        tell(
                tx,
                Stream.of(tried, happened, ended)
                        .flatMap(done -> done.result().stream())
                        .toList());
    }

    private void tell(Tx tx, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<Long, Owners.Owner> known = owners.of(tx, changes.stream().map(Change::messageId));
        List<Change> counted = ReactionTable.firsts(tx, changes);
        var _ = counters.add(tx, counted, known);
        var _ = hours.add(tx, counted, known);
        var _ = tx.sql("insert into feed (stream, seq, changes) values (:stream, :seq, :changes)")
                .set("stream", stream)
                .set("seq", ++seq)
                .set("changes", Change.pack(changes))
                .updateLater();
    }

    private static <T> Future<List<Change>> ifAny(List<T> rows, Function<List<T>, Future<List<Change>>> insert) {
        return rows.isEmpty() ? Future.succeededFuture(List.of()) : insert.apply(rows);
    }

    /** Those of days that are there. */
    private <T> List<T> rows(List<Records> all, Function<Records, List<T>> rows, ToLongFunction<T> id) {
        List<T> kept = new ArrayList<>();
        for (Records records : all) {
            for (T row : rows.apply(records)) {
                if (partitions.covers(id.applyAsLong(row))) {
                    kept.add(row);
                }
            }
        }
        return kept;
    }

    /** The same in order, those that are equal in it merged into one. */
    private <T> List<T> merged(
            List<Records> all,
            Function<Records, List<T>> rows,
            ToLongFunction<T> id,
            Comparator<T> order,
            BinaryOperator<T> merge) {
        List<T> sorted = rows(all, rows, id);
        sorted.sort(order);
        List<T> merged = new ArrayList<>(sorted.size());
        for (T row : sorted) {
            boolean again = !merged.isEmpty() && order.compare(merged.getLast(), row) == 0;
            merged.add(again ? merge.apply(merged.removeLast(), row) : row);
        }
        return merged;
    }
}
