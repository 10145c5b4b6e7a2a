package org.cardwire.routing;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.platform.db.Db;
import org.jspecify.annotations.Nullable;

/** What numbers can receive, each answer until it is too old. Blocks. */
public final class ReachStore {
    private final Db db;

    public ReachStore(Db db) {
        this.db = db;
    }

    /** What is known now, by number key. */
    Map<Long, KnownReach> find(Collection<Long> numberKeys, Channel channel, boolean live, Instant now) {
        Map<Long, KnownReach> found = new HashMap<>();
        db.sql("""
                        select * from reach
                        where number_key = any(:keys) and channel = :channel and live = :live and until > :now""")
                .set("keys", numberKeys.toArray(Long[]::new))
                .set("channel", (short) channel.ordinal())
                .set("live", live)
                .set("now", now)
                .list(row -> found.put(row.getLong("number_key"), read(row)));
        return found;
    }

    public void put(Channel channel, boolean live, Map<Long, KnownReach> answers, Duration keep) {
        if (answers.isEmpty()) {
            return;
        }
        var rows =
                answers.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        db.sql("""
                        insert into reach (number_key, channel, live, state, features, source, at, until)
                        select u.key, :channel, :live, u.state, u.features, u.source, u.at, u.at + :keep * interval '1 ms'
                        from unnest(:keys::bigint[], :states::smallint[], :features::text[], :sources::text[],
                            :ats::timestamptz[]) u(key, state, features, source, at)
                        on conflict (number_key, channel, live) do update set state = excluded.state,
                            features = excluded.features, source = excluded.source, at = excluded.at, until = excluded.until
                            where reach.at <= excluded.at""")
                .set("channel", (short) channel.ordinal())
                .set("live", live)
                .set("keep", (double) keep.toMillis())
                .set("keys", rows.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .set(
                        "states",
                        rows.stream()
                                .map(r -> (short) r.getValue().state().ordinal())
                                .toArray(Short[]::new))
                .set("features", rows.stream().map(r -> features(r.getValue())).toArray(String[]::new))
                .set("sources", rows.stream().map(r -> r.getValue().source()).toArray(String[]::new))
                .set("ats", rows.stream().map(r -> r.getValue().at()).toArray(Instant[]::new))
                .update();
    }

    /** Writes what is news, of several lessons about a number the latest; how many those were. */
    int learn(List<Lessons.Lesson> lessons) {
        return db.sql("""
                        insert into reach (number_key, channel, live, state, source, at, until)
                        select distinct on (m.number_key, u.channel, f.live)
                            m.number_key, u.channel, f.live, u.state, 'outcome', least(u.at, now()),
                            least(u.at, now()) + u.believed * interval '1 ms'
                        from unnest(:ids::bigint[], :channels::smallint[], :states::smallint[], :ats::timestamptz[],
                            :believed::bigint[]) u(id, channel, state, at, believed)
                        join message m on m.id = u.id and m.id between :lo and :hi
                        join frozen f on f.id = m.frozen
                        order by m.number_key, u.channel, f.live, u.at desc
                        on conflict (number_key, channel, live) do update set state = excluded.state,
                            features = null, source = excluded.source, at = excluded.at, until = excluded.until
                            where reach.at <= excluded.at and (reach.state <> excluded.state
                                or reach.until < excluded.at)""")
                .set("ids", lessons.stream().map(Lessons.Lesson::messageId).toArray(Long[]::new))
                .set(
                        "channels",
                        lessons.stream().map(l -> (short) l.channel().ordinal()).toArray(Short[]::new))
                .set(
                        "states",
                        lessons.stream().map(l -> (short) l.state().ordinal()).toArray(Short[]::new))
                .set("ats", lessons.stream().map(Lessons.Lesson::at).toArray(Instant[]::new))
                .set(
                        "believed",
                        lessons.stream().map(l -> l.believed().toMillis()).toArray(Long[]::new))
                .set(
                        "lo",
                        lessons.stream()
                                .mapToLong(Lessons.Lesson::messageId)
                                .min()
                                .orElse(0))
                .set(
                        "hi",
                        lessons.stream()
                                .mapToLong(Lessons.Lesson::messageId)
                                .max()
                                .orElse(0))
                .update();
    }

    private static @Nullable String features(KnownReach reach) {
        return reach.features().map(f -> String.join(",", f)).orElse(null);
    }

    private static KnownReach read(Row row) {
        Optional<Set<String>> features = Optional.ofNullable(row.getString("features"))
                .map(text -> Arrays.stream(text.split(","))
                        .filter(feature -> !feature.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
        return new KnownReach(
                KnownReach.State.values()[row.getInteger("state")],
                features,
                row.getString("source"),
                row.getOffsetDateTime("at").toInstant());
    }
}
