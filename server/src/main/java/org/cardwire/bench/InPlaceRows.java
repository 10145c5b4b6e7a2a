package org.cardwire.bench;

import java.util.Arrays;
import java.util.List;
import org.cardwire.platform.db.Db;

/** The usual way: one row for each message, claimed with SKIP LOCKED and updated at every step, as a queue in a table is. */
final class InPlaceRows implements StorageBench.Way {
    private final Db db;
    private final Samples samples = new Samples();

    InPlaceRows(Db db) {
        this.db = db;
        db.sql("drop table if exists bench_row").update();
        db.sql("""
                        create table bench_row (id bigint primary key, submission bigint not null, brand bigint not null,
                            number text not null, variables text, state smallint not null default 0, lease timestamptz,
                            attempts smallint not null default 0, ref text, submitted_at timestamptz,
                            delivered_at timestamptz, read_at timestamptz, clicks int not null default 0)
                            with (fillfactor = 70)""").update();
        db.sql("create index on bench_row (id) where state = 0").update();
        db.sql("create index on bench_row (ref)").update();
    }

    @Override
    public void live(int count) {
        List<Samples.Sample> block = samples.next(count);
        db.sql("""
                        insert into bench_row (id, submission, brand, number, variables)
                        select u.id, 42, 7, u.number, u.variables
                        from unnest(:ids::bigint[], :numbers::text[], :variables::text[]) u(id, number, variables)""")
                .set("ids", Samples.ids(block))
                .set("numbers", Samples.numbers(block))
                .set("variables", Samples.variables(block))
                .update();
        int left = count;
        while (left > 0) { // rows that another worker has just locked are skipped
            Long[] claimed = claim(left);
            deliver(claimed);
            left -= claimed.length;
        }
    }

    private Long[] claim(int most) {
        return db.sql("""
                        with candidate as materialized (select id from bench_row where state = 0 order by id limit :most
                            for update skip locked)
                        update bench_row r set state = 1, lease = now() + interval '30 s', attempts = attempts + 1
                        from candidate c where r.id = c.id returning r.id, r.number, r.variables""")
                .set("most", (long) most)
                .list(row -> row.getLong("id"))
                .toArray(Long[]::new);
    }

    private void deliver(Long[] ids) {
        String[] refs = Arrays.stream(ids).map(Samples::ref).toArray(String[]::new);
        db.sql("""
                        update bench_row r set state = 2, ref = u.ref, submitted_at = now()
                        from unnest(:ids::bigint[], :refs::text[]) u(id, ref) where r.id = u.id""").set("ids", ids).set("refs", refs).update();
        db.sql(
                        "update bench_row r set state = 3, delivered_at = now() from unnest(:refs::text[]) u(ref) where r.ref = u.ref")
                .set("refs", refs)
                .update();
        db.sql("update bench_row r set read_at = now() from unnest(:ids::bigint[]) u(id) where r.id = u.id")
                .set("ids", ids)
                .update();
        db.sql("update bench_row r set clicks = clicks + 1 from unnest(:ids::bigint[]) u(id) where r.id = u.id")
                .set("ids", ids)
                .update();
    }

    @Override
    public long ended() {
        return db.sql("select count(*) as n from bench_row where state = 3 and read_at is not null and clicks = 1")
                .one(row -> row.getLong("n"))
                .orElseThrow();
    }
}
