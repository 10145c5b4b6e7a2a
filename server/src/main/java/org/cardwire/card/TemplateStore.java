package org.cardwire.card;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.Repeats;

/**
 * Templates and their versions. A brand sees its own only. {@link #known} remembers for five seconds, for callers that send
 * one message after the other. Blocks: call it on a virtual thread.
 */
public final class TemplateStore {
    private static final String COLUMNS =
            "select t.id, v.version, v.name, v.card, t.created_at, v.saved_at, v.saved_by, t.folder, t.tags,"
                    + " t.put_away_at is not null as archived from template t"
                    + " join template_version v on v.template = t.id";
    static final String NEWEST = COLUMNS + " and v.version = t.version";
    private static final String OF_BRAND = " where t.brand = :brand and t.put_away_at is null";

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final long MOST_REMEMBERED = 1_000;

    private record Key(long id, long brand) {}

    private final Db db;
    private final Cache<Key, Optional<Template>> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    public TemplateStore(Db db) {
        this.db = db;
    }

    /** What an author saves. */
    public record Draft(String name, String document, String savedBy, Instant at) {}

    /** How saving a new version ended. */
    public sealed interface Saving {}

    public record Saved(Template template) implements Saving {}

    /** Someone else has saved since. */
    public record Stale(int version) implements Saving {}

    public record Missing() implements Saving {}

    /** What an earlier call of this name was answered. */
    Optional<String> earlier(long brand, Repeats.Once once) {
        return Repeats.earlier(db, brand, once);
    }

    /** Saves version 1. */
    public Template create(long id, long brand, Draft draft) {
        return create(id, brand, draft, Filing.NONE, (_, _) -> {});
    }

    /** @param with done in the same transaction */
    Template create(long id, long brand, Draft draft, Filing filing, BiConsumer<Sql, Template> with) {
        return db.inTransaction(tx -> {
            tx.sql("insert into template (id, brand, version, name, created_at, folder, tags)"
                            + " values (:id, :brand, 1, :name, :at, :folder, :tags)")
                    .set("folder", filing.folder())
                    .set("tags", filing.tags().toArray(String[]::new))
                    .set("id", id)
                    .set("brand", brand)
                    .set("name", draft.name())
                    .set("at", draft.at())
                    .update();
            keep(tx, id, 1, draft);
            Template made = new Template(
                    id, 1, draft.name(), draft.document(), draft.at(), draft.at(), draft.savedBy(), filing);
            with.accept(tx, made);
            return made;
        });
    }

    /** Saves the version after {@code read}, unless that is no longer the newest: of two at once, one is stale. */
    public Saving save(long id, long brand, int read, Draft draft) {
        Saving saving = db.inTransaction(tx -> {
            int moved = tx.sql("update template set version = version + 1, name = :name"
                            + " where id = :id and brand = :brand and version = :read and put_away_at is null")
                    .set("id", id)
                    .set("brand", brand)
                    .set("read", read)
                    .set("name", draft.name())
                    .update();
            if (moved == 1) {
                keep(tx, id, read + 1, draft);
            }
            Optional<Template> newest = newest(tx, id, brand);
            if (newest.isEmpty()) {
                return new Missing();
            }
            return moved == 1 ? new Saved(newest.get()) : new Stale(newest.get().version());
        });
        forget(id, brand);
        return saving;
    }

    /** The newest version. */
    public Optional<Template> find(long id, long brand) {
        return newest(db, id, brand);
    }

    /** The newest version; what another node saved is seen within five seconds. */
    public Optional<Template> known(long id, long brand) {
        return remembered.get(new Key(id, brand), _ -> newest(db, id, brand));
    }

    /** A version as it was, also of a template that was put away: submissions go on naming it. */
    public Optional<Template> version(long id, long brand, int version) {
        return db.sql(COLUMNS + " where t.id = :id and t.brand = :brand and v.version = :version")
                .set("id", id)
                .set("brand", brand)
                .set("version", version)
                .one(TemplateStore::template);
    }

    /** Newest first, only versions below {@code before}. */
    public List<Template> versions(long id, long brand, long before, int limit) {
        return db.reads()
                .sql(COLUMNS + OF_BRAND + " and t.id = :id and v.version < :before"
                        + " order by v.version desc limit :limit")
                .set("brand", brand)
                .set("id", id)
                .set("before", (int) Math.min(before, Integer.MAX_VALUE))
                .set("limit", limit)
                .list(TemplateStore::template);
    }

    /** What is remembered of it is asked for again. */
    void forget(long id, long brand) {
        remembered.invalidate(new Key(id, brand));
    }

    /** Whether there was one to put away. */
    public boolean putAway(long id, long brand, Instant at) {
        int put = db.sql("update template set put_away_at = :at"
                        + " where id = :id and brand = :brand and put_away_at is null")
                .set("id", id)
                .set("brand", brand)
                .set("at", at)
                .update();
        forget(id, brand);
        return put == 1;
    }

    private static Optional<Template> newest(Sql sql, long id, long brand) {
        return sql.sql(NEWEST + OF_BRAND + " and t.id = :id")
                .set("id", id)
                .set("brand", brand)
                .one(TemplateStore::template);
    }

    private static void keep(Sql sql, long id, int version, Draft draft) {
        sql.sql("insert into template_version (template, version, name, card, saved_at, saved_by)"
                        + " values (:id, :version, :name, :card, :at, :by)")
                .set("id", id)
                .set("version", version)
                .set("name", draft.name())
                .set("card", draft.document())
                .set("at", draft.at())
                .set("by", draft.savedBy())
                .update();
        AssetUses.note(sql, id, version, draft.document());
    }

    static Template template(Row row) {
        return new Template(
                row.getLong("id"),
                row.getInteger("version"),
                row.getString("name"),
                row.getString("card"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("saved_at").toInstant(),
                row.getString("saved_by"),
                new Filing(
                        row.getString("folder"), List.of(row.getArrayOfStrings("tags")), row.getBoolean("archived")));
    }
}
