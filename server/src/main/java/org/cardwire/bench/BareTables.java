package org.cardwire.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cardwire.message.RefKey;
import org.cardwire.platform.db.Db;

/** The method of the full tables at its barest: an immutable message, a lease on a range of them, and appended rows. */
final class BareTables implements StorageBench.Way {
    private static final List<String> DDL = List.of(
            "drop table if exists bench_message, bench_chunk, bench_attempt, bench_event",
            """
            create table bench_message (id bigint primary key, submission bigint not null, brand bigint not null,
                number text not null, variables text)""",
            """
            create table bench_chunk (id bigint primary key, lo bigint not null, hi bigint not null, lease timestamptz,
                done boolean not null default false) with (fillfactor = 50)""",
            "create index on bench_chunk (id) where not done",
            """
            create table bench_attempt (message_id bigint not null, ref_key bigint not null, ref text not null,
                at timestamptz not null)""",
            "create index on bench_attempt (ref_key)",
            "create table bench_event (message_id bigint not null, kind smallint not null, at timestamptz not null)");

    private static final int RECEIPT = 1;
    private static final int READ = 2;
    private static final int CLICK = 3;

    private final Db db;
    private final Samples samples = new Samples();

    BareTables(Db db) {
        this.db = db;
        DDL.forEach(statement -> db.sql(statement).update());
    }

    private record Range(long chunk, Long[] ids) {}

    @Override
    public void live(int count) {
        List<Samples.Sample> block = samples.next(count);
        db.sql("""
                        with c as (insert into bench_chunk (id, lo, hi) values (:lo, :lo, :hi))
                        insert into bench_message select u.id, 42, 7, u.number, u.variables
                        from unnest(:ids::bigint[], :numbers::text[], :variables::text[]) u(id, number, variables)""")
                .set("lo", block.getFirst().id())
                .set("hi", block.getLast().id())
                .set("ids", Samples.ids(block))
                .set("numbers", Samples.numbers(block))
                .set("variables", Samples.variables(block))
                .update();
        Optional<Range> found = lease();
        while (found.isEmpty()) { // another worker took the chunk that was looked at: there is one for each
            found = lease();
        }
        Range leased = found.get();
        String[] refs = Arrays.stream(leased.ids()).map(Samples::ref).toArray(String[]::new);
        Long[] keys = Arrays.stream(refs).map(RefKey::of).toArray(Long[]::new);
        db.sql("""
                        with d as (update bench_chunk set done = true where id = :chunk)
                        insert into bench_attempt select u.id, u.key, u.ref, now()
                        from unnest(:ids::bigint[], :keys::bigint[], :refs::text[]) u(id, key, ref)""")
                .set("chunk", leased.chunk())
                .set("ids", leased.ids())
                .set("keys", keys)
                .set("refs", refs)
                .update();
        db.sql("""
                        insert into bench_event select a.message_id, :kind, now()
                        from unnest(:keys::bigint[], :refs::text[]) u(key, ref)
                        join bench_attempt a on a.ref_key = u.key and a.ref = u.ref""")
                .set("kind", (short) RECEIPT)
                .set("keys", keys)
                .set("refs", refs)
                .update();
        happened(leased.ids(), READ);
        happened(leased.ids(), CLICK);
    }

    /** Empty when the only row looked at was taken between the look and the lock. */
    private Optional<Range> lease() {
        record Leased(long chunk, long id) {}
        List<Leased> rows = db.sql("""
                        with c as materialized (select id, lo, hi from bench_chunk
                                where not done and (lease is null or lease < now()) order by id limit 1 for update skip locked),
                            u as (update bench_chunk q set lease = now() + interval '30 s' from c where q.id = c.id)
                        select c.id as chunk, m.id, m.number, m.variables
                        from c join bench_message m on m.id between c.lo and c.hi""").list(row -> new Leased(row.getLong("chunk"), row.getLong("id")));
        return rows.stream()
                .findFirst()
                .map(first ->
                        new Range(first.chunk(), rows.stream().map(Leased::id).toArray(Long[]::new)));
    }

    private void happened(Long[] ids, int kind) {
        db.sql("insert into bench_event select id, :kind, now() from unnest(:ids::bigint[]) u(id)")
                .set("kind", (short) kind)
                .set("ids", ids)
                .update();
    }

    @Override
    public long ended() {
        return db.sql("select count(*) as n from bench_event where kind = :kind")
                .set("kind", (short) CLICK)
                .one(row -> row.getLong("n"))
                .orElseThrow();
    }
}
