package org.cardwire.platform.id;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.cardwire.platform.db.Sql;

/**
 * The writer number of this process, leased from the table {@code writer} by the database's clock. {@code used_to} is
 * the last millisecond that the number's holder may have used; it is moved ahead before any id of that time is made, so
 * that a later holder, whatever its clock says, starts behind it.
 */
final class WriterLease {
    static final Duration LENGTH = Duration.ofSeconds(30);
    static final Duration MARGIN = Duration.ofSeconds(5);
    /** How far ahead milliseconds are reserved: more than the renewal's period, so that renewing reserves enough. */
    static final Duration AHEAD = Duration.ofSeconds(20);

    record Held(int number, long usedBefore, long reservedTo) {}

    private final Sql sql;
    private final String holder = UUID.randomUUID().toString();

    WriterLease(Sql sql) {
        this.sql = sql;
    }

    /** The free number that was used longest ago; empty when all 4,096 are taken. */
    Optional<Held> take(long now) {
        return sql.sql("""
                        update writer w
                        set holder = :holder::uuid, lease_until = now() + make_interval(secs => :length::float8),
                            used_to = greatest(w.used_to, :now::bigint) + :ahead::bigint
                        from (select number, used_to from writer where lease_until < now()
                              order by used_to, number limit 1 for update skip locked) free
                        where w.number = free.number
                        returning w.number, free.used_to as used_before, w.used_to""")
                .set("holder", UUID.fromString(holder))
                .set("length", (double) LENGTH.toSeconds())
                .set("now", now)
                .set("ahead", AHEAD.toMillis())
                .one(row -> new Held(row.getInteger("number"), row.getLong("used_before"), row.getLong("used_to")));
    }

    /** The new end of what is reserved; empty when another holder has the number. */
    Optional<Long> renew(int number, long now) {
        return sql.sql("""
                        update writer
                        set lease_until = now() + make_interval(secs => :length::float8),
                            used_to = greatest(used_to, :now::bigint + :ahead::bigint)
                        where number = :number::int and holder = :holder::uuid
                        returning used_to""")
                .set("length", (double) LENGTH.toSeconds())
                .set("now", now)
                .set("ahead", AHEAD.toMillis())
                .set("number", number)
                .set("holder", UUID.fromString(holder))
                .one(row -> row.getLong("used_to"));
    }

    void giveBack(int number) {
        sql.sql(
                        "update writer set lease_until = '-infinity', holder = null where number = :number::int and holder = :holder::uuid")
                .set("number", number)
                .set("holder", UUID.fromString(holder))
                .update();
    }
}
