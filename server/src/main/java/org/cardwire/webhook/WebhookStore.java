package org.cardwire.webhook;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cardwire.platform.crypto.Sealer;
import org.cardwire.platform.db.Sql;

/** The table {@code webhook}. Secrets are sealed. Blocks. */
final class WebhookStore {
    private static final String COLUMNS =
            "select *, coalesce(old_until > now(), false) as old_signs from webhook where ";

    private final Sql db;
    private final Sealer sealer;

    WebhookStore(Sql db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    Optional<Webhook> find(long brand, long id) {
        return db.sql(COLUMNS + "id = :id and brand = :brand")
                .set("id", id)
                .set("brand", brand)
                .one(this::read);
    }

    /** Of whatever brand. */
    Optional<Webhook> known(long id) {
        return db.sql(COLUMNS + "id = :id").set("id", id).one(this::read);
    }

    List<Webhook> page(long brand, long below, int limit) {
        return db.sql(COLUMNS + "brand = :brand and id < :below order by id desc limit :limit")
                .set("brand", brand)
                .set("below", below)
                .set("limit", (long) limit)
                .list(this::read);
    }

    /** All that are on, of every brand. */
    List<Webhook> enabled() {
        return db.sql(COLUMNS + "enabled").list(this::read);
    }

    Webhook add(long id, long brand, String url, List<EventType> events, boolean enabled, String secret) {
        db.sql("""
                        insert into webhook (id, brand, url, events, enabled, secret_sealed)
                        values (:id, :brand, :url, :events, :enabled, :secret)""")
                .set("id", id)
                .set("brand", brand)
                .set("url", url)
                .set("events", names(events))
                .set("enabled", enabled)
                .set("secret", sealer.seal(secret, context(id)))
                .update();
        return find(brand, id).orElseThrow();
    }

    /** Switching it on forgets why it was off. */
    Optional<Webhook> change(long brand, long id, String url, List<EventType> events, boolean enabled) {
        db.sql("""
                        update webhook set url = :url, events = :events, enabled = :enabled,
                            disabled_reason = case when :enabled then null else disabled_reason end,
                            failing_since = case when :enabled and not enabled then null else failing_since end
                        where id = :id and brand = :brand""")
                .set("id", id)
                .set("brand", brand)
                .set("url", url)
                .set("events", names(events))
                .set("enabled", enabled)
                .update();
        return find(brand, id);
    }

    boolean remove(long brand, long id) {
        return db.sql("delete from webhook where id = :id and brand = :brand")
                        .set("id", id)
                        .set("brand", brand)
                        .update()
                > 0;
    }

    /** The old secret signs beside the new one for a while. */
    void rotate(long brand, long id, String secret, Duration oldSigns) {
        db.sql("""
                        update webhook set old_secret_sealed = secret_sealed, secret_sealed = :secret,
                            old_until = now() + :length * interval '1 ms'
                        where id = :id and brand = :brand""")
                .set("id", id)
                .set("brand", brand)
                .set("secret", sealer.seal(secret, context(id)))
                .set("length", (double) oldSigns.toMillis())
                .update();
    }

    void worked(long id) {
        db.sql("update webhook set failing_since = null where id = :id and failing_since is not null")
                .set("id", id)
                .update();
    }

    /** Switches it off when nothing but failures came for that long. */
    void failed(long id, Duration disableAfter, String reason) {
        db.sql("""
                        update webhook set failing_since = coalesce(failing_since, now()),
                            enabled = enabled and coalesce(failing_since, now()) > now() - :length * interval '1 ms',
                            disabled_reason = case when failing_since <= now() - :length * interval '1 ms'
                                then :reason else disabled_reason end
                        where id = :id""")
                .set("id", id)
                .set("length", (double) disableAfter.toMillis())
                .set("reason", reason)
                .update();
    }

    void disable(long id, String reason) {
        db.sql("update webhook set enabled = false, disabled_reason = :reason where id = :id")
                .set("id", id)
                .set("reason", reason)
                .update();
    }

    private Webhook read(Row row) {
        long id = row.getLong("id");
        List<String> secrets = new ArrayList<>();
        secrets.add(sealer.open(row.getBuffer("secret_sealed").getBytes(), context(id)));
        if (row.getBoolean("old_signs")) {
            secrets.add(sealer.open(row.getBuffer("old_secret_sealed").getBytes(), context(id)));
        }
        return new Webhook(
                id,
                row.getLong("brand"),
                row.getString("url"),
                Arrays.stream(row.getArrayOfStrings("events"))
                        .map(EventType::of)
                        .toList(),
                row.getBoolean("enabled"),
                Optional.ofNullable(row.getString("disabled_reason")),
                secrets,
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static String[] names(List<EventType> events) {
        return events.stream().map(EventType::wireName).toArray(String[]::new);
    }

    private static String context(long id) {
        return "webhook:" + id;
    }
}
