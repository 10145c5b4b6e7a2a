package org.cardwire.asset;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.db.Statement;

/** Assets in the database. Blocks. */
public final class AssetStore {
    private static final String SHOWN_BY = "select count(*) as templates from template_asset u"
            + " join template t on t.id = u.template and t.version = u.last_version and t.put_away_at is null"
            + " where u.asset = a.id";

    private final Sql db;

    public AssetStore(Sql db) {
        this.db = db;
    }

    /** False when the brand has a file with this hash already. */
    public boolean add(Asset asset) {
        return db.sql("""
                        insert into asset (id, brand, sha256, name, content_type, bytes, width, height, seconds, source,
                            created_at)
                        values (:id, :brand, :sha256, :name, :content_type, :bytes, :width, :height, :seconds, :source,
                            :created_at)
                        on conflict do nothing""")
                        .set("id", asset.id())
                        .set("brand", asset.brand())
                        .set("sha256", asset.sha256().bytes())
                        .set("name", asset.name())
                        .set("content_type", asset.contentType())
                        .set("bytes", asset.bytes())
                        .set("width", asset.width())
                        .set("height", asset.height())
                        .set("seconds", asset.length().map(AssetStore::seconds).orElse(null))
                        .set("source", asset.source().orElse(null))
                        .set("created_at", asset.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    public Optional<Asset> byHash(long brand, Sha256 sha256) {
        return db.sql("select * from asset where brand = :brand and sha256 = :sha256 and removed_at is null")
                .set("brand", brand)
                .set("sha256", sha256.bytes())
                .one(AssetStore::read);
    }

    public Optional<Asset> find(long brand, long id) {
        return db.sql("select * from asset where id = :id and brand = :brand and removed_at is null")
                .set("id", id)
                .set("brand", brand)
                .one(AssetStore::read);
    }

    /** Those of these public ids that are the brand's assets, also when they were taken out of the library. */
    public Set<String> known(long brand, Set<String> assets) {
        Long[] ids = assets.stream()
                .flatMapToLong(asset -> Asset.ID.tryParse(asset).stream())
                .boxed()
                .toArray(Long[]::new);
        return Set.copyOf(db.sql("select id from asset where brand = :brand and id = any(:ids)")
                .set("brand", brand)
                .set("ids", ids)
                .list(row -> Asset.ID.of(row.getLong("id"))));
    }

    /** Also when it was taken out of the library: what was sent with it stays. */
    public Optional<Original> original(long id) {
        return db.sql("select sha256, content_type, seconds from asset where id = :id")
                .set("id", id)
                .one(row -> new Original(hash(row), row.getString("content_type"), length(row)));
    }

    /** @param templates that are not put away and whose newest version shows it */
    record Listed(Asset asset, long templates) {}

    /** Newest first. */
    List<Listed> page(AssetFilter filter, int limit) {
        List<String> wanted = new ArrayList<>(List.of("a.brand = :brand and a.removed_at is null and a.id < :before"));
        filter.search().ifPresent(_ -> wanted.add("strpos(lower(a.name), lower(:search)) > 0"));
        filter.type().ifPresent(_ -> wanted.add("a.content_type like :type"));
        filter.used().ifPresent(_ -> wanted.add("(used.templates > 0) = :used"));
        Statement statement = db.sql("select a.*, used.templates from asset a cross join lateral (" + SHOWN_BY
                        + ") used where " + String.join(" and ", wanted) + " order by a.id desc limit :limit")
                .set("brand", filter.brand())
                .set("before", filter.before().orElse(Long.MAX_VALUE))
                .set("limit", limit);
        filter.search().ifPresent(text -> statement.set("search", text));
        filter.type().ifPresent(type -> statement.set("type", type.contentTypes()));
        filter.used().ifPresent(used -> statement.set("used", used));
        return statement.list(row -> new Listed(read(row), row.getLong("templates")));
    }

    /** Takes it out of the library; its bytes stay for what was sent with them. */
    public boolean remove(long brand, long id) {
        return db.sql("update asset set removed_at = now() where id = :id and brand = :brand and removed_at is null")
                        .set("id", id)
                        .set("brand", brand)
                        .update()
                > 0;
    }

    private static Asset read(Row row) {
        return new Asset(
                row.getLong("id"),
                row.getLong("brand"),
                hash(row),
                row.getString("name"),
                row.getString("content_type"),
                row.getLong("bytes"),
                row.getInteger("width"),
                row.getInteger("height"),
                length(row),
                Optional.ofNullable(row.getString("source")),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Sha256 hash(Row row) {
        return new Sha256(row.getBuffer("sha256").getBytes());
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    private static Optional<Duration> length(Row row) {
        return Optional.ofNullable(row.getDouble("seconds")).map(s -> Duration.ofMillis(Math.round(s * 1000)));
    }
}
