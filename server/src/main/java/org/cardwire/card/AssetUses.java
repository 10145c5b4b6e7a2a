package org.cardwire.card;

import java.util.List;
import org.cardwire.asset.Asset;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.json.Json;

/** Which templates show an asset, known without reading a document: noted with each version that is saved. Blocks. */
public final class AssetUses {
    private final Db db;

    public AssetUses(Db db) {
        this.db = db;
    }

    /**
     * One template that shows or showed it.
     *
     * @param lastVersion the last version that shows it
     */
    record Use(long template, String name, boolean archived, int version, int firstVersion, int lastVersion) {
        /** Its newest version shows it. */
        boolean now() {
            return version == lastVersion;
        }
    }

    /** In the transaction that saves the version. */
    static void note(Sql sql, long template, int version, String document) {
        Long[] assets = Json.tree(document).findValuesAsText("asset").stream()
                .flatMapToLong(named -> Asset.ID.tryParse(named).stream())
                .distinct()
                .boxed()
                .toArray(Long[]::new);
        if (assets.length == 0) {
            return;
        }
        sql.sql("""
                        insert into template_asset (template, asset, first_version, last_version)
                        select :template, asset, :version, :version from unnest(:assets::bigint[]) asset
                        on conflict (template, asset) do update set last_version = excluded.last_version""")
                .set("template", template)
                .set("version", version)
                .set("assets", assets)
                .update();
    }

    /** Those that show it now first, then those that did, the newest of each first. */
    List<Use> of(long brand, long asset, int limit) {
        return db.reads()
                .sql("""
                        select t.id, t.name, t.put_away_at is not null as archived, t.version, u.first_version, u.last_version
                        from template_asset u join template t on t.id = u.template
                        where u.asset = :asset and t.brand = :brand
                        order by t.put_away_at is not null, u.last_version < t.version, t.id desc limit :limit""")
                .set("asset", asset)
                .set("brand", brand)
                .set("limit", (long) limit)
                .list(row -> new Use(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getBoolean("archived"),
                        row.getInteger("version"),
                        row.getInteger("first_version"),
                        row.getInteger("last_version")));
    }

    /** Names of templates that are not put away and show it now. */
    public List<String> namesWith(long brand, long asset, int limit) {
        return of(brand, asset, limit).stream()
                .filter(use -> use.now() && !use.archived())
                .map(Use::name)
                .toList();
    }
}
