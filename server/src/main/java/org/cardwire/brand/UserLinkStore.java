package org.cardwire.brand;

import java.time.Instant;
import java.util.Optional;
import org.cardwire.platform.db.Sql;

/** The table {@code user_link}: links by which users set their password, found by the hash of their token. */
final class UserLinkStore {
    record UserLink(long user, Instant expiresAt) {}

    private final Sql sql;

    UserLinkStore(Sql sql) {
        this.sql = sql;
    }

    /** The user's link before this one opens nothing any more. */
    void put(String token, UserLink link) {
        sql.sql("""
                        insert into user_link (app_user, token_hash, expires_at) values (:user, :hash, :expires)
                        on conflict (app_user) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at""")
                .set("user", link.user())
                .set("hash", Secrets.hash(token))
                .set("expires", link.expiresAt())
                .update();
    }

    Optional<UserLink> find(String token, Instant now) {
        return sql.sql("select app_user, expires_at from user_link where token_hash = :hash and expires_at > :now")
                .set("hash", Secrets.hash(token))
                .set("now", now)
                .one(row -> new UserLink(
                        row.getLong("app_user"),
                        row.getOffsetDateTime("expires_at").toInstant()));
    }

    /** Whatever link the user has opens nothing any more. */
    void drop(long user) {
        sql.sql("delete from user_link where app_user = :user")
                .set("user", user)
                .update();
    }

    /** False when somebody used it at the same moment. */
    boolean use(String token) {
        return sql.sql("delete from user_link where token_hash = :hash")
                        .set("hash", Secrets.hash(token))
                        .update()
                > 0;
    }
}
