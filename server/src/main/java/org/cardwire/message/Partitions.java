package org.cardwire.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.id.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The day tables. Makes those of today and the days ahead, detaches and drops those whose retention is over, and knows
 * which days there are, so that a late report for a day that is gone is counted instead of failing a whole flush.
 */
public final class Partitions {
    /**
     * @param daysAhead made in advance; also the most that a message may be accepted early
     * @param retentionDays how long messages and what happened to them are kept
     * @param refDays how long a carrier's reference finds its message
     */
    public record Settings(int daysAhead, int retentionDays, int refDays) {
        public static final Settings DEFAULT = new Settings(3, 180, 8);
    }

    /** The ids of the days that there are: from one to below the other. */
    private record Covered(long from, long below) {}

    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
    private static final List<String> BY_MESSAGE = List.of("message", "attempt", "event", "outcome", "reaction");
    private static final String BY_DAY = "carrier_ref";
    /** Tables without days, with the column that names a message or submission: their rows go with the messages. */
    private static final Map<String, String> BY_ID =
            Map.of("cancel_asked", "message_id", "click", "message_id", "counter", "submission", "submission", "id");

    private static final int PIECE = 5_000;

    private final Db db;
    private final Settings settings;
    private volatile Covered covered = new Covered(0, 0);

    public Partitions(Db db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** Makes and drops days. To be called at start and at least once a day. Several nodes may call it at once. Blocks. */
    public void maintain(Instant now) {
        LocalDate today = today(now);
        for (int ahead = -1; ahead <= settings.daysAhead(); ahead++) {
            makeDay(today.plusDays(ahead));
        }
        BY_MESSAGE.forEach(table -> dropBefore(table, today.minusDays(settings.retentionDays())));
        dropBefore(BY_DAY, today.minusDays(settings.refDays()));
        List<LocalDate> days = days("message");
        covered = new Covered(firstId(days.getFirst()), firstId(days.getLast().plusDays(1)));
    }

    /**
     * Deletes what belongs to messages that are gone from the tables without days. Apart from the days, which nothing that
     * happens here may keep from being made. To be called once a day. Blocks.
     */
    public void forgetOld(Instant now) {
        // A day later: a submission may be some milliseconds older than its first message.
        long below = firstId(today(now).minusDays(settings.retentionDays() + 1L));
        BY_ID.forEach((table, column) -> forget(table, column, below));
    }

    /** Whether the rows of this message can be written. */
    public boolean covers(long messageId) {
        Covered now = covered;
        return messageId >= now.from() && messageId < now.below();
    }

    private void makeDay(LocalDate day) {
        for (String table : BY_MESSAGE) {
            make(table, day, Long.toString(firstId(day)), Long.toString(firstId(day.plusDays(1))));
        }
        make(BY_DAY, day, "'" + day + "'", "'" + day.plusDays(1) + "'");
    }

    /** A lock of PostgreSQL's keeps two nodes from making the same day at once. */
    private void make(String table, LocalDate day, String from, String to) {
        String name = name(table, day);
        db.transact(tx -> {
            tx.sql("select pg_advisory_xact_lock(4242, 1)").list(row -> row);
            boolean there = tx.sql("select 1 from pg_class where relname = :name")
                    .set("name", name)
                    .one(row -> true)
                    .isPresent();
            if (!there) {
                tx.sql("create table " + name + " (like " + table + " including all)")
                        .update();
                tx.sql("alter table " + table + " attach partition " + name + " for values from (" + from + ") to ("
                                + to + ")")
                        .update();
            }
        });
    }

    private void dropBefore(String table, LocalDate limit) {
        for (LocalDate day : days(table)) {
            if (day.isBefore(limit)) {
                db.sql("alter table " + table + " detach partition " + name(table, day) + " concurrently")
                        .update();
                db.sql("drop table " + name(table, day)).update();
                LOG.info("retention table={} day={} dropped=true", table, day);
            }
        }
    }

    /** In pieces between two keys, so that each statement is short and reads by the key, whatever the table's size. */
    private void forget(String table, String column, long below) {
        Optional<Long> from = key(table, column, below, 0);
        while (from.isPresent()) {
            Optional<Long> upTo = key(table, column, below, PIECE);
            db.sql("delete from %1$s where %2$s >= :from and %2$s <= :upTo".formatted(table, column))
                    .set("from", from.get())
                    .set("upTo", upTo.orElse(below - 1))
                    .update();
            from = upTo;
        }
    }

    /** Of the row that so many others stand before. */
    private Optional<Long> key(String table, String column, long below, int before) {
        return db.sql("select %2$s from %1$s where %2$s < :below order by %2$s offset :before limit 1"
                        .formatted(table, column))
                .set("below", below)
                .set("before", before)
                .one(row -> row.getLong(0));
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private List<LocalDate> days(String table) {
        return db
                .sql("select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                        + " join pg_class p on p.oid = i.inhparent where p.relname = :table order by 1")
                .set("table", table)
                .list(row -> row.getString(0))
                .stream()
                .map(name -> LocalDate.parse(name.substring(table.length() + 1), DateTimeFormatter.BASIC_ISO_DATE))
                .toList();
    }

    private static String name(String table, LocalDate day) {
        return table + "_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static long firstId(LocalDate day) {
        return Ids.firstAt(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
