package org.cardwire.brand;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.HttpProblem;

/**
 * Closes a door after so many failures as it bears, for a quarter of an hour from the first of them, on all nodes: the table
 * {@code door_failure}. Blocks.
 */
final class Throttle {
    private static final int ONES_OWN = 10;
    /** Behind one address a whole office may sit. */
    private static final int OF_MANY = 100;

    private static final Duration CLOSED = Duration.ofMinutes(15);
    /** Rows that one failure clears away: more than it adds. */
    private static final int FORGOTTEN = 100;

    /** @param failures as many close it */
    record Door(String name, int failures) {
        private String hash() {
            return Sha256.of(name).hex();
        }
    }

    private final Sql sql;

    Throttle(Sql sql) {
        this.sql = sql;
    }

    static Door account(String email) {
        return new Door("account:" + email.toLowerCase(Locale.ROOT), ONES_OWN);
    }

    /** Somebody who is signed in, and says their password again. */
    static Door own(long user) {
        return new Door("own:" + user, ONES_OWN);
    }

    static Door client(String address) {
        return new Door("client:" + network(address), OF_MANY);
    }

    /** Where the links that were handed out lead. */
    static Door welcome(String address) {
        return new Door("welcome client:" + network(address), ONES_OWN);
    }

    /** Whoever has an address of IPv6 has the whole /64 around it, so that is one client. */
    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address v6
                    ? HexFormat.of().formatHex(v6.getAddress(), 0, 8)
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /** Throws {@link HttpProblem} 429 with what is left of the time when one of them is closed. */
    void check(List<Door> doors) {
        sql
                .sql("""
                        select extract(epoch from until - now())::double precision as seconds from door_failure
                        join unnest(:doors::text[], :limits::int[]) asked(door, most) using (door)
                        where failures >= most and until > now()""")
                .set("doors", hashes(doors))
                .set("limits", doors.stream().mapToInt(Door::failures).toArray())
                .list(row -> row.getDouble("seconds"))
                .stream()
                .max(Comparator.naturalOrder())
                .ifPresent(seconds -> {
                    throw HttpProblem.tooMany(Duration.ofMillis(Math.round(seconds * 1_000)));
                });
    }

    void failed(List<Door> doors) {
        sql.sql("""
                        delete from door_failure where door in (select door from door_failure where until <= now()
                            order by until limit :forgotten for update skip locked)""").set("forgotten", FORGOTTEN).update();
        // Rows are locked in one order, so that two failures at the same doors do not wait for each other.
        sql.sql("""
                        insert into door_failure as d (door, failures, until)
                        select door, 1, now() + :closed * interval '1 s' from unnest(:doors::text[]) u(door) order by door
                        on conflict (door) do update set
                            failures = case when d.until > now() then d.failures else 0 end + 1,
                            until = case when d.until > now() then d.until else excluded.until end""")
                .set("doors", hashes(doors))
                .set("closed", (double) CLOSED.toSeconds())
                .update();
    }

    void open(Door door) {
        sql.sql("delete from door_failure where door = :door")
                .set("door", door.hash())
                .update();
    }

    private static String[] hashes(List<Door> doors) {
        return doors.stream().map(Door::hash).toArray(String[]::new);
    }
}
