package org.cardwire.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.db.Db;

/** Frozen contents, each stored once however many submissions send it. Blocks. */
public final class FrozenStore {
    private static final int REMEMBERED = 1_000;

    private final Db db;
    private final LongSupplier ids;
    private final Cache<Long, Frozen> byId =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<Sha256, Frozen> byHash =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public FrozenStore(Db db, LongSupplier ids) {
        this.db = db;
        this.ids = ids;
    }

    /** The frozen content that equals this, stored now if there was none. */
    public Frozen keep(long brand, boolean live, Lane lane, List<Form> chain, String document) {
        Sha256 hash = hash(brand, live, lane, Frozen.chainText(chain), document);
        return byHash.get(hash, _ -> store(brand, live, lane, chain, document, hash));
    }

    private Frozen store(long brand, boolean live, Lane lane, List<Form> chain, String document, Sha256 hash) {
        db.sql("""
                        insert into frozen (id, brand, hash, live, lane, chain, document)
                        values (:id, :brand, :hash, :live, :lane, :chain, :document)
                        on conflict (brand, hash) do nothing""")
                .set("id", ids.getAsLong())
                .set("brand", brand)
                .set("hash", hash.bytes())
                .set("live", live)
                .set("lane", (short) lane.ordinal())
                .set("chain", Frozen.chainText(chain))
                .set("document", document)
                .update();
        return db.sql("select * from frozen where brand = :brand and hash = :hash")
                .set("brand", brand)
                .set("hash", hash.bytes())
                .one(FrozenStore::read)
                .orElseThrow();
    }

    /** Throws {@link IllegalStateException} when a message names a content that is not there. */
    public Frozen get(long id) {
        return byId.get(id, _ -> find(id).orElseThrow(() -> new IllegalStateException("no frozen content " + id)));
    }

    private Optional<Frozen> find(long id) {
        return db.sql("select * from frozen where id = :id").set("id", id).one(FrozenStore::read);
    }

    private static Frozen read(Row row) {
        return new Frozen(
                row.getLong("id"),
                row.getLong("brand"),
                row.getBoolean("live"),
                Lane.values()[row.getInteger("lane")],
                Frozen.chainOf(row.getString("chain")),
                row.getString("document"));
    }

    private static Sha256 hash(long brand, boolean live, Lane lane, String chain, String document) {
        return Sha256.of(brand + "|" + live + "|" + lane + "|" + chain + "|" + document);
    }
}
