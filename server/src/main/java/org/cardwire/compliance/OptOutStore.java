package org.cardwire.compliance;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;

/** Who opted out of what. Blocks. */
public final class OptOutStore {
    /** An opt-out with the name that lists give it. */
    record Listed(long id, OptOut optOut) {}

    private final Db db;

    public OptOutStore(Db db) {
        this.db = db;
    }

    /** Keeps the first one, and when it was said last: whoever opts out twice did so at the earlier time. True if it is new. */
    public boolean add(OptOut optOut) {
        return add(db, optOut);
    }

    static boolean add(Sql sql, OptOut optOut) {
        return sql.sql("""
                        insert into opt_out as o (brand, number_key, sender, number_sealed, word, source, link, at, last_at)
                        values (:brand, :key, :sender, :sealed, :word, :source, :link, :at, :at)
                        on conflict (brand, number_key, sender) do update
                            set last_at = greatest(o.last_at, excluded.last_at)
                        returning o.xmax = 0 as fresh""")
                .set("brand", optOut.brand())
                .set("key", optOut.numberKey())
                .set("sender", optOut.sender())
                .set("sealed", optOut.numberSealed())
                .set("word", optOut.word())
                .set("source", optOut.source())
                .set("link", optOut.link().orElse(null))
                .set("at", optOut.at())
                .one(row -> row.getBoolean("fresh"))
                .orElseThrow();
    }

    /** The opt-out that a word of that instant ends: the number's first, unless it said later that it wants out. */
    public Optional<OptOut> endedBy(long brand, long numberKey, Instant at) {
        boolean saidLater = db.sql(
                        "select 1 from opt_out where brand = :brand and number_key = :key and last_at > :at limit 1")
                .set("brand", brand)
                .set("key", numberKey)
                .set("at", at)
                .one(row -> true)
                .isPresent();
        return saidLater ? Optional.empty() : find(brand, numberKey);
    }

    /** Ends every opt-out of the number at this brand that was last said by then. */
    public void end(long brand, long numberKey, Instant at) {
        db.sql("delete from opt_out where brand = :brand and number_key = :key and last_at <= :at")
                .set("brand", brand)
                .set("key", numberKey)
                .set("at", at)
                .update();
    }

    /** There is an opt-out that nobody has confirmed yet. */
    public boolean unconfirmed(long brand, long numberKey, long sender) {
        return db.sql("""
                        select 1 from opt_out
                        where brand = :brand and number_key = :key and sender = :sender and confirmed_at is null""")
                .set("brand", brand)
                .set("key", numberKey)
                .set("sender", sender)
                .one(row -> true)
                .isPresent();
    }

    /** True for one caller only: the confirmation is sent once. */
    public boolean confirm(long brand, long numberKey, long sender, Instant at) {
        return db.sql("""
                        update opt_out set confirmed_at = :at
                        where brand = :brand and number_key = :key and sender = :sender and confirmed_at is null""")
                        .set("brand", brand)
                        .set("key", numberKey)
                        .set("sender", sender)
                        .set("at", at)
                        .update()
                > 0;
    }

    List<OptOut> of(Collection<Candidate> candidates) {
        return db.sql("""
                        select o.* from opt_out o
                        join (select distinct * from unnest(:brands::bigint[], :keys::bigint[]) x(brand, number_key)) u
                            on u.brand = o.brand and u.number_key = o.number_key""")
                .set("brands", candidates.stream().map(Candidate::brand).toArray(Long[]::new))
                .set("keys", candidates.stream().map(Candidate::numberKey).toArray(Long[]::new))
                .list(OptOutStore::read);
    }

    public Optional<OptOut> find(long brand, long numberKey) {
        return all(brand, numberKey).stream().findFirst();
    }

    /** Those of one number: of the whole brand and of single senders, the oldest first. */
    public List<OptOut> all(long brand, long numberKey) {
        return db.sql("select * from opt_out where brand = :brand and number_key = :key order by at")
                .set("brand", brand)
                .set("key", numberKey)
                .list(OptOutStore::read);
    }

    /** The newest first, those below the id; of one number only, if one is named. */
    List<Listed> page(long brand, long below, Optional<Long> numberKey, int limit) {
        return db.reads()
                .sql("""
                        select * from opt_out where brand = :brand and id < :below
                            and (:key::bigint is null or number_key = :key::bigint)
                        order by id desc limit :limit""")
                .set("brand", brand)
                .set("below", below)
                .set("key", numberKey.orElse(null))
                .set("limit", (long) limit)
                .list(row -> new Listed(row.getLong("id"), read(row)));
    }

    static Optional<Listed> find(Sql sql, long brand, long numberKey, long sender) {
        return sql.sql("select * from opt_out where brand = :brand and number_key = :key and sender = :sender")
                .set("brand", brand)
                .set("key", numberKey)
                .set("sender", sender)
                .one(row -> new Listed(row.getLong("id"), read(row)));
    }

    /** What it was, if there was one. */
    static Optional<OptOut> removeListed(Sql sql, long brand, long id) {
        return sql.sql("delete from opt_out where brand = :brand and id = :id returning *")
                .set("brand", brand)
                .set("id", id)
                .one(OptOutStore::read);
    }

    private static OptOut read(Row row) {
        return new OptOut(
                row.getLong("brand"),
                row.getLong("number_key"),
                row.getLong("sender"),
                row.getBuffer("number_sealed").getBytes(),
                row.getString("word"),
                row.getString("source"),
                Optional.ofNullable(row.getInteger("link")),
                row.getOffsetDateTime("at").toInstant());
    }
}
