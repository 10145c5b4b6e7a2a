package org.cardwire.message;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import org.cardwire.platform.db.Sql;

/**
 * What changed, in the order in which each stream committed it. A reader keeps a place in each stream; within a stream
 * nothing ever appears behind that place, so whoever moves on from entry to entry misses nothing. Blocks.
 */
public final class Feed {
    /** One flush of one ledger. */
    public record Entry(int stream, long seq, Instant at, List<Change> changes) {
        public Entry {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Whose message it is.
     *
     * @param live whether it is for real handsets
     */
    public record Owner(long brand, long submission, boolean live) {}

    private final Sql db;

    public Feed(Sql db) {
        this.db = db;
    }

    /** The last entry of every stream. */
    public Map<Integer, Long> heads() {
        Map<Integer, Long> heads = new TreeMap<>();
        db.sql("""
                        with recursive s(stream) as (
                            (select stream from feed order by stream limit 1)
                            union all
                            select (select f.stream from feed f where f.stream > s.stream order by f.stream limit 1)
                            from s where s.stream is not null)
                        select stream, (select max(seq) from feed f where f.stream = s.stream) as seq
                        from s where stream is not null""").list(row -> heads.put(row.getInteger("stream"), row.getLong("seq")));
        return heads;
    }

    /** What came behind these places, up to so many entries of each stream, in order. Streams not named are left out. */
    public List<Entry> after(Map<Integer, Long> places, int each) {
        if (places.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<Integer, Long>> rows = List.copyOf(places.entrySet());
        return db.sql("""
                        select f.stream, f.seq, f.at, f.changes
                        from unnest(:streams::int[], :seqs::bigint[]) u(stream, seq)
                        cross join lateral (select * from feed f where f.stream = u.stream and f.seq > u.seq
                            order by f.seq limit :each) f
                        order by f.stream, f.seq""")
                .set("streams", rows.stream().map(Map.Entry::getKey).toArray(Integer[]::new))
                .set("seqs", rows.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .set("each", (long) each)
                .list(Feed::entry);
    }

    /** Whose messages these are; those that are gone are left out. */
    public Map<Long, Owner> owners(Collection<Long> messages) {
        Map<Long, Owner> owners = new HashMap<>();
        if (!messages.isEmpty()) {
            LongSummaryStatistics range =
                    messages.stream().mapToLong(Long::longValue).summaryStatistics();
            db.sql("select m.id, m.brand, m.submission, f.live from message m join frozen f on f.id = m.frozen"
                            + " where m.id = any(:ids) and m.id between :lo and :hi")
                    .set("ids", messages.toArray(Long[]::new))
                    .set("lo", range.getMin())
                    .set("hi", range.getMax())
                    .list(row -> owners.put(
                            row.getLong("id"),
                            new Owner(row.getLong("brand"), row.getLong("submission"), row.getBoolean("live"))));
        }
        return owners;
    }

    /** Removes what is older; the last entry of a stream stays, since its number must never come again. */
    public int forget(Duration age) {
        return db.sql("""
                        delete from feed f where at < now() - :age * interval '1 ms'
                            and exists (select 1 from feed later where later.stream = f.stream and later.seq > f.seq)""").set("age", (double) age.toMillis()).update();
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getInteger("stream"),
                row.getLong("seq"),
                row.getOffsetDateTime("at").toInstant(),
                Change.unpack(row.getBuffer("changes").getBytes()));
    }
}
