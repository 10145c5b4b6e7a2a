package org.cardwire.webhook;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.cardwire.platform.db.Sql;

/** The table {@code webhook_delivery}: the log, and what is due. Times are the database's. Blocks. */
final class DeliveryStore {
    /** @param once at most one delivery to a webhook has this name; empty for no limit */
    record Fresh(long id, long webhook, EventType event, OptionalLong message, String body, Optional<String> once) {}

    private final Sql db;

    DeliveryStore(Sql db) {
        this.db = db;
    }

    void add(List<Fresh> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into webhook_delivery (id, webhook, event, message_id, body, once)
                        select * from unnest(:ids::bigint[], :webhooks::bigint[], :events::text[], :messages::bigint[],
                            :bodies::text[], :onces::text[])
                        on conflict do nothing""")
                .set("ids", fresh.stream().map(Fresh::id).toArray(Long[]::new))
                .set("webhooks", fresh.stream().map(Fresh::webhook).toArray(Long[]::new))
                .set("events", fresh.stream().map(f -> f.event().wireName()).toArray(String[]::new))
                .set(
                        "messages",
                        fresh.stream()
                                .map(f -> f.message().isPresent()
                                        ? Long.valueOf(f.message().getAsLong())
                                        : null)
                                .toArray(Long[]::new))
                .set("bodies", fresh.stream().map(Fresh::body).toArray(String[]::new))
                .set("onces", fresh.stream().map(f -> f.once().orElse(null)).toArray(String[]::new))
                .update();
    }

    /**
     * Takes due deliveries, a few of each endpoint, so that a slow one holds up no other.
     *
     * @param busy endpoints that get no more now
     */
    List<Delivery> lease(int most, int perEndpoint, Collection<Long> busy, Duration length) {
        return db.sql("""
                        update webhook_delivery set lease_until = now() + :length * interval '1 ms'
                        where id = any(array(
                            select d.id from webhook w
                            cross join lateral (select id, next_try_at from webhook_delivery d
                                where d.webhook = w.id and d.state = 0 and d.next_try_at <= now() and d.lease_until < now()
                                order by d.next_try_at limit :each for update skip locked) d
                            where w.enabled and w.id <> all(:busy::bigint[])
                            order by d.next_try_at limit :most))
                        returning *""")
                .set("length", (double) length.toMillis())
                .set("each", (long) perEndpoint)
                .set("busy", busy.toArray(Long[]::new))
                .set("most", (long) most)
                .list(DeliveryStore::read);
    }

    void delivered(long id, int status) {
        db.sql("""
                        update webhook_delivery set state = 1, tries = tries + 1, status = :status, error = null,
                            lease_until = '-infinity' where id = :id""").set("id", id).set("status", status).update();
    }

    /** @param wait until the next try; empty gives up */
    void failed(long id, OptionalInt status, String error, Optional<Duration> wait) {
        db.sql("""
                        update webhook_delivery set state = :state, tries = tries + 1, status = :status, error = :error,
                            next_try_at = now() + :wait * interval '1 ms', lease_until = '-infinity' where id = :id""")
                .set("id", id)
                .set("state", (short) (wait.isPresent() ? Delivery.State.WAITING : Delivery.State.GIVEN_UP).ordinal())
                .set("status", status.isPresent() ? Integer.valueOf(status.getAsInt()) : null)
                .set("error", error)
                .set("wait", (double) wait.orElse(Duration.ZERO).toMillis())
                .update();
    }

    /** A new round of tries, beginning now. */
    Optional<Delivery> replay(long webhook, long id) {
        return db.sql("""
                        update webhook_delivery set state = 0, tries = 0, next_try_at = now()
                        where id = :id and webhook = :webhook returning *""").set("id", id).set("webhook", webhook).one(DeliveryStore::read);
    }

    List<Delivery> page(long webhook, long below, int limit) {
        return db.sql("select * from webhook_delivery where webhook = :webhook and id < :below"
                        + " order by id desc limit :limit")
                .set("webhook", webhook)
                .set("below", below)
                .set("limit", (long) limit)
                .list(DeliveryStore::read);
    }

    int forget(Duration age) {
        return db.sql("delete from webhook_delivery where created_at < now() - :age * interval '1 ms'")
                .set("age", (double) age.toMillis())
                .update();
    }

    private static Delivery read(Row row) {
        return new Delivery(
                row.getLong("id"),
                row.getLong("webhook"),
                row.getString("event"),
                Stream.ofNullable(row.getLong("message_id"))
                        .mapToLong(Long::longValue)
                        .findFirst(),
                row.getString("body"),
                Delivery.State.values()[row.getInteger("state")],
                row.getInteger("tries"),
                Stream.ofNullable(row.getInteger("status"))
                        .mapToInt(Integer::intValue)
                        .findFirst(),
                Optional.ofNullable(row.getString("error")),
                row.getOffsetDateTime("next_try_at").toInstant(),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
