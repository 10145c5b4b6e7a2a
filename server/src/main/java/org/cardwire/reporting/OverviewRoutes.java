package org.cardwire.reporting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Fact;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** {@code GET /v1/reports/overview}: the last days in sums, read from a few hundred rows whatever was sent. */
public final class OverviewRoutes implements Routes {
    private static final int DAYS = 14;

    private final Sql reads;
    private final LongFunction<ZoneId> zones;
    private final InstantSource clock;

    /**
     * @param reads the pool of lists
     * @param zones the time zone of a brand
     */
    public OverviewRoutes(Sql reads, LongFunction<ZoneId> zones, InstantSource clock) {
        this.reads = reads;
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public void register(Operations operations) {
        operations.on("getOverview", this::overview);
    }

    private Answer overview(Call call) {
        boolean live = call.principal().reaches(true)
                && call.query("mode").map(mode -> mode.equals("live")).orElse(true);
        int days = call.query("days").map(Integer::parseInt).orElse(DAYS);
        ZoneId zone = Reader.of(call, zones).zone();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<Instant> begins = Stream.iterate(today.minusDays(days - 1L), day -> day.plusDays(1))
                .limit(days)
                .map(day -> day.atStartOfDay(zone).toInstant())
                .toList();
        Overview overview = read(call.brand(), live, begins.getFirst());
        ObjectNode json = Json.object().put("mode", live ? "live" : "test").put("zone", zone.getId());
        overview.write(json.putArray("hours"), hours(begins.getLast(), now));
        overview.write(json.putArray("days"), begins);
        return Answer.ok(json);
    }

    private Overview read(long brand, boolean live, Instant from) {
        return new Overview(reads.sql("""
                        select hour, fact, channel, sum(n)::bigint as n from hourly
                        where brand = :brand and live = :live and hour >= :from group by hour, fact, channel""")
                .set("brand", brand)
                .set("live", live)
                .set("from", (int) TimeUnit.SECONDS.toHours(from.getEpochSecond()))
                .list(row -> new Overview.Sum(
                        Instant.ofEpochSecond(TimeUnit.HOURS.toSeconds(row.getInteger("hour"))),
                        new Fact(row.getInteger("fact")),
                        Channel.values()[row.getInteger("channel")],
                        row.getLong("n"))));
    }

    private static List<Instant> hours(Instant from, Instant now) {
        return Stream.iterate(
                        from.truncatedTo(ChronoUnit.HOURS), at -> !at.isAfter(now), at -> at.plus(1, ChronoUnit.HOURS))
                .toList();
    }
}
