package org.cardwire.tracking;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cardwire.platform.db.Db;

/**
 * What came in and waits for its message or to be heard. A repeat of a row that is there changes nothing; only a report
 * that was given up waits anew, since carriers use their references again. Blocks.
 */
public final class InboundStore {
    private static final short REPORT = (short) Inbound.Kind.REPORT.ordinal();

    private final Db db;

    public InboundStore(Db db) {
        this.db = db;
    }

    void add(Collection<Inbound> rows) {
        db.sql("""
                        insert into inbound (link, event_key, prior_key, kind, ref, payload, number_key, at)
                        select u.* from unnest(:links::int[], :keys::bigint[], :priors::bigint[], :kinds::smallint[],
                            :refs::text[], :payloads::text[], :handsets::bigint[], :ats::timestamptz[])
                            u(link, key, prior, kind, ref, payload, handset, at)
                        where not exists (select 1 from inbound i where i.link = u.link and i.event_key = u.prior)
                        order by 1, 2
                        on conflict (link, event_key) do update
                            set payload = excluded.payload, at = excluded.at, joined_at = null, result = null
                            where inbound.kind = :report and inbound.joined_at is not null""")
                .set("report", REPORT)
                .set("links", rows.stream().map(Inbound::link).toArray(Integer[]::new))
                .set("keys", rows.stream().map(Inbound::key).toArray(Long[]::new))
                .set(
                        "priors",
                        rows.stream().map(row -> row.priorKey().orElse(null)).toArray(Long[]::new))
                .set(
                        "kinds",
                        rows.stream().map(row -> (short) row.kind().ordinal()).toArray(Short[]::new))
                .set("refs", rows.stream().map(Inbound::ref).toArray(String[]::new))
                .set("payloads", rows.stream().map(Inbound::payload).toArray(String[]::new))
                .set(
                        "handsets",
                        rows.stream().map(row -> row.handset().orElse(null)).toArray(Long[]::new))
                .set("ats", rows.stream().map(Inbound::at).toArray(Instant[]::new))
                .update();
    }

    /** The reports that wait longest for their message. */
    List<Inbound> waitingReports(int limit) {
        return db.sql("select * from inbound where joined_at is null and kind = :report order by at limit :limit")
                .set("report", REPORT)
                .set("limit", (long) limit)
                .list(InboundStore::read);
    }

    /** Reports that found their message need not stay. */
    void remove(Collection<Inbound> rows) {
        db.sql("""
                        delete from inbound i using unnest(:links::int[], :keys::bigint[]) u(link, key)
                        where i.link = u.link and i.event_key = u.key""")
                .set("links", rows.stream().map(Inbound::link).toArray(Integer[]::new))
                .set("keys", rows.stream().map(Inbound::key).toArray(Long[]::new))
                .update();
    }

    /**
     * What handsets said and nobody works on, the oldest first; nobody else gets it, nor anything else that the same
     * handsets said, until the claim ends.
     */
    List<Inbound> claimHeard(int limit, Duration claim) {
        return db.inTransaction(tx -> {
            tx.sql("select pg_advisory_xact_lock(4242, 43)").list(row -> row); // nodes take turns
            return tx.sql("""
                            update inbound i set claimed_until = now() + :claim * interval '1 ms'
                            from (select link, event_key from inbound w
                                where joined_at is null and kind <> :report and claimed_until < now()
                                    and not exists (select 1 from inbound claimed
                                        where claimed.joined_at is null and claimed.number_key = w.number_key
                                            and claimed.claimed_until >= now())
                                order by at limit :limit) c
                            where i.link = c.link and i.event_key = c.event_key
                            returning i.*""")
                    .set("claim", (double) claim.toMillis())
                    .set("report", REPORT)
                    .set("limit", (long) limit)
                    .list(InboundStore::read);
        });
    }

    /** The first of what one handset said could not be heard: it is taken up again after the pause, and then the rest. */
    void failed(List<Inbound> ofOneHandset, Duration pause) {
        db.sql("""
                        update inbound i set
                            failed_at = case when u.nth = 1 then coalesce(i.failed_at, now()) else i.failed_at end,
                            claimed_until = case when u.nth = 1 then now() + :pause * interval '1 ms' else '-infinity' end
                        from unnest(:links::int[], :keys::bigint[]) with ordinality u(link, key, nth)
                        where i.link = u.link and i.event_key = u.key and i.joined_at is null""")
                .set("links", ofOneHandset.stream().map(Inbound::link).toArray(Integer[]::new))
                .set("keys", ofOneHandset.stream().map(Inbound::key).toArray(Long[]::new))
                .set("pause", (double) pause.toMillis())
                .update();
    }

    /** Nothing more is to be done with it; true for the first caller. */
    boolean done(Inbound row, Inbound.Result result, OptionalLong message, Instant at) {
        return db.sql("""
                        update inbound set joined_at = :at, result = :result, message_id = :message
                        where link = :link and event_key = :key and joined_at is null""")
                        .set("at", at)
                        .set("result", result)
                        .set("message", message.isPresent() ? message.getAsLong() : null)
                        .set("link", row.link())
                        .set("key", row.key())
                        .update()
                > 0;
    }

    /** Reports that came before the instant, and what handsets said that failed first before it. How many. */
    int giveUp(Instant before, Instant at) {
        return db.sql("""
                        update inbound set joined_at = :at,
                            result = case when kind = :report then :given_up else :failed end
                        where joined_at is null and case when kind = :report then at else failed_at end < :before""")
                .set("at", at)
                .set("report", REPORT)
                .set("given_up", "given_up")
                .set("failed", "failed")
                .set("before", before)
                .update();
    }

    /** Deletes what is done with: reports that came before the one instant, the rest before the other. */
    int forget(Instant reports, Instant heard) {
        return db.sql("""
                        delete from inbound where joined_at is not null
                            and at < case when kind = :report then :reports::timestamptz else :heard::timestamptz end
                            and at < greatest(:reports::timestamptz, :heard::timestamptz)""")
                .set("report", REPORT)
                .set("reports", reports)
                .set("heard", heard)
                .update();
    }

    /** How many wait. */
    long waiting() {
        return db.reads()
                .sql("select count(*) as n from inbound where joined_at is null")
                .one(row -> row.getLong("n"))
                .orElse(0L);
    }

    private static Inbound read(Row row) {
        return new Inbound(
                row.getInteger("link"),
                row.getLong("event_key"),
                Optional.ofNullable(row.getLong("prior_key")),
                Inbound.Kind.values()[row.getInteger("kind")],
                row.getString("ref"),
                row.getString("payload"),
                Optional.ofNullable(row.getLong("number_key")),
                row.getOffsetDateTime("at").toInstant());
    }
}
