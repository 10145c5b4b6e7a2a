package org.cardwire.brand;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardwire.platform.db.Sql;

/** The table {@code api_key}: found by the hash of the key. */
final class ApiKeyStore {
    private static final String COLUMNS =
            "id, brand, name, test, scopes, shown, created_at, last_used_at, expires_at, revoked_at";

    private final Sql sql;

    ApiKeyStore(Sql sql) {
        this.sql = sql;
    }

    ApiKey insert(long id, long brand, String name, Set<String> scopes, String secret, Optional<Instant> expiresAt) {
        return sql.sql("insert into api_key (id, brand, name, test, scopes, shown, secret_hash, expires_at)"
                        + " values (:id, :brand, :name, :test, :scopes, :shown, :hash, :expires) returning " + COLUMNS)
                .set("id", id)
                .set("brand", brand)
                .set("name", name)
                .set("test", secret.startsWith(ApiKey.TEST))
                .set("scopes", scopes.stream().sorted().toArray(String[]::new))
                .set("shown", secret.substring(0, ApiKey.SHOWN_CHARACTERS))
                .set("hash", Secrets.hash(secret))
                .set("expires", expiresAt.orElse(null))
                .one(ApiKeyStore::read)
                .orElseThrow();
    }

    Optional<ApiKey> findBySecret(String secret) {
        return sql.sql("select " + COLUMNS + " from api_key where secret_hash = :hash")
                .set("hash", Secrets.hash(secret))
                .one(ApiKeyStore::read);
    }

    List<ApiKey> list(long brand, long before, int count) {
        return sql.sql("select " + COLUMNS
                        + " from api_key where brand = :brand and id < :before order by id desc limit :count")
                .set("brand", brand)
                .set("before", before)
                .set("count", (long) count)
                .list(ApiKeyStore::read);
    }

    /** To the minute: a busy key writes one row a minute, not one a call. */
    void used(long id, Instant now) {
        sql.sql("update api_key set last_used_at = :now where id = :id"
                        + " and (last_used_at is null or last_used_at < :now::timestamptz - interval '1 minute')")
                .set("id", id)
                .set("now", now)
                .update();
    }

    Optional<ApiKey> revoke(long brand, long id, Instant now) {
        return sql.sql("update api_key set revoked_at = coalesce(revoked_at, :now) where id = :id and brand = :brand"
                        + " returning " + COLUMNS)
                .set("id", id)
                .set("brand", brand)
                .set("now", now)
                .one(ApiKeyStore::read);
    }

    private static ApiKey read(Row row) {
        return new ApiKey(
                row.getLong("id"),
                row.getLong("brand"),
                row.getString("name"),
                row.getBoolean("test"),
                Set.of(row.getArrayOfStrings("scopes")),
                row.getString("shown"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("last_used_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getOffsetDateTime("revoked_at")).map(OffsetDateTime::toInstant));
    }
}
