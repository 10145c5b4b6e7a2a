package org.cardwire.reporting;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.db.Statement;

/**
 * Finds messages and the state of each: its outcome where there is one, else what its chunk says, else accepted. Runs on
 * the pool of lists. Blocks.
 */
final class MessageFinder {
    /** @param outcomeAt when the outcome was recorded */
    record Standing(long id, String state, Optional<Instant> outcomeAt) {}

    private static final String STANDING = """
            select m.id, case
                    when o.rank > 0 then (array['unknown', 'expired', 'cancelled', 'failed', 'blocked', 'delivered'])[o.rank]
                    when c.step = 0 or m.ready_at > now() then 'held'
                    when c.step = 1 and c.epoch > 0 then 'sending'
                    when c.step > 1 then 'sent'
                    else 'accepted' end as state,
                case when o.rank > 0 then o.at end as outcome_at
            from message m
            left join outcome o on o.message_id = m.id
            left join lateral (select c.step, c.epoch from chunk c
                where c.block = m.id >> 11 and get_bit(c.members, (m.id & 2047)::int) = 1 limit 1) c on true
            where""";

    private final Sql reads;

    MessageFinder(Sql reads) {
        this.reads = reads;
    }

    /** Newest first. */
    List<Standing> page(MessageFilter filter, int limit) {
        List<String> wanted = new ArrayList<>();
        wanted.add(" m.brand = :brand and m.id >= :from and m.id < :below");
        if (!filter.live()) {
            wanted.add("exists (select from frozen f where f.id = m.frozen and not f.live)");
        }
        filter.submission().ifPresent(_ -> wanted.add("m.submission = :submission"));
        filter.numberKey().ifPresent(_ -> wanted.add("m.number_key = :key"));
        filter.clientRef().ifPresent(_ -> wanted.add("m.client_ref = :ref"));
        filter.channel()
                .ifPresent(_ -> wanted.add("(select a.channel from attempt a where a.message_id = m.id"
                        + " order by a.attempt desc limit 1) = :channel"));
        String found = STANDING + String.join(" and ", wanted);
        String sql = filter.state()
                .map(_ -> "select * from (" + found + ") found where state = :state order by id desc limit :limit")
                .orElse(found + " order by m.id desc limit :limit");
        Statement statement = reads.sql(sql)
                .set("brand", filter.brand())
                .set("from", filter.from())
                .set("below", filter.below())
                .set("limit", (long) limit);
        filter.submission().ifPresent(id -> statement.set("submission", id));
        filter.numberKey().ifPresent(key -> statement.set("key", key));
        filter.clientRef().ifPresent(ref -> statement.set("ref", ref));
        filter.channel().ifPresent(channel -> statement.set("channel", (short) channel.ordinal()));
        filter.state().ifPresent(state -> statement.set("state", state));
        return statement.list(MessageFinder::read);
    }

    Optional<Standing> find(long brand, long id) {
        return reads.sql(STANDING + " m.brand = :brand and m.id = :id")
                .set("brand", brand)
                .set("id", id)
                .one(MessageFinder::read);
    }

    private static Standing read(Row row) {
        return new Standing(
                row.getLong("id"),
                row.getString("state"),
                Optional.ofNullable(row.getOffsetDateTime("outcome_at")).map(at -> at.toInstant()));
    }
}
