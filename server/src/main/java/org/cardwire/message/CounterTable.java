package org.cardwire.message;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cardwire.platform.db.Columns;
import org.cardwire.platform.db.Sql;

/**
 * Counts changes by submission, fact and channel, each stream of the feed in rows of its own; a replaced outcome is taken
 * off where it was put, so that no sum over the streams is ever below zero. Counters equal the fold, since only changes that the keys and ranks let in come here.
 */
final class CounterTable {
    private record Key(long submission, int fact, int channel) {
        static final Comparator<Key> ORDER = Comparator.comparingLong(Key::submission)
                .thenComparingInt(Key::fact)
                .thenComparingInt(Key::channel);

        static Key of(long submission, Change.Counted counted) {
            return new Key(submission, counted.fact().code(), counted.channel());
        }
    }

    private final int stream;

    CounterTable(int stream) {
        this.stream = stream;
    }

    /** @param owners of each message; changes of others are not counted */
    Future<Integer> add(Sql tx, List<Change> changes, Map<Long, Owners.Owner> owners) {
        Map<Key, Integer> deltas = new TreeMap<>(Key.ORDER);
        for (Change change : changes) {
            Owners.Owner owner = owners.get(change.messageId());
            if (owner != null) {
                long submission = owner.submission();
                deltas.merge(Key.of(submission, change.counted()), 1, Integer::sum);
                change.replaced().ifPresent(old -> deltas.merge(Key.of(submission, old), -1, Integer::sum));
            }
        }
        if (deltas.isEmpty()) {
            return Future.succeededFuture(0);
        }
        return Columns.of(List.copyOf(deltas.entrySet()), tx.sql("""
                        insert into counter (submission, fact, channel, stream, n)
                        select u.submission, u.fact, u.channel, :stream, u.n
                        from unnest(:submissions::bigint[], :facts::smallint[], :channels::smallint[], :steps::int[])
                            u(submission, fact, channel, n)
                        on conflict (submission, fact, channel, stream) do update set n = counter.n + excluded.n"""))
                .set("stream", stream)
                .longs("submissions", e -> e.getKey().submission())
                .shorts("facts", e -> e.getKey().fact())
                .shorts("channels", e -> e.getKey().channel())
                .ints("steps", Map.Entry::getValue)
                .updateLater();
    }
}
