package org.cardwire.bench;

import org.cardwire.message.Fact;
import org.cardwire.message.Outcome;
import org.cardwire.platform.db.Db;

/** What the database says of the messages so far. */
final class Lives {
    /** Milliseconds from the commit of a message to the commit of its outcome. */
    record Times(double p50, double p99) {}

    private final Db db;

    Lives(Db db) {
        this.db = db;
    }

    /** An id above those of all messages so far. */
    long next() {
        return db.sql("select coalesce(max(id), 0) + 1 as next from message")
                .one(row -> row.getLong("next"))
                .orElseThrow();
    }

    /** By the counters, which are small. */
    long ended() {
        return counted(Fact.of(Outcome.DELIVERED));
    }

    long counted(Fact fact) {
        return db.sql("select coalesce(sum(n), 0)::bigint as n from counter where fact = :fact")
                .set("fact", (short) fact.code())
                .one(row -> row.getLong("n"))
                .orElseThrow();
    }

    long outcomes(Outcome outcome) {
        return db.sql("select count(*) as n from outcome where rank = :rank")
                .set("rank", (short) outcome.rank())
                .one(row -> row.getLong("n"))
                .orElseThrow();
    }

    Times timesSince(long first) {
        return db.reads()
                .sql("""
                        select coalesce(percentile_cont(0.5) within group (order by t.ms), 0) as p50,
                            coalesce(percentile_cont(0.99) within group (order by t.ms), 0) as p99
                        from (select extract(epoch from pg_xact_commit_timestamp(o.xmin) - pg_xact_commit_timestamp(m.xmin))
                                ::float8 * 1000 as ms
                            from message m join outcome o on o.message_id = m.id where m.id >= :first) t""")
                .set("first", first)
                .one(row -> new Times(row.getDouble("p50"), row.getDouble("p99")))
                .orElseThrow();
    }
}
