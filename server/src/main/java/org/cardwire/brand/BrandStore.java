package org.cardwire.brand;

import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.platform.db.Sql;

/** The table {@code brand}. */
public final class BrandStore {
    private static final String COLUMNS = "id, name, time_zone, locale, created_at";

    private final Sql sql;

    public BrandStore(Sql sql) {
        this.sql = sql;
    }

    public Optional<Brand> find(long id) {
        return sql.sql("select " + COLUMNS + " from brand where id = :id")
                .set("id", id)
                .one(BrandStore::read);
    }

    /** The brand of the first start, whose admins run the installation. */
    public Optional<Brand> first() {
        return sql.sql("select " + COLUMNS + " from brand order by id limit 1").one(BrandStore::read);
    }

    /** @param only one brand, or all when empty; newest first, ids below {@code before} */
    List<Brand> list(Optional<Long> only, long before, int count) {
        return sql.sql("select " + COLUMNS + " from brand where id < :before and (:only::bigint is null or id = :only)"
                        + " order by id desc limit :count")
                .set("before", before)
                .set("only", only.orElse(null))
                .set("count", (long) count)
                .list(BrandStore::read);
    }

    void insert(long id, String name, ZoneId zone, Locale locale) {
        sql.sql("insert into brand (id, name, time_zone, locale) values (:id, :name, :zone, :locale)")
                .set("id", id)
                .set("name", name)
                .set("zone", zone.getId())
                .set("locale", locale.toLanguageTag())
                .update();
    }

    int update(long id, String name, ZoneId zone, Locale locale) {
        return sql.sql("update brand set name = :name, time_zone = :zone, locale = :locale where id = :id")
                .set("id", id)
                .set("name", name)
                .set("zone", zone.getId())
                .set("locale", locale.toLanguageTag())
                .update();
    }

    private static Brand read(Row row) {
        return new Brand(
                row.getLong("id"),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                Locale.forLanguageTag(row.getString("locale")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
