package org.cardwire.link;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.json.Json;

/** The price books of brands. A book is read once for each of its versions. Blocks. */
public final class PriceStore {
    private static final long MOST_REMEMBERED = 1_000;

    private final Sql db;
    private final Cache<Long, PriceBook> known =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    public PriceStore(Sql db) {
        this.db = db;
    }

    /** As it is now; an empty one for a brand that wrote none. */
    public PriceBook of(long brand) {
        Optional<PriceBook> before = Optional.ofNullable(known.getIfPresent(brand));
        PriceBook now = db.sql("""
                        select coalesce(version, 0) as version, time_zone,
                            case when version = :known then null else entries::text end as entries
                        from brand left join price_book on price_book.brand = brand.id where brand.id = :brand""")
                .set("brand", brand)
                .set("known", before.map(PriceBook::version).orElse(0))
                .one(row -> read(row, before))
                .orElseThrow(HttpProblem::notFound);
        known.put(brand, now);
        return now;
    }

    /** False, and nothing written, where the book is not at that version any more. */
    boolean replace(Sql tx, long brand, int version, List<PriceEntry> entries) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        entries.forEach(entry -> list.add(entry.json()));
        int written = tx.sql("""
                        insert into price_book as book (brand, version, entries)
                        select :brand, :version::int + 1, cast(:entries::text as jsonb)
                        where :version = 0 or exists (select from price_book where brand = :brand)
                        on conflict (brand) do update set version = excluded.version, entries = excluded.entries
                            where book.version = excluded.version - 1""")
                .set("brand", brand)
                .set("version", version)
                .set("entries", Json.write(list))
                .update();
        return written > 0;
    }

    private static PriceBook read(Row row, Optional<PriceBook> before) {
        ZoneId zone = ZoneId.of(row.getString("time_zone"));
        Optional<String> entries = Optional.ofNullable(row.getString("entries"));
        List<PriceEntry> lines = entries.map(PriceStore::lines)
                .or(() -> before.map(PriceBook::entries))
                .orElse(List.of());
        return new PriceBook(row.getInteger("version"), zone, lines);
    }

    private static List<PriceEntry> lines(String json) {
        List<PriceEntry> lines = new ArrayList<>();
        Json.tree(json).forEach(line -> lines.add(PriceEntry.read(line)));
        return lines;
    }
}
