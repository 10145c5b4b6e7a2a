package org.cardwire.message;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cardwire.platform.db.Columns;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.id.Ids;

/**
 * Counts what reports over days tell, by brand and by the hour in which the message was accepted: a few rows a flush,
 * whatever the number of submissions. Like the counters it equals the fold.
 */
final class HourTable {
    private static final Set<EventKind> TOLD =
            Set.of(EventKind.READ, EventKind.TAPPED, EventKind.CLICKED, EventKind.REPLIED, EventKind.OPTED_OUT);

    private record Key(Owners.Account account, int hour, int fact, int channel) {
        /** In this order rows are locked, so that two ledgers cannot wait for each other in a ring. */
        static final Comparator<Key> ORDER = Comparator.comparingLong((Key key) -> key.account.brand())
                .thenComparing(key -> key.account.live())
                .thenComparingInt(Key::hour)
                .thenComparingInt(Key::fact)
                .thenComparingInt(Key::channel);
    }

    private final int stream;

    HourTable(int stream) {
        this.stream = stream;
    }

    /** @param owners of each message; changes of others are not counted */
    Future<Integer> add(Sql tx, List<Change> changes, Map<Long, Owners.Owner> owners) {
        Map<Key, Integer> deltas = new HashMap<>();
        for (Change change : changes) {
            Owners.Owner owner = owners.get(change.messageId());
            if (owner != null && owner.account().isPresent() && told(change.fact())) {
                Owners.Account account = owner.account().get();
                int hour = hour(change.messageId());
                deltas.merge(key(account, hour, change.counted()), 1, Integer::sum);
                change.replaced().ifPresent(old -> deltas.merge(key(account, hour, old), -1, Integer::sum));
            }
        }
        if (deltas.isEmpty()) {
            return Future.succeededFuture(0);
        }
        List<Map.Entry<Key, Integer>> rows = deltas.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Key.ORDER))
                .toList();
        return Columns.of(rows, tx.sql("""
                        insert into hourly (brand, live, hour, fact, channel, stream, n)
                        select u.brand, u.live, u.hour, u.fact, u.channel, :stream, u.n
                        from unnest(:brands::bigint[], :live::boolean[], :hours::int[], :facts::smallint[],
                            :channels::smallint[], :steps::int[]) u(brand, live, hour, fact, channel, n)
                        on conflict (brand, live, hour, fact, channel, stream) do update set n = hourly.n + excluded.n"""))
                .set("stream", stream)
                .longs("brands", row -> row.getKey().account().brand())
                .flags("live", row -> row.getKey().account().live())
                .ints("hours", row -> row.getKey().hour())
                .shorts("facts", row -> row.getKey().fact())
                .shorts("channels", row -> row.getKey().channel())
                .ints("steps", Map.Entry::getValue)
                .updateLater();
    }

    private static boolean told(Fact fact) {
        return fact.isOutcome()
                || fact.equals(Fact.SENT)
                || fact.event().filter(TOLD::contains).isPresent();
    }

    private static Key key(Owners.Account account, int hour, Change.Counted counted) {
        return new Key(account, hour, counted.fact().code(), counted.channel());
    }

    /** In which the message was accepted, since 1970-01-01 UTC. */
    private static int hour(long message) {
        return (int) TimeUnit.MILLISECONDS.toHours(Ids.timeOf(message).toEpochMilli());
    }
}
