package org.cardwire.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cardwire.brand.Audit;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Segmenter;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.delivery.Contents;
import org.cardwire.delivery.Reason;
import org.cardwire.delivery.WireIds;
import org.cardwire.link.Link;
import org.cardwire.link.Price;
import org.cardwire.link.PriceBook;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Frozen;
import org.cardwire.message.Life;
import org.cardwire.message.Message;
import org.cardwire.message.Outcome;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MessageRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static Recorded recorded;
    private static Door door;

    /** Texts that say to whom they go. */
    private record Texts(Recorded recorded) implements Contents {
        @Override
        public Addressing addressing(Frozen frozen) {
            return new Addressing(7, false, Optional.empty());
        }

        @Override
        public Made make(
                Message message, Frozen frozen, Channel channel, int level, Optional<Set<String>> features, Link link) {
            SmsContent sms = Segmenter.split("to " + number(message).e164(), Concatenation.UDH_16BIT);
            return new Made.Ready(sms, 20, "[]");
        }

        @Override
        public Msisdn number(Message message) {
            return recorded.personal.number(message);
        }
    }

    @BeforeAll
    static void open() {
        recorded = new Recorded(DATABASE.db());
        Link link = new Link(
                1,
                "north",
                "smpp",
                Channel.SMS,
                true,
                true,
                1,
                new Link.Traits(
                        List.of(),
                        1,
                        0,
                        300_000,
                        Concatenation.UDH_16BIT,
                        Link.InDoubt.HOLD,
                        1,
                        Optional.of(new Price(45_000, "CNY"))),
                Map.of());
        MessageRoutes.Sources sources = new MessageRoutes.Sources(
                recorded.personal,
                new Texts(recorded),
                new WireIds(recorded.keys.mac("wire")),
                no -> no == 1 ? Optional.of(link) : Optional.empty(),
                _ -> new PriceBook(0, ZoneOffset.UTC, List.of()),
                _ -> ZoneId.of("Asia/Shanghai"));
        door = new Door(
                DATABASE.vertx(),
                folder,
                List.of(
                        new MessageRoutes(DATABASE.db(), recorded.frozen, sources),
                        new CancelRoutes(
                                DATABASE.db(),
                                new Audit(recorded.ids),
                                recorded.messages,
                                recorded.chunks,
                                no -> no == 2)));
    }

    @AfterAll
    static void close() {
        door.close();
        recorded.close();
    }

    private static String path(Message message) {
        return "/v1/messages/" + PublicIds.MESSAGE.of(message.id());
    }

    @Test
    void aListGoesFromTheNewestToTheOldestAndOverPages() {
        List<String> made = IntStream.range(0, 5)
                .mapToObj(_ -> recorded.accepted(11, recorded.number(), Channel.SMS))
                .map(m -> PublicIds.MESSAGE.of(m.id()))
                .toList();
        JsonNode page = door.get("/v1/messages?limit=3", "cw_live_11");
        JsonNode rest =
                door.get("/v1/messages?limit=3&cursor=" + page.path("next").asText(), "cw_live_11");
        List<String> seen = new ArrayList<>(Door.each(page.path("items"), "id"));
        seen.addAll(Door.each(rest.path("items"), "id"));
        assertThat(seen).containsExactlyElementsOf(made.reversed());
        assertThat(rest.has("next")).isFalse();
        assertThat(page.at("/items/0/state").asText()).isEqualTo("accepted");
        assertThat(door.get("/v1/messages", "cw_live_12").path("items")).isEmpty();
    }

    @Test
    void aTestKeyNeitherSeesNorCancelsWhatIsLive() {
        Message live = recorded.accepted(19, recorded.number(), Channel.SMS);
        door.json(404, "GET", path(live), "", "cw_test_19");
        door.json(404, "GET", path(live) + "/explain", "", "cw_test_19");
        door.json(404, "POST", path(live) + "/cancel", "", "cw_test_19");
        assertThat(door.get("/v1/messages", "cw_test_19").path("items")).isEmpty();
        assertThat(door.get(path(live), "cw_live_19").at("/message/state").asText())
                .isEqualTo("accepted");
    }

    @Test
    void filtersFindByNumberStateChannelReferenceSubmissionAndTime() {
        Msisdn to = recorded.number();
        Message sent = recorded.accepted(13, to, Channel.RCS, Channel.SMS);
        Message other = recorded.accepted(13, recorded.number(), Channel.SMS);
        recorded.tried(sent, 1, 0, Channel.RCS, Result.ACCEPTED, "");
        recorded.ended(sent, Channel.RCS, Outcome.DELIVERED);
        String id = PublicIds.MESSAGE.of(sent.id());
        for (String query : List.of(
                "to=" + to.e164().replace("+", "%2B"),
                "state=delivered",
                "channel=rcs",
                "clientRef=order-" + sent.id(),
                "submission=" + PublicIds.SUBMISSION.of(sent.submission()),
                "state=delivered&channel=rcs&from=2026-01-01T00:00:00Z&until=2050-01-01T00:00:00Z")) {
            assertThat(Door.each(door.get("/v1/messages?" + query, "cw_live_13").path("items"), "id"))
                    .as(query)
                    .containsExactly(id);
        }
        assertThat(Door.each(
                        door.get("/v1/messages?state=accepted", "cw_live_13").path("items"), "id"))
                .containsExactly(PublicIds.MESSAGE.of(other.id()));
        assertThat(door.get("/v1/messages?until=2026-01-02T00:00:00Z", "cw_live_13")
                        .path("items"))
                .isEmpty();
        assertThat(door.json(422, "GET", "/v1/messages?to=12", "", "cw_live_13")
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("#query/to");
    }

    @Test
    void oneMessageShowsItsTriesEventsPriceAndChain() {
        Msisdn to = recorded.number();
        Message message = recorded.accepted(14, to, Channel.RCS, Channel.SMS);
        recorded.tried(message, 1, 0, Channel.RCS, Result.REFUSED, "404");
        recorded.happened(
                message, Channel.RCS, Event.of(0, EventKind.FORM_ENDED, Reason.REFUSED.name(), Instant.now()));
        recorded.tried(message, 2, 1, Channel.SMS, Result.ACCEPTED, "");
        recorded.happened(message, Channel.SMS, 2, EventKind.DELIVERED, "DELIVRD");
        recorded.happened(message, Channel.SMS, 2, EventKind.CLICKED, "");
        recorded.ended(message, Channel.SMS, Outcome.DELIVERED);

        JsonNode whole = door.get(path(message), "cw_live_14");
        assertThat(whole.at("/message/to").asText()).isEqualTo(to.e164());
        assertThat(whole.at("/message/state").asText()).isEqualTo("delivered");
        assertThat(whole.at("/message/clicked").asBoolean()).isTrue();
        assertThat(whole.at("/message/read").asBoolean()).isFalse();
        assertThat(whole.at("/message/template/version").asInt()).isEqualTo(3);
        assertThat(whole.at("/attempts/0/state").asText()).isEqualTo("refused");
        assertThat(whole.at("/attempts/0/code").asText()).isEqualTo("404");
        assertThat(whole.at("/attempts/1/state").asText()).isEqualTo("delivered");
        assertThat(whole.at("/attempts/1/price/amount").asText()).isEqualTo("0.09");
        assertThat(whole.at("/attempts/1/text").asText()).isEqualTo("to " + to.e164());
        assertThat(whole.at("/attempts/1/losses/0/sentence").asText()).contains("2");
        assertThat(whole.at("/attempts/1/parts/0/deliveredAt").asText()).isNotEmpty();
        assertThat(Door.each(whole.path("events"), "kind"))
                .containsExactly("accepted", "refused", "fallback", "submitted", "delivered", "clicked", "delivered");
        assertThat(whole.at("/chain/0/patience").asText()).isEqualTo("10m");
        assertThat(whole.at("/metadata/shop").asText()).isEqualTo("west");
        assertThat(whole.at("/variables/name").asText()).isEqualTo("李雷");
    }

    @Test
    void whoMayNotSeeNumbersSeesNeitherVariablesNorTexts() {
        Msisdn to = recorded.number();
        Message message = recorded.accepted(15, to, Channel.SMS);
        recorded.tried(message, 1, 0, Channel.SMS, Result.ACCEPTED, "");
        String answer = door.call("GET", path(message), "", "cw_live_15_messages:read", "en")
                .body();
        assertThat(answer).doesNotContain(to.e164()).doesNotContain("李雷").contains("attempts");
        assertThat(door.call("GET", path(message), "", "cw_live_16", "en").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anOptOutIsExplainedWithItsWordAndItsDayInTheBrandsZoneAndTheReadersLanguage() {
        Message message = recorded.accepted(17, recorded.number(), Channel.SMS);
        recorded.happened(
                message,
                Channel.SMS,
                Event.of(0, EventKind.BLOCKED, "opt_out", Instant.now())
                        .withDetail("{\"word\":\"TD\",\"at\":\"2026-03-01T20:00:00Z\",\"source\":\"keyword\"}"));
        recorded.ended(message, Channel.SMS, Outcome.BLOCKED);
        JsonNode told = door.get(path(message) + "/explain", "cw_live_17");
        assertThat(told.path("summary").asText()).contains("Blocked", "\"TD\"", "2026-03-02 04:00");
        assertThat(Door.each(told.path("lines"), "code"))
                .containsExactly("accepted", "blocked.opt_out", "outcome.BLOCKED");
        JsonNode elsewhere = door.get(path(message) + "/explain?zone=Europe/Berlin", "cw_live_17");
        assertThat(elsewhere.path("summary").asText()).contains("2026-03-01 21:00");
        assertThat(told.path("zone").asText() + " " + elsewhere.path("zone").asText())
                .isEqualTo("Asia/Shanghai Europe/Berlin");
        assertThat(door.json(422, "GET", path(message) + "/explain?zone=Atlantis", "", "cw_live_17")
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("#query/zone");
        String chinese = door.call("GET", path(message) + "/explain", "", "cw_live_17", "zh-CN")
                .body();
        assertThat(chinese).contains("以“TD”退订", "已拦截");
        assertThat(door.get("/v1/messages?state=blocked", "cw_live_17")
                        .at("/items/0/reason")
                        .asText())
                .contains("TD");
    }

    @Test
    void aFallbackIsExplainedFromTheRuleThatPassedToTheFormThatFollowed() {
        Message message = recorded.accepted(18, recorded.number(), Channel.RCS, Channel.MMS);
        var first = recorded.tried(message, 1, 0, Channel.RCS, Result.ACCEPTED, "");
        Instant late = first.until().plusMillis(1);
        recorded.happened(
                message,
                Channel.RCS,
                Event.of(1, EventKind.REVOKE_SENT, "", late).withDedupe(1));
        recorded.happened(message, Channel.RCS, Event.of(1, EventKind.REVOKED, "", late));
        recorded.happened(message, Channel.RCS, Event.of(0, EventKind.FORM_ENDED, Reason.REVOKED.name(), late));
        JsonNode told = door.get(path(message) + "/explain", "cw_live_18");
        assertThat(Door.each(told.path("lines"), "code"))
                .containsExactly(
                        "accepted",
                        "gate-passed",
                        "reach",
                        "passed-over",
                        "route",
                        "loss.media-on-page",
                        "try.ACCEPTED",
                        "patience-over",
                        "event.REVOKE_SENT",
                        "event.REVOKED",
                        "ended.REVOKED",
                        "next");
        assertThat(told.toString()).contains("opt-outs, blocked numbers", "south", "The next form is MMS");
        assertThat(told.toString()).doesNotContain("{channel}").doesNotContain("{link}");
    }

    @Test
    void aMessageThatNobodyHasSentIsCancelledAndItsLifeSaysSo() {
        Message message = recorded.accepted(19, recorded.number(), Channel.SMS);
        JsonNode result = door.json(200, "POST", path(message) + "/cancel", "", "cw_live_19");
        assertThat(result.path("result").asText()).isEqualTo("cancelled");
        assertThat(recorded.messages.find(message.id()).orElseThrow().life().order())
                .isEqualTo(Life.Order.CANCEL);
        assertThat(Door.each(door.get(path(message) + "/explain", "cw_live_19").path("lines"), "code"))
                .contains("cancel-asked");
        assertThat(door.call("POST", path(message) + "/cancel", "", "cw_live_20", "en")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatACarrierHasIsTooLateToCancelAndWhatEndedIsOver() {
        Message message = recorded.accepted(21, recorded.number(), Channel.SMS);
        recorded.tried(message, 1, 0, Channel.SMS, Result.ACCEPTED, "");
        assertThat(door.json(200, "POST", path(message) + "/cancel", "", "cw_live_21")
                        .path("result")
                        .asText())
                .isEqualTo("too-late");
        recorded.ended(message, Channel.SMS, Outcome.DELIVERED);
        assertThat(door.json(200, "POST", path(message) + "/cancel", "", "cw_live_21"))
                .isEqualTo(Json.tree("{\"result\":\"already-over\",\"sentence\":"
                        + "\"Nothing was done: the message had reached its end.\"}"));
    }
}
