package org.cardwire.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.cardwire.message.Change;
import org.cardwire.message.Feed;
import org.cardwire.platform.crypto.Sealer;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;

/**
 * Turns changes of the feed into deliveries. The place in each stream moves in the transaction that writes the deliveries,
 * and one node at a time does it: over crashes and restarts, a change is neither lost nor told twice. Blocks.
 */
final class Feeding {
    private static final String CONSUMER = "webhook";

    private final Db db;
    private final Sealer sealer;
    private final LongSupplier ids;
    private final int entries;

    Feeding(Db db, Sealer sealer, LongSupplier ids, int entries) {
        this.db = db;
        this.sealer = sealer;
        this.ids = ids;
        this.entries = entries;
    }

    /** Takes what is new, up to a limit; true when there may be more. */
    boolean step() {
        return db.inTransaction(tx -> mine(tx) && step(tx));
    }

    /** A lock of PostgreSQL's, held to the end of the transaction: false when another node is at it. */
    private static boolean mine(Sql tx) {
        return tx.sql("select pg_try_advisory_xact_lock(4242, 60) as held")
                .one(row -> row.getBoolean("held"))
                .orElse(false);
    }

    private boolean step(Sql tx) {
        Feed feed = new Feed(tx);
        Map<Integer, Long> heads = feed.heads();
        Map<Integer, Long> places = places(tx);
        heads.keySet().forEach(stream -> places.putIfAbsent(stream, 0L));
        Map<Long, List<Webhook>> byBrand =
                new WebhookStore(tx, sealer).enabled().stream().collect(Collectors.groupingBy(Webhook::brand));
        if (byBrand.isEmpty()) {
            heads.forEach((stream, seq) -> places.merge(stream, seq, Math::max));
            move(tx, places);
            return false;
        }
        List<Feed.Entry> fresh = feed.after(places, entries);
        if (fresh.isEmpty()) {
            return false;
        }
        tell(
                tx,
                feed,
                byBrand,
                fresh.stream().flatMap(e -> e.changes().stream()).toList());
        fresh.forEach(entry -> places.put(entry.stream(), entry.seq()));
        move(tx, places);
        return fresh.size() >= entries;
    }

    private void tell(Sql tx, Feed feed, Map<Long, List<Webhook>> byBrand, List<Change> all) {
        List<Change> changes = all.stream()
                .filter(change -> EventType.of(change.fact()).isPresent())
                .toList();
        Set<Long> messages = changes.stream().map(Change::messageId).collect(Collectors.toSet());
        Map<Long, Feed.Owner> owners = new HashMap<>(feed.owners(messages));
        owners.values().removeIf(owner -> !byBrand.containsKey(owner.brand()));
        Payloads payloads = new Payloads(tx, owners.keySet());
        List<DeliveryStore.Fresh> deliveries = new ArrayList<>();
        Map<Long, Instant> ended = new HashMap<>();
        for (Change change : changes) {
            Optional.ofNullable(owners.get(change.messageId())).ifPresent(owner -> {
                EventType type = EventType.of(change.fact()).orElseThrow();
                for (Webhook webhook : wanting(byBrand, owner.brand(), type)) {
                    deliveries.add(new DeliveryStore.Fresh(
                            ids.getAsLong(),
                            webhook.id(),
                            type,
                            OptionalLong.of(change.messageId()),
                            payloads.of(type, change, owner),
                            Optional.empty()));
                }
                if (change.fact().isOutcome()) {
                    ended.put(owner.submission(), change.at());
                }
            });
        }
        finished(tx, byBrand, ended, deliveries);
        new DeliveryStore(tx).add(deliveries);
    }

    /** Submissions all of whose messages have an outcome: told once, also when an outcome rises later. */
    private void finished(
            Sql tx, Map<Long, List<Webhook>> byBrand, Map<Long, Instant> ended, List<DeliveryStore.Fresh> deliveries) {
        if (ended.isEmpty()) {
            return;
        }
        tx.sql("""
                        select s.id, s.brand, s.total from submission s
                        where s.id = any(:ids) and s.total <= (select coalesce(sum(c.n), 0) from counter c
                            where c.submission = s.id and c.fact > 100)""").set("ids", ended.keySet().toArray(Long[]::new)).list(row -> {
            long id = row.getLong("id");
            String body = Payloads.finished(id, row.getInteger("total"), ended.getOrDefault(id, Instant.EPOCH));
            for (Webhook webhook : wanting(byBrand, row.getLong("brand"), EventType.FINISHED)) {
                deliveries.add(new DeliveryStore.Fresh(
                        ids.getAsLong(),
                        webhook.id(),
                        EventType.FINISHED,
                        OptionalLong.empty(),
                        body,
                        Optional.of("finished:" + id)));
            }
            return id;
        });
    }

    private static List<Webhook> wanting(Map<Long, List<Webhook>> byBrand, long brand, EventType type) {
        return byBrand.getOrDefault(brand, List.of()).stream()
                .filter(webhook -> webhook.events().contains(type))
                .toList();
    }

    private static Map<Integer, Long> places(Sql tx) {
        Map<Integer, Long> places = new HashMap<>();
        tx.sql("select stream, seq from feed_cursor where consumer = :consumer")
                .set("consumer", CONSUMER)
                .list(row -> places.put(row.getInteger("stream"), row.getLong("seq")));
        return places;
    }

    private static void move(Sql tx, Map<Integer, Long> places) {
        List<Map.Entry<Integer, Long>> rows = List.copyOf(places.entrySet());
        if (rows.isEmpty()) {
            return;
        }
        tx.sql("""
                        insert into feed_cursor as c (consumer, stream, seq)
                        select :consumer, u.* from unnest(:streams::int[], :seqs::bigint[]) u
                        on conflict (consumer, stream) do update set seq = excluded.seq where c.seq <> excluded.seq""")
                .set("consumer", CONSUMER)
                .set("streams", rows.stream().map(Map.Entry::getKey).toArray(Integer[]::new))
                .set("seqs", rows.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .update();
    }
}
