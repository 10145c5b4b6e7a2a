package org.cardwire.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Message;
import org.cardwire.message.Outcome;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.id.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class OverviewRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static Recorded recorded;

    @BeforeAll
    static void open() {
        recorded = new Recorded(DATABASE.db());
    }

    @AfterAll
    static void close() {
        recorded.close();
    }

    private static JsonNode overview(InstantSource clock, long brand, String query) {
        try (Door door = new Door(
                DATABASE.vertx(), folder, List.of(new OverviewRoutes(recorded.db, _ -> ZoneOffset.UTC, clock)))) {
            return door.get("/v1/reports/overview" + query, "cw_live_" + brand);
        }
    }

    /** Sent by RCS without arriving, then by SMS, delivered, read, and clicked four times, which is one message clicked. */
    private static Message fallenBack(long brand) {
        Message message = recorded.accepted(brand, recorded.number(), Channel.RCS, Channel.SMS);
        recorded.tried(message, 1, 0, Channel.RCS, Result.ACCEPTED, "");
        recorded.tried(message, 2, 1, Channel.SMS, Result.ACCEPTED, "");
        recorded.happened(message, Channel.SMS, 2, EventKind.READ, "");
        recorded.happened(message, Channel.SMS, 2, EventKind.CLICKED, "b1");
        for (int again = 2; again < 4; again++) {
            recorded.happened(
                    message, Channel.SMS, new Event(2, 0, EventKind.CLICKED, again, "b1", "{}", Instant.now()));
        }
        recorded.happened(message, Channel.SMS, 2, EventKind.TAPPED, "b2");
        recorded.ended(message, Channel.SMS, Outcome.UNKNOWN);
        recorded.ended(message, Channel.SMS, Outcome.DELIVERED);
        return message;
    }

    @Test
    void whatBecameOfMessagesStandsUnderTheHourOfTheirAcceptance() {
        Message message = fallenBack(301);
        fallenBack(301);
        recorded.accepted(301, recorded.number(), Channel.SMS);
        Instant accepted = Ids.timeOf(message.id());
        JsonNode seen = overview(InstantSource.fixed(accepted.plusMillis(1)), 301, "?days=3");
        assertThat(seen.path("mode").asText()).isEqualTo("live");
        assertThat(seen.path("days").size()).isEqualTo(3);
        JsonNode today = seen.at("/days/2");
        assertThat(today.path("ended").asInt()).isEqualTo(2);
        assertThat(today.path("channels").toString())
                .isEqualTo("[{\"channel\":\"rcs\",\"sent\":2,\"delivered\":0,\"read\":0,\"clicked\":0,\"replied\":0,"
                        + "\"optedOut\":0},{\"channel\":\"sms\",\"sent\":2,\"delivered\":2,\"read\":2,\"clicked\":2,"
                        + "\"replied\":0,\"optedOut\":0}]");
        assertThat(seen.path("hours").get(seen.path("hours").size() - 1).path("channels"))
                .isEqualTo(today.path("channels"));
        assertThat(seen.at("/days/0/channels")).isEmpty();
    }

    @Test
    void aDayBeginsInTheReadersZone() {
        Instant accepted = Ids.timeOf(fallenBack(302).id());
        JsonNode seen =
                overview(InstantSource.fixed(accepted.plus(Duration.ofDays(1))), 302, "?days=2&zone=Asia/Shanghai");
        assertThat(seen.path("zone").asText()).isEqualTo("Asia/Shanghai");
        assertThat(Instant.parse(seen.at("/days/0/from").asText()))
                .isEqualTo(accepted.atZone(ZoneId.of("Asia/Shanghai"))
                        .toLocalDate()
                        .atStartOfDay(ZoneId.of("Asia/Shanghai"))
                        .toInstant());
        assertThat(seen.at("/days/0/ended").asInt()).isEqualTo(1);
        assertThat(seen.at("/days/1/ended").asInt()).isZero();
    }

    @Test
    void testMessagesAndOtherBrandsAreNotInIt() {
        fallenBack(303);
        assertThat(overview(InstantSource.system(), 303, "?mode=test").at("/days/13/channels"))
                .isEmpty();
        assertThat(overview(InstantSource.system(), 304, "").at("/days/13/channels"))
                .isEmpty();
        assertThat(overview(InstantSource.system(), 303, "").at("/days/13/channels"))
                .isNotEmpty();
    }
}
