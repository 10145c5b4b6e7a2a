package org.cardwire.brand;

import java.time.Instant;
import java.util.Optional;
import org.cardwire.platform.db.Sql;

/** The table {@code user_session}: found by the hash of the cookie. */
final class SessionStore {
    record Session(long user, String csrf, Instant expiresAt, boolean byOidc) {}

    private final Sql sql;

    SessionStore(Sql sql) {
        this.sql = sql;
    }

    void insert(String cookie, Session session) {
        sql.sql(
                        "insert into user_session (token_hash, app_user, csrf, expires_at, by_oidc) values (:hash, :user, :csrf, :expires, :oidc)")
                .set("hash", Secrets.hash(cookie))
                .set("user", session.user())
                .set("csrf", session.csrf())
                .set("expires", session.expiresAt())
                .set("oidc", session.byOidc())
                .update();
    }

    Optional<Session> find(String cookie, Instant now) {
        return sql.sql(
                        "select app_user, csrf, expires_at, by_oidc from user_session where token_hash = :hash and expires_at > :now")
                .set("hash", Secrets.hash(cookie))
                .set("now", now)
                .one(row -> new Session(
                        row.getLong("app_user"),
                        row.getString("csrf"),
                        row.getOffsetDateTime("expires_at").toInstant(),
                        row.getBoolean("by_oidc")));
    }

    void delete(String cookie) {
        sql.sql("delete from user_session where token_hash = :hash")
                .set("hash", Secrets.hash(cookie))
                .update();
    }

    /** Ends the user's sessions, except for the one of this cookie when one is named. */
    void deleteOf(long user, Optional<String> except) {
        sql.sql("delete from user_session where app_user = :user and token_hash <> :except")
                .set("user", user)
                .set("except", except.map(Secrets::hash).orElseGet(() -> new byte[0]))
                .update();
    }

    void deleteExpired(Instant now) {
        sql.sql("delete from user_session where expires_at <= :now")
                .set("now", now)
                .update();
    }
}
