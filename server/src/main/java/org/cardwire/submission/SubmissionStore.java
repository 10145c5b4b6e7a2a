package org.cardwire.submission;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
                        insert into submission (id, brand, live, lane, state, frozen, first_message, total, client_ref, metadata,
                            created_at)
                        select u.id, u.brand, u.live, u.lane, 0, u.frozen, u.first, u.total, u.client_ref,
                            cast(u.metadata as jsonb), u.at
                        from unnest(:ids::bigint[], :brands::bigint[], :live::boolean[], :lanes::smallint[], :frozen::bigint[],
                            :firsts::bigint[], :totals::int[], :refs::text[], :metadata::text[], :ats::timestamptz[])
                            u(id, brand, live, lane, frozen, first, total, client_ref, metadata, at)""")
                .set("ids", all.stream().map(Submission::id).toArray(Long[]::new))
                .set("brands", all.stream().map(Submission::brand).toArray(Long[]::new))
                .set("live", all.stream().map(Submission::live).toArray(Boolean[]::new))
                .set("lanes", all.stream().map(s -> (short) s.lane().ordinal()).toArray(Short[]::new))
                .set("frozen", all.stream().map(Submission::frozen).toArray(Long[]::new))
                .set("firsts", all.stream().map(Submission::first).toArray(Long[]::new))
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
     * @param live those too that reach real handsets
     * @param waits whether some of its messages have no outcome yet; absent for either
     */
    public List<Submission> page(
            long brand,
            boolean live,
            long below,
            Optional<Submission.State> state,
            Optional<Boolean> waits,
            int limit) {
        return db.reads()
                .sql("""
                        select *, metadata::text as metadata_text from submission s
                        where brand = :brand and id < :below and (:live or not live) and (:state::int is null or state = :state::int)
                            and (:waits::boolean is null or :waits::boolean = (total > (
                                select coalesce(sum(n), 0) from counter c where c.submission = s.id and c.fact > 100)))
                        order by id desc limit :limit""")
                .set("brand", brand)
                .set("below", below)
                .set("live", live)
                .set("state", state.map(Enum::ordinal).orElse(null))
                .set("waits", waits.orElse(null))
                .set("limit", limit)
                .list(SubmissionStore::read);
    }

    /** False when it is in none of the states from which it may go there. */
    static boolean change(Sql sql, long brand, long id, Submission.State from, Submission.State to) {
        return sql.sql("update submission set state = :to where id = :id and brand = :brand and state = :from")
                        .set("to", (short) to.ordinal())
                        .set("id", id)
                        .set("brand", brand)
                        .set("from", (short) from.ordinal())
                        .update()
                > 0;
    }

    /** Sums of the counters of each submission, which equal the fold of what happened. */
    public Map<Long, List<Count>> counts(Collection<Long> submissions) {
        Map<Long, List<Count>> counts = new HashMap<>();
        db.reads()
                .sql("""
                        select submission, fact, channel, sum(n)::bigint as n from counter
                        where submission = any(:submissions) group by submission, fact, channel order by fact, channel""")
                .set("submissions", submissions.toArray(Long[]::new))
                .list(row -> counts.computeIfAbsent(row.getLong("submission"), _ -> new ArrayList<>())
                        .add(new Count(
                                new Fact(row.getInteger("fact")),
                                Channel.values()[row.getInteger("channel")],
                                row.getLong("n"))));
        return counts;
    }

    private static Submission read(Row row) {
        return new Submission(
                row.getLong("id"),
                row.getLong("brand"),
                row.getBoolean("live"),
                Lane.values()[row.getInteger("lane")],
                Submission.State.values()[row.getInteger("state")],
                row.getLong("frozen"),
                row.getLong("first_message"),
                row.getInteger("total"),
                Optional.ofNullable(row.getString("client_ref")),
                Optional.ofNullable(row.getString("metadata_text")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
