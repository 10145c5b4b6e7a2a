package org.cardwire.message;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.cardwire.platform.db.Columns;
import org.cardwire.platform.db.Sql;

/** The in-flight bits of a chunk and the link that they are about, written only while its epoch stands. */
record Mark(long chunk, int epoch, int link, Members inFlight) {
    private record Lease(long chunk, int epoch) {}

    private Lease lease() {
        return new Lease(chunk, epoch);
    }

    /** Those whose lease stands; of several under one lease the last is written and counts for all. */
    static Future<Set<Mark>> write(Sql tx, List<Mark> marks) {
        if (marks.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        TreeMap<Long, Mark> latest = new TreeMap<>();
        marks.forEach(mark -> latest.merge(mark.chunk(), mark, (a, b) -> b.epoch() < a.epoch() ? a : b));
        return Columns.of(List.copyOf(latest.values()), tx.sql("""
                        with standing as (
                            select c.id, u.link, u.bits
                            from unnest(:chunks::bigint[], :epochs::int[], :links::int[], :bits::bytea[])
                                u(id, epoch, link, bits)
                            join chunk c on c.id = u.id and c.epoch = u.epoch
                            order by c.id for update of c)
                        update chunk c set in_flight = s.bits, link = s.link from standing s where c.id = s.id
                        returning c.id, c.epoch"""))
                .longs("chunks", Mark::chunk)
                .ints("epochs", Mark::epoch)
                .ints("links", Mark::link)
                .bytes("bits", mark -> mark.inFlight().bytes())
                .listLater(row -> new Lease(row.getLong(0), row.getInteger(1)))
                .map(written -> {
                    Set<Lease> held = Set.copyOf(written);
                    Set<Mark> stood = new HashSet<>(marks);
                    stood.removeIf(mark -> !held.contains(mark.lease()));
                    return stood;
                });
    }
}
