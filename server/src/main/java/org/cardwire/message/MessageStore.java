package org.cardwire.message;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Life.Order;
import org.cardwire.platform.db.Columns;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.db.Statement;
import org.cardwire.platform.db.Waiting;
import org.cardwire.platform.id.Ids;

/** Messages and what happened to them. Every statement says between which ids it looks, so that days are pruned. Blocks. */
public final class MessageStore {
    /** A message, what it sends, and its life so far. */
    public record Subject(Message message, Frozen frozen, Life life) {}

    private final Sql db;
    private final FrozenStore frozen;

    public MessageStore(Sql db, FrozenStore frozen) {
        this.db = db;
        this.frozen = frozen;
    }

    public void add(Sql sql, List<Message> messages) {
        Waiting.on(addLater(sql, messages));
    }

    /** The same, in the order of the connection's statements. Returns at once. */
    public Future<Integer> addLater(Sql sql, List<Message> messages) {
        return Columns.of(messages, sql.sql("""
                        insert into message (id, submission, brand, frozen, number_key, number_sealed, variables_sealed,
                            ready_at, expires_at, client_ref)
                        select unnest(:ids::bigint[]), unnest(:submissions::bigint[]), unnest(:brands::bigint[]),
                            unnest(:frozen::bigint[]), unnest(:keys::bigint[]), unnest(:numbers::bytea[]),
                            unnest(:variables::bytea[]), unnest(:ready::timestamptz[]), unnest(:expires::timestamptz[]),
                            unnest(:refs::text[])"""))
                .longs("ids", Message::id)
                .longs("submissions", Message::submission)
                .longs("brands", Message::brand)
                .longs("frozen", Message::frozen)
                .longs("keys", Message::numberKey)
                .bytes("numbers", Message::numberSealed)
                .bytes("variables", m -> m.variablesSealed().orElse(null))
                .instants("ready", Message::readyAt)
                .instants("expires", Message::expiresAt)
                .texts("refs", m -> m.clientRef().orElse(null))
                .updateLater();
    }

    public Optional<Subject> find(long id) {
        return lives(List.of(id), _ -> false, false).stream().findFirst();
    }

    /** What the senders want of these submissions now. */
    public Map<Long, Order> orders(Collection<Long> submissions) {
        Map<Long, Order> orders = new HashMap<>();
        db.sql("select id, state from submission where id = any(:ids)")
                .set("ids", submissions.toArray(Long[]::new))
                .list(row -> orders.put(row.getLong("id"), Order.values()[row.getInteger("state")]));
        return orders;
    }

    /** Which of these messages their senders want cancelled one by one. */
    public Set<Long> cancelAsked(Collection<Long> ids) {
        return Set.copyOf(db.sql("select message_id from cancel_asked where message_id = any(:ids)")
                .set("ids", ids.toArray(Long[]::new))
                .list(row -> row.getLong("message_id")));
    }

    /** Which of these messages have an outcome that ends their chain. */
    public Set<Long> ended(Collection<Long> ids) {
        return Set.copyOf(ids(
                        db.sql("select message_id from outcome where message_id = any(:ids)"
                                + " and message_id between :lo and :hi and rank > :unknown"),
                        ids)
                .set("unknown", Outcome.UNKNOWN.rank())
                .list(row -> row.getLong("message_id")));
    }

    /** Notes that the message is to be cancelled; from then on its {@link Life#order()} says so. True for the first wish. */
    public static boolean askCancel(Sql sql, long id) {
        return sql.sql("insert into cancel_asked (message_id) values (:id) on conflict do nothing")
                        .set("id", id)
                        .update()
                > 0;
    }

    /** When the message was to be cancelled by itself, if it was. */
    public Optional<Instant> cancelAskedAt(long id) {
        return db.sql("select at from cancel_asked where message_id = :id")
                .set("id", id)
                .one(row -> instant(row, "at"));
    }

    /** Messages with their lives, in no particular order; those that do not exist are left out. */
    public List<Subject> find(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : lives(ids, _ -> false, false);
    }

    /** The members of a leased chunk, ascending. */
    public List<Subject> lives(Chunk chunk) {
        List<Long> ids = chunk.members().ids(chunk.block()).boxed().toList();
        return lives(ids, id -> chunk.inFlight().has(Ids.positionOf(id)), chunk.untouched()).stream()
                .map(subject -> inFlight(subject, chunk))
                .toList();
    }

    /** The mark speaks of one try: when that try has an answer or a doubt on record, the mark says nothing more. */
    private static Subject inFlight(Subject subject, Chunk chunk) {
        Life life = subject.life();
        boolean recorded = life.attempts().stream().anyMatch(a -> a.no() >= chunk.attempt());
        return life.inFlight() && recorded ? new Subject(subject.message(), subject.frozen(), life.settled()) : subject;
    }

    private List<Subject> lives(Collection<Long> ids, LongPredicate inFlight, boolean untouched) {
        Map<Long, List<Attempt>> attempts = new HashMap<>();
        Map<Long, List<Event>> events = new HashMap<>();
        Map<Long, Outcome> outcomes = new HashMap<>();
        if (!untouched) {
            ids(
                            db.sql(
                                    "select * from attempt where message_id = any(:ids) and message_id between :lo and :hi"
                                            + " order by message_id, attempt"),
                            ids)
                    .list(row -> add(attempts, row, attempt(row)));
            ids(
                            db.sql("select * from event where message_id = any(:ids) and message_id between :lo and :hi"
                                    + " order by message_id, at"),
                            ids)
                    .list(row -> add(events, row, event(row)));
            ids(
                            db.sql("select message_id, rank from outcome where message_id = any(:ids)"
                                    + " and message_id between :lo and :hi"),
                            ids)
                    .list(row -> Outcome.ofRank(row.getInteger("rank"))
                            .map(o -> outcomes.put(row.getLong("message_id"), o)));
        }
        return ids(
                        db.sql("select m.*, case when c.message_id is null then s.state else 2 end as wanted"
                                + " from message m join submission s on s.id = m.submission"
                                + " left join cancel_asked c on c.message_id = m.id"
                                + " where m.id = any(:ids) and m.id between :lo and :hi order by m.id"),
                        ids)
                .list(row -> {
                    Message message = message(row);
                    Frozen content = frozen.get(message.frozen());
                    return new Subject(
                            message,
                            content,
                            new Life(
                                    message.id(),
                                    content.lane(),
                                    content.chain(),
                                    message.readyAt(),
                                    message.expiresAt(),
                                    Order.values()[row.getInteger("wanted")],
                                    attempts.getOrDefault(message.id(), List.of()),
                                    events.getOrDefault(message.id(), List.of()),
                                    Optional.ofNullable(outcomes.get(message.id())),
                                    inFlight.test(message.id())));
                });
    }

    private static <T> boolean add(Map<Long, List<T>> map, Row row, T item) {
        return map.computeIfAbsent(row.getLong("message_id"), _ -> new ArrayList<>())
                .add(item);
    }

    private static Statement ids(Statement statement, Collection<Long> ids) {
        LongSummaryStatistics range = ids.stream().mapToLong(Long::longValue).summaryStatistics();
        return statement
                .set("ids", ids.toArray(Long[]::new))
                .set("lo", range.getMin())
                .set("hi", range.getMax());
    }

    private static Message message(Row row) {
        return new Message(
                row.getLong("id"),
                row.getLong("submission"),
                row.getLong("brand"),
                row.getLong("frozen"),
                row.getLong("number_key"),
                row.getBuffer("number_sealed").getBytes(),
                Optional.ofNullable(row.getBuffer("variables_sealed")).map(b -> b.getBytes()),
                instant(row, "ready_at"),
                instant(row, "expires_at"),
                Optional.ofNullable(row.getString("client_ref")));
    }

    private static Attempt attempt(Row row) {
        return new Attempt(
                row.getInteger("attempt"),
                row.getInteger("form"),
                Channel.values()[row.getInteger("channel")],
                row.getInteger("link"),
                row.getInteger("level"),
                row.getBoolean("features_known"),
                Result.values()[row.getInteger("result")],
                row.getString("code"),
                instant(row, "at"),
                instant(row, "until"),
                row.getInteger("parts"),
                row.getInteger("bytes"),
                row.getString("decision"));
    }

    private static Event event(Row row) {
        return new Event(
                row.getInteger("attempt"),
                row.getInteger("part"),
                EventKind.ofCode(row.getInteger("kind")),
                row.getLong("dedupe"),
                row.getString("code"),
                row.getString("detail"),
                instant(row, "at"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
