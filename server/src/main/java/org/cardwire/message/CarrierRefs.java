package org.cardwire.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.message.Records.RefRow;
import org.cardwire.platform.db.Columns;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;

/** How carriers name what we sent, both ways. Carriers reuse their names: the newest wins. Blocks. */
public final class CarrierRefs {
    /** What a reference names: one part of one try. */
    public record Named(long messageId, int attempt, int part, int parts, Channel channel) {}

    /** The newest of a name, whichever link it was on. */
    private record Known(int link, Named named) {}

    private static final int REMEMBERED = 200_000;
    /** Another node may be given the same name meanwhile: carriers do not use one again within minutes. */
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);

    private final Db db;
    private final Cache<String, Known> recent;

    public CarrierRefs(Db db) {
        this(db, Ticker.systemTicker());
    }

    CarrierRefs(Db db, Ticker time) {
        this.db = db;
        this.recent = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(REMEMBERED_FOR)
                .ticker(time)
                .build();
    }

    /** What was just written need not be looked up. */
    void remember(Collection<RefRow> rows) {
        rows.forEach(row -> recent.put(
                row.ref(),
                new Known(
                        row.link(),
                        new Named(row.messageId(), row.attempt(), row.part(), row.parts(), row.channel()))));
    }

    /** Returns at once. */
    static void insert(Sql tx, List<RefRow> rows) {
        var _ = Columns.of(rows, tx.sql("""
                        insert into carrier_ref (day, link, ref_key, ref, message_id, attempt, part, parts, channel)
                        select (now() at time zone 'UTC')::date, unnest(:links::int[]), unnest(:keys::bigint[]),
                            unnest(:refs::text[]), unnest(:ids::bigint[]), unnest(:attempts::smallint[]),
                            unnest(:part::smallint[]), unnest(:parts::smallint[]), unnest(:channels::smallint[])"""))
                .ints("links", RefRow::link)
                .longs("keys", r -> RefKey.of(r.ref()))
                .texts("refs", RefRow::ref)
                .longs("ids", RefRow::messageId)
                .shorts("attempts", RefRow::attempt)
                .shorts("part", RefRow::part)
                .shorts("parts", RefRow::parts)
                .shorts("channels", r -> r.channel().ordinal())
                .updateLater();
    }

    /** What these references name at a carrier; those that name nothing (yet) are left out. */
    public Map<String, Named> find(Collection<Integer> links, Collection<String> refs) {
        Map<String, Named> found = new HashMap<>();
        List<String> unknown = refs.stream()
                .filter(ref -> {
                    Known known = recent.getIfPresent(ref);
                    if (known == null || !links.contains(known.link())) {
                        return true;
                    }
                    found.put(ref, known.named());
                    return false;
                })
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            lookUp(links, unknown, found);
        }
        return found;
    }

    private void lookUp(Collection<Integer> links, List<String> refs, Map<String, Named> found) {
        db.sql("""
                        select distinct on (c.ref) c.ref, c.message_id, c.attempt, c.part, c.parts, c.channel
                        from carrier_ref c
                        where c.ref_key = any(:keys) and c.link = any(:links) and c.ref = any(:refs)
                        order by c.ref, c.day desc, c.message_id desc""")
                .set("keys", refs.stream().map(RefKey::of).toArray(Long[]::new))
                .set("links", links.toArray(Integer[]::new))
                .set("refs", refs.toArray(String[]::new))
                .list(row -> found.put(row.getString("ref"), named(row)));
    }

    /** The names of the parts of one try, in order; empty where the carrier uses our own id. */
    public List<PartRef> of(long messageId, int attempt) {
        // A flush that was repeated may have written them twice.
        return db.sql("select distinct part, ref from carrier_ref where message_id = :id and attempt = :attempt"
                        + " order by part")
                .set("id", messageId)
                .set("attempt", (short) attempt)
                .list(row -> new PartRef(row.getInteger("part"), row.getString("ref")));
    }

    private static Named named(Row row) {
        return new Named(
                row.getLong("message_id"),
                row.getInteger("attempt"),
                row.getInteger("part"),
                row.getInteger("parts"),
                Channel.values()[row.getInteger("channel")]);
    }
}
