package org.cardwire.submission;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.message.Fact;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;

/** Submissions, their state and their progress. Blocks. */
public final class SubmissionStore {
    /** How many of a submission's messages a fact holds for, by channel. */
    public record Count(Fact fact, Channel channel, long messages) {}

    private final Db db;

    public SubmissionStore(Db db) {
        this.db = db;
    }

    /** Returns at once. */
    Future<Integer> addLater(Sql sql, List<Submission> all) {
        if (all.isEmpty()) {
            return Future.succeededFuture(0);
        }
        return sql.sql("""
                        insert into submission (id, brand, live, lane, state, frozen, total, client_ref, metadata, created_at)
                        select u.id, u.brand, u.live, u.lane, 0, u.frozen, u.total, u.client_ref, cast(u.metadata as jsonb), u.at
                        from unnest(:ids::bigint[], :brands::bigint[], :live::boolean[], :lanes::smallint[], :frozen::bigint[],
                            :totals::int[], :refs::text[], :metadata::text[], :ats::timestamptz[])
                            u(id, brand, live, lane, frozen, total, client_ref, metadata, at)""")
                .set("ids", all.stream().map(Submission::id).toArray(Long[]::new))
                .set("brands", all.stream().map(Submission::brand).toArray(Long[]::new))
                .set("live", all.stream().map(Submission::live).toArray(Boolean[]::new))
                .set("lanes", all.stream().map(s -> (short) s.lane().ordinal()).toArray(Short[]::new))
                .set("frozen", all.stream().map(Submission::frozen).toArray(Long[]::new))
                .set("totals", all.stream().map(Submission::total).toArray(Integer[]::new))
                .set("refs", all.stream().map(s -> s.clientRef().orElse(null)).toArray(String[]::new))
                .set(
                        "metadata",
                        all.stream().map(s -> s.metadata().orElse(null)).toArray(String[]::new))
                .set("ats", all.stream().map(Submission::createdAt).toArray(Instant[]::new))
                .updateLater();
    }

    public Optional<Submission> find(long brand, long id) {
        return db.reads()
                .sql("select *, metadata::text as metadata_text from submission where id = :id and brand = :brand")
                .set("id", id)
                .set("brand", brand)
                .one(SubmissionStore::read);
    }

    /**
     * Newest first, those below the id.
     *
     * @param waits whether some of its messages have no outcome yet; absent for either
     */
    public List<Submission> page(
            long brand, long below, Optional<Submission.State> state, Optional<Boolean> waits, int limit) {
        return db.reads()
                .sql("""
                        select *, metadata::text as metadata_text from submission s
                        where brand = :brand and id < :below and (:state::int is null or state = :state::int)
                            and (:waits::boolean is null or :waits::boolean = exists (
                                select 1 from message m
                                left join outcome o on o.message_id = m.id and o.rank > 0
                                where m.submission = s.id and o.message_id is null))
                        order by id desc limit :limit""")
                .set("brand", brand)
                .set("below", below)
                .set("state", state.map(Enum::ordinal).orElse(null))
                .set("waits", waits.orElse(null))
                .set("limit", limit)
                .list(SubmissionStore::read);
    }

    /** False when it is in none of the states from which it may go there. */
    boolean change(long brand, long id, Submission.State from, Submission.State to) {
        return db.sql("update submission set state = :to where id = :id and brand = :brand and state = :from")
                        .set("to", (short) to.ordinal())
                        .set("id", id)
                        .set("brand", brand)
                        .set("from", (short) from.ordinal())
                        .update()
                > 0;
    }

    /** Sums of the counters, which equal the fold of what happened. */
    public List<Count> counts(long submission) {
        return db.reads()
                .sql("""
                        select fact, channel, sum(n)::bigint as n from counter
                        where submission = :submission group by fact, channel order by fact, channel""")
                .set("submission", submission)
                .list(row -> new Count(
                        new Fact(row.getInteger("fact")),
                        Channel.values()[row.getInteger("channel")],
                        row.getLong("n")));
    }

    /** How many of its messages without an outcome are in which step of the work, by the step's stored order. */
    public Map<Integer, Integer> waiting(long submission) {
        Map<Integer, Integer> steps = new HashMap<>();
        db.reads()
                .sql("""
                        select c.step, count(*)::int as n from message m
                        join chunk c on c.block = m.id >> 11 and get_bit(c.members, (m.id & 2047)::int) = 1
                        left join outcome o on o.message_id = m.id and o.rank > 0
                        where m.submission = :submission and o.message_id is null group by c.step""")
                .set("submission", submission)
                .list(row -> steps.put(row.getInteger("step"), row.getInteger("n")));
        return steps;
    }

    private static Submission read(Row row) {
        return new Submission(
                row.getLong("id"),
                row.getLong("brand"),
                row.getBoolean("live"),
                Lane.values()[row.getInteger("lane")],
                Submission.State.values()[row.getInteger("state")],
                row.getLong("frozen"),
                row.getInteger("total"),
                Optional.ofNullable(row.getString("client_ref")),
                Optional.ofNullable(row.getString("metadata_text")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
