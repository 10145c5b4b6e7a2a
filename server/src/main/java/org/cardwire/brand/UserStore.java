package org.cardwire.brand;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.platform.db.Sql;

/** The table {@code app_user}. An e-mail address is known once in the whole installation, whatever its case. */
final class UserStore {
    private static final String COLUMNS =
            "id, brand, email, name, role, locale, password_hash, disabled," + " created_at, signed_in_at";

    private final Sql sql;

    UserStore(Sql sql) {
        this.sql = sql;
    }

    Optional<User> find(long id) {
        return sql.sql("select " + COLUMNS + " from app_user where id = :id")
                .set("id", id)
                .one(UserStore::read);
    }

    Optional<User> findByEmail(String email) {
        return sql.sql("select " + COLUMNS + " from app_user where lower(email) = lower(:email)")
                .set("email", email)
                .one(UserStore::read);
    }

    List<User> list(long brand, long before, int count) {
        return sql.sql("select " + COLUMNS
                        + " from app_user where brand = :brand and id < :before order by id desc limit :count")
                .set("brand", brand)
                .set("before", before)
                .set("count", (long) count)
                .list(UserStore::read);
    }

    void insert(long id, long brand, String email, String name, Role role, Locale locale, String passwordHash) {
        sql.sql("insert into app_user (id, brand, email, name, role, locale, password_hash)"
                        + " values (:id, :brand, :email, :name, :role, :locale, :hash)")
                .set("id", id)
                .set("brand", brand)
                .set("email", email)
                .set("name", name)
                .set("role", role)
                .set("locale", locale.toLanguageTag())
                .set("hash", passwordHash)
                .update();
    }

    void update(User user) {
        sql.sql("update app_user set name = :name, role = :role, locale = :locale, disabled = :disabled,"
                        + " password_hash = :hash where id = :id")
                .set("id", user.id())
                .set("name", user.name())
                .set("role", user.role())
                .set("locale", user.locale().toLanguageTag())
                .set("disabled", user.disabled())
                .set("hash", user.passwordHash())
                .update();
    }

    void signedIn(long id, Instant at) {
        sql.sql("update app_user set signed_in_at = :at where id = :id")
                .set("id", id)
                .set("at", at)
                .update();
    }

    /** Whoever came from the provider as this subject before. */
    Optional<User> findBySubject(String subject) {
        return sql.sql("select " + COLUMNS + " from app_user where oidc_subject = :subject")
                .set("subject", subject)
                .one(UserStore::read);
    }

    /** False when the user is another subject already. */
    boolean bind(long id, String subject) {
        return sql.sql("update app_user set oidc_subject = :subject where id = :id and oidc_subject is null")
                        .set("id", id)
                        .set("subject", subject)
                        .update()
                > 0;
    }

    /** Whether the brand has an admin beside this one who can sign in. Holds back others who ask until the transaction ends. */
    boolean otherAdmin(long brand, long id) {
        return sql.sql("select id, disabled, password_hash <> '' or signed_in_at is not null as came from app_user"
                        + " where brand = :brand and role = 'admin' order by id for update")
                .set("brand", brand)
                .list(row -> row.getLong("id") != id && !row.getBoolean("disabled") && row.getBoolean("came"))
                .contains(true);
    }

    private static User read(Row row) {
        return new User(
                row.getLong("id"),
                row.getLong("brand"),
                row.getString("email"),
                row.getString("name"),
                Role.of(row.getString("role")),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("password_hash"),
                row.getBoolean("disabled"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("signed_in_at")).map(OffsetDateTime::toInstant));
    }
}
