package org.cardwire.message;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Ledger.Mark;
import org.cardwire.message.Records.EventRow;
import org.cardwire.message.Records.OutcomeRow;
import org.cardwire.message.Records.RefRow;
import org.cardwire.message.Records.TryRow;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Statement;
import org.cardwire.platform.db.Tx;
import org.cardwire.platform.db.Waiting;

/**
 * The statements of one flush. Rows go in sorted by message, so that two ledgers cannot wait for each other in a ring.
 * Counters and the feed are made from the rows that the keys and ranks let in, and from no others: they equal the fold.
 */
final class LedgerFlush {
    private static final int DELIVERED = Outcome.DELIVERED.rank();

    private final int stream;
    private final Partitions partitions;
    private long seq;

    LedgerFlush(int stream, Partitions partitions, Db db) {
        this.stream = stream;
        this.partitions = partitions;
        this.seq = db.sql("select coalesce(max(seq), 0) as seq from feed where stream = :stream")
                .set("stream", stream)
                .one(row -> row.getLong("seq"))
                .orElse(0L);
    }

    /** Writes everything within the caller's transaction, in two round trips; answers which marks were written. Blocks. */
    Set<Mark> write(Tx tx, List<Records> all, List<Mark> marks) {
        Future<Set<Mark>> marked = mark(tx, marks);
        Future<List<Change>> tried = tries(tx, all);
        Future<List<Change>> happened = events(tx, all);
        Future<List<Change>> ended = outcomes(tx, all);
        Waiting.on(Future.join(List.of(marked, tried, refs(tx, all), happened, ended)));
        List<Change> changes = Stream.of(tried, happened, ended)
                .flatMap(done -> done.result().stream())
                .toList();
        if (!changes.isEmpty()) {
            Waiting.on(Future.join(count(tx, changes), feed(tx, changes)));
        }
        return marked.result();
    }

    private static Future<Set<Mark>> mark(Tx tx, List<Mark> marks) {
        if (marks.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        TreeMap<Long, Mark> latest = new TreeMap<>();
        marks.forEach(mark -> latest.put(mark.chunk(), mark));
        return tx.sql("""
                        update chunk c set in_flight = u.bits, link = u.link
                        from unnest(:chunks::bigint[], :epochs::int[], :links::int[], :bits::bytea[])
                            u(id, epoch, link, bits)
                        where c.id = u.id and c.epoch = u.epoch
                        returning c.id""")
                .set("chunks", longs(latest.values(), Mark::chunk))
                .set("epochs", ints(latest.values(), Mark::epoch))
                .set("links", ints(latest.values(), Mark::link))
                .set(
                        "bits",
                        latest.values().stream().map(m -> m.inFlight().bytes()).toArray(byte[][]::new))
                .listLater(row -> row.getLong(0))
                .map(written -> {
                    Set<Long> held = new HashSet<>(written);
                    Set<Mark> stood = new HashSet<>(marks);
                    stood.removeIf(mark -> !held.contains(mark.chunk()));
                    return stood;
                });
    }

    /** An unanswered try may get a better answer; nothing else of a try ever changes. */
    private Future<List<Change>> tries(Tx tx, List<Records> all) {
        List<TryRow> rows =
                fold(all, r -> r.tries, TryRow::messageId, t -> t.attempt().no(), TryRow::and);
        if (rows.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return ids(tx.sql("""
                        insert into attempt as a
                        select * from unnest(:ids::bigint[], :attempts::smallint[], :forms::smallint[],
                            :channels::smallint[], :links::int[], :levels::smallint[], :known::boolean[],
                            :results::smallint[], :codes::text[], :ats::timestamptz[], :untils::timestamptz[],
                            :parts::smallint[], :bytes::int[], :decisions::text[])
                        on conflict (message_id, attempt) do update
                            set result = excluded.result, code = excluded.code, at = excluded.at,
                                link = excluded.link, parts = excluded.parts, bytes = excluded.bytes
                            where a.result = 0 and a.message_id between :lo and :hi
                        returning message_id, attempt, channel, result, at"""), rows, TryRow::messageId)
                .set("attempts", shorts(rows, t -> t.attempt().no()))
                .set("forms", shorts(rows, t -> t.attempt().form()))
                .set("channels", shorts(rows, t -> t.attempt().channel().ordinal()))
                .set("links", ints(rows, t -> t.attempt().link()))
                .set("levels", shorts(rows, t -> t.attempt().level()))
                .set(
                        "known",
                        rows.stream().map(t -> t.attempt().featuresKnown()).toArray(Boolean[]::new))
                .set("results", shorts(rows, t -> t.attempt().result().ordinal()))
                .set("codes", texts(rows, t -> t.attempt().code()))
                .set("ats", instants(rows, t -> t.attempt().at()))
                .set("untils", instants(rows, t -> t.attempt().until()))
                .set("parts", shorts(rows, t -> t.attempt().parts()))
                .set("bytes", ints(rows, t -> t.attempt().bytes()))
                .set("decisions", texts(rows, t -> t.attempt().decision()))
                .listLater(row -> row)
                .map(written -> written.stream()
                        .filter(row -> row.getInteger("result") == Result.ACCEPTED.ordinal())
                        .map(row -> change(row, Fact.SENT, row.getInteger("attempt"), row.getInteger("channel")))
                        .toList());
    }

    private Future<?> refs(Tx tx, List<Records> all) {
        List<RefRow> rows = all.stream()
                .flatMap(r -> r.refs.stream())
                .filter(r -> partitions.covers(r.messageId()))
                .toList();
        if (rows.isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.sql("""
                        insert into carrier_ref
                        select (now() at time zone 'UTC')::date, u.* from unnest(:links::int[], :keys::bigint[],
                            :refs::text[], :ids::bigint[], :attempts::smallint[], :part::smallint[], :parts::smallint[],
                            :channels::smallint[]) u""")
                .set("links", ints(rows, RefRow::link))
                .set("keys", longs(rows, r -> RefKey.of(r.ref())))
                .set("refs", texts(rows, RefRow::ref))
                .set("ids", longs(rows, RefRow::messageId))
                .set("attempts", shorts(rows, RefRow::attempt))
                .set("part", shorts(rows, RefRow::part))
                .set("parts", shorts(rows, RefRow::parts))
                .set("channels", shorts(rows, r -> r.channel().ordinal()))
                .updateLater();
    }

    private Future<List<Change>> events(Tx tx, List<Records> all) {
        List<EventRow> rows = fold(all, r -> r.events, EventRow::messageId, LedgerFlush::key, (first, second) -> first);
        if (rows.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var channels = new HashMap<Long, Channel>();
        rows.forEach(row -> channels.put(row.messageId(), row.channel()));
        return ids(tx.sql("""
                        insert into event
                        select * from unnest(:ids::bigint[], :attempts::smallint[], :part::smallint[], :kinds::smallint[],
                            :dedupes::bigint[], :codes::text[], :details::text[], :ats::timestamptz[])
                            u(id, attempt, part, kind, dedupe, code, detail, at)
                        where u.id between :lo and :hi
                        on conflict do nothing
                        returning message_id, attempt, kind, at"""), rows, EventRow::messageId)
                .set("attempts", shorts(rows, r -> r.event().attempt()))
                .set("part", shorts(rows, r -> r.event().part()))
                .set("kinds", shorts(rows, r -> r.event().kind().code()))
                .set("dedupes", longs(rows, r -> r.event().dedupe()))
                .set("codes", texts(rows, r -> r.event().code()))
                .set("details", texts(rows, r -> r.event().detail()))
                .set("ats", instants(rows, r -> r.event().at()))
                .listLater(row -> change(
                        row,
                        Fact.of(EventKind.ofCode(row.getInteger("kind"))),
                        row.getInteger("attempt"),
                        Objects.requireNonNull(channels.get(row.getLong("message_id")))
                                .ordinal()));
    }

    private Future<List<Change>> outcomes(Tx tx, List<Records> all) {
        List<OutcomeRow> rows = fold(all, r -> r.outcomes, OutcomeRow::messageId, o -> 0, OutcomeRow::and);
        if (rows.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var channels = new HashMap<Long, Channel>();
        rows.forEach(row -> channels.put(row.messageId(), row.channel()));
        return ids(tx.sql("""
                        insert into outcome as o
                        select u.id, case when u.whole <> 0 and u.parts = u.whole then :delivered else u.rank end, 0,
                            u.parts, u.whole, u.at
                        from unnest(:ids::bigint[], :ranks::smallint[], :parts::bigint[], :wholes::bigint[],
                            :ats::timestamptz[]) u(id, rank, parts, whole, at)
                        where u.id between :lo and :hi
                        on conflict (message_id) do update set
                            was = o.rank,
                            parts = o.parts | excluded.parts,
                            whole = o.whole | excluded.whole,
                            rank = greatest(o.rank, excluded.rank,
                                case when (o.whole | excluded.whole) <> 0
                                    and (o.parts | excluded.parts) = (o.whole | excluded.whole)
                                    then :delivered else 0 end),
                            at = excluded.at
                            where excluded.rank > o.rank or (excluded.parts & ~o.parts) <> 0
                        returning message_id, rank, was, at"""), rows, OutcomeRow::messageId)
                .set("delivered", (short) DELIVERED)
                .set("ranks", shorts(rows, OutcomeRow::rank))
                .set("parts", longs(rows, OutcomeRow::parts))
                .set("wholes", longs(rows, OutcomeRow::whole))
                .set("ats", instants(rows, OutcomeRow::at))
                .listLater(row -> row)
                .map(written -> written.stream()
                        .filter(row -> row.getInteger("rank") > row.getInteger("was"))
                        .map(row -> risen(row, Objects.requireNonNull(channels.get(row.getLong("message_id")))))
                        .toList());
    }

    /** A raised outcome; the one that it replaced rides along as the attempt, so that its counter goes down. */
    private static Change risen(Row row, Channel channel) {
        return change(row, Fact.ofRank(row.getInteger("rank")), row.getInteger("was"), channel.ordinal());
    }

    /** Counters by submission, fact and channel; a replaced outcome is taken off the count that it was in. */
    private Future<?> count(Tx tx, List<Change> changes) {
        List<Change> deltas = new ArrayList<>(changes);
        List<Integer> steps = new ArrayList<>(Collections.nCopies(changes.size(), 1));
        for (Change change : changes) {
            if (change.fact().isOutcome() && change.attempt() > 0) {
                deltas.add(new Change(
                        change.messageId(), Fact.ofRank(change.attempt()), 0, change.channel(), change.at()));
                steps.add(-1);
            }
        }
        return ids(tx.sql("""
                        insert into counter
                        select m.submission, u.fact, u.channel, :stream, sum(u.step)
                        from unnest(:ids::bigint[], :facts::smallint[], :channels::smallint[], :steps::int[])
                            u(id, fact, channel, step)
                        join message m on m.id = u.id
                        where m.id between :lo and :hi
                        group by 1, 2, 3 order by 1, 2, 3
                        on conflict (submission, fact, channel, stream) do update set n = counter.n + excluded.n"""), deltas, Change::messageId)
                .set("stream", stream)
                .set("facts", shorts(deltas, c -> c.fact().code()))
                .set("channels", shorts(deltas, Change::channel))
                .set("steps", steps.toArray(Integer[]::new))
                .updateLater();
    }

    private Future<?> feed(Tx tx, List<Change> changes) {
        return tx.sql("insert into feed (stream, seq, changes) values (:stream, :seq, :changes)")
                .set("stream", stream)
                .set("seq", ++seq)
                .set("changes", Change.pack(changes))
                .updateLater();
    }

    /** One row for each key, those of days that are gone left out, sorted by message. */
    private <T> List<T> fold(
            List<Records> all,
            Function<Records, List<T>> rows,
            ToLongFunction<T> id,
            Function<T, Object> key,
            BinaryOperator<T> merge) {
        record Key(long id, Object rest) {}
        var folded = new LinkedHashMap<Key, T>();
        all.stream()
                .flatMap(records -> rows.apply(records).stream())
                .filter(row -> partitions.covers(id.applyAsLong(row)))
                .forEach(row -> folded.merge(new Key(id.applyAsLong(row), key.apply(row)), row, merge));
        return folded.values().stream().sorted(Comparator.comparingLong(id)).toList();
    }

    private static Object key(EventRow row) {
        Event e = row.event();
        return List.of(e.attempt(), e.part(), e.kind(), e.dedupe());
    }

    private static Change change(Row row, Fact fact, int attempt, int channel) {
        return new Change(
                row.getLong("message_id"),
                fact,
                attempt,
                channel,
                row.getOffsetDateTime("at").toInstant());
    }

    /** Sets the ids and, so that only their days' partitions are touched, the lowest and highest of them. */
    private static <T> Statement ids(Statement statement, List<T> sorted, ToLongFunction<T> id) {
        Long[] ids = longs(sorted, id);
        long lo = Stream.of(ids).mapToLong(Long::longValue).min().orElse(0);
        long hi = Stream.of(ids).mapToLong(Long::longValue).max().orElse(0);
        return statement.set("ids", ids).set("lo", lo).set("hi", hi);
    }

    private static <T> Long[] longs(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().map(column::applyAsLong).toArray(Long[]::new);
    }

    private static <T> Integer[] ints(Collection<T> rows, Function<T, Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    private static <T> Short[] shorts(Collection<T> rows, Function<T, Integer> column) {
        return rows.stream().map(row -> column.apply(row).shortValue()).toArray(Short[]::new);
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Instant[] instants(Collection<T> rows, Function<T, Instant> column) {
        return rows.stream().map(column).toArray(Instant[]::new);
    }
}
