package org.cardwire.message;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.cardwire.platform.db.Sql;

/** The in-flight bits of a chunk and the link that they are about, written only while its epoch stands. */
record Mark(long chunk, int epoch, int link, Members inFlight) {
    /** Those that were written; of several for one chunk the last counts for all. */
    static Future<Set<Mark>> write(Sql tx, List<Mark> marks) {
        if (marks.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        TreeMap<Long, Mark> latest = new TreeMap<>();
        marks.forEach(mark -> latest.put(mark.chunk(), mark));
        List<Mark> rows = List.copyOf(latest.values());
        return Columns.of(rows, tx.sql("""
                        update chunk c set in_flight = u.bits, link = u.link
                        from unnest(:chunks::bigint[], :epochs::int[], :links::int[], :bits::bytea[])
                            u(id, epoch, link, bits)
                        where c.id = u.id and c.epoch = u.epoch
                        returning c.id"""))
                .longs("chunks", Mark::chunk)
                .ints("epochs", Mark::epoch)
                .ints("links", Mark::link)
                .bytes("bits", mark -> mark.inFlight().bytes())
                .listLater(row -> row.getLong(0))
                .map(written -> {
                    Set<Long> held = new HashSet<>(written);
                    Set<Mark> stood = new HashSet<>(marks);
                    stood.removeIf(mark -> !held.contains(mark.chunk()));
                    return stood;
                });
    }
}
