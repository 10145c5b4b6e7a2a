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
 * Closes a door after ten failures, for a quarter of an hour from the first of them, on all nodes: the table {@code
 * door_failure}. Blocks.
 */
final class Throttle {
    private static final int FAILURES = 10;
    private static final Duration CLOSED = Duration.ofMinutes(15);
    /** Rows that one failure clears away: more than it adds. */
    private static final int FORGOTTEN = 100;

    private final Sql sql;

    Throttle(Sql sql) {
        this.sql = sql;
    }

    static String account(String email) {
        return "account:" + email.toLowerCase(Locale.ROOT);
    }

    /** Whoever has an address of IPv6 has the whole /64 around it, so that is one client. */
    static String client(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address v6
                    ? "client:" + HexFormat.of().formatHex(v6.getAddress(), 0, 8)
                    : "client:" + address;
        } catch (IllegalArgumentException e) {
            return "client:" + address;
        }
    }

    /** Throws {@link HttpProblem} 429 with what is left of the time when one of them is closed. */
    void check(List<String> doors) {
        sql
                .sql("""
                        select extract(epoch from until - now())::double precision as seconds from door_failure
                        where door = any(:doors) and failures >= :failures and until > now()""")
                .set("doors", hashes(doors))
                .set("failures", FAILURES)
                .list(row -> row.getDouble("seconds"))
                .stream()
                .max(Comparator.naturalOrder())
                .ifPresent(seconds -> {
                    throw HttpProblem.tooMany(Duration.ofMillis(Math.round(seconds * 1_000)));
                });
    }

    void failed(List<String> doors) {
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

    void open(String door) {
        sql.sql("delete from door_failure where door = any(:doors)")
                .set("doors", hashes(List.of(door)))
                .update();
    }

    private static String[] hashes(List<String> doors) {
        return doors.stream().map(door -> Sha256.of(door).hex()).toArray(String[]::new);
    }
}
