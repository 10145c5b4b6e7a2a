package org.cardwire.brand;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.json.Json;

/** The table {@code sender}. {@link #known} remembers for five seconds, for the delivery that asks for every message. */
public final class SenderStore {
    private static final String COLUMNS =
            "id, brand, name, words::text as words, addresses::text as addresses, created_at";
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final long MOST_REMEMBERED = 10_000;

    private final Sql sql;
    private final Cache<Long, Optional<Sender>> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** Of brands that have one. */
    private final Cache<Long, Long> oldest =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    public SenderStore(Sql sql) {
        this.sql = sql;
    }

    public Optional<Sender> find(long brand, long id) {
        return known(id).filter(sender -> sender.brand() == brand);
    }

    public Optional<Sender> known(long id) {
        return remembered.get(
                id,
                _ -> sql.sql("select " + COLUMNS + " from sender where id = :id")
                        .set("id", id)
                        .one(SenderStore::read));
    }

    /** The brand's oldest, which sends where a submission names none. Which one that is never changes. */
    public Optional<Sender> first(long brand) {
        return Optional.ofNullable(oldest.getIfPresent(brand))
                .or(() -> findOldest(brand))
                .flatMap(this::known);
    }

    private Optional<Long> findOldest(long brand) {
        Optional<Long> id = sql.sql("select id from sender where brand = :brand order by id limit 1")
                .set("brand", brand)
                .one(row -> row.getLong("id"));
        id.ifPresent(found -> oldest.put(brand, found));
        return id;
    }

    /**
     * The senders of all brands that have this address on the channel. A plus sign before a number and the domain behind an
     * RCS agent's name may be there or not.
     */
    public List<Sender> at(Channel channel, String address) {
        String path = switch (channel) {
            case RCS -> "{rcs,agent}";
            case MMS -> "{mms,from}";
            case SMS -> "{sms,from}";
        };
        return sql.sql("select " + COLUMNS + " from sender"
                        + " where lower(split_part(ltrim(addresses #>> :path::text::text[], '+'), '@', 1)) = :address"
                        + " order by id")
                .set("path", path)
                .set("address", bare(address))
                .list(SenderStore::read);
    }

    private static String bare(String address) {
        String plain = address.strip().replaceFirst("^\\++", "").toLowerCase(Locale.ROOT);
        int domain = plain.indexOf('@');
        return domain < 0 ? plain : plain.substring(0, domain);
    }

    List<Sender> list(long brand, long before, int count) {
        return sql.sql("select " + COLUMNS
                        + " from sender where brand = :brand and id < :before order by id desc limit :count")
                .set("brand", brand)
                .set("before", before)
                .set("count", (long) count)
                .list(SenderStore::read);
    }

    /** @param in the transaction of the change */
    public Sender insert(Sql in, long id, long brand, String name, Sender.Words words, Sender.Addresses addresses) {
        return in.sql("insert into sender (id, brand, name, words, addresses)"
                        + " values (:id, :brand, :name, :words::text::jsonb, :addresses::text::jsonb) returning "
                        + COLUMNS)
                .set("id", id)
                .set("brand", brand)
                .set("name", name)
                .set("words", Json.write(words))
                .set("addresses", Json.write(addresses))
                .one(SenderStore::read)
                .orElseThrow();
    }

    Optional<Sender> update(Sql in, long id, long brand, String name, Sender.Words words, Sender.Addresses addresses) {
        return in.sql("update sender set name = :name, words = :words::text::jsonb, addresses = :addresses::text::jsonb"
                        + " where id = :id and brand = :brand returning " + COLUMNS)
                .set("id", id)
                .set("brand", brand)
                .set("name", name)
                .set("words", Json.write(words))
                .set("addresses", Json.write(addresses))
                .one(SenderStore::read);
    }

    void forget(long id) {
        remembered.invalidate(id);
    }

    private static Sender read(Row row) {
        return new Sender(
                row.getLong("id"),
                row.getLong("brand"),
                row.getString("name"),
                Json.read(row.getString("words"), Sender.Words.class),
                Json.read(row.getString("addresses"), Sender.Addresses.class),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
