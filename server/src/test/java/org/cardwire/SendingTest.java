package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.fixtures.script.Effect;
import org.cardwire.fixtures.script.Script;
import org.cardwire.message.Step;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.id.Ids;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a brand can count on when it sends: once, in order of its wishes, and with clear refusals. */
class SendingTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String PHONE = DemoHandsets.SMS_EMOJI.e164();

    @TempDir
    static Path folder;

    private static final AtomicInteger SERIES = new AtomicInteger();

    private static Rig rig;

    @BeforeAll
    static void start() {
        rig = new Rig(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void theSameCallTwiceSendsOnceAndGetsTheSameAnswer() {
        String number = "+447700900779";
        rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(number), "Once"));
        ObjectNode body = Rig.sms("service", "Once", number).put("clientRef", "once");
        HttpResponse<String> first = rig.post("/v1/messages", body, "Idempotency-Key", "once");
        HttpResponse<String> second = rig.post("/v1/messages", body, "Idempotency-Key", "once");
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        Rig.await("the handset", () -> !rig.received(number).isEmpty());
        assertThat(rig.received(number)).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsAConflict() {
        rig.post("/v1/messages", Rig.sms("service", "One", PHONE), "Idempotency-Key", "reused");
        HttpResponse<String> other =
                rig.post("/v1/messages", Rig.sms("service", "Two", PHONE), "Idempotency-Key", "reused");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("Idempotency-Key");
    }

    @Test
    void aBatchWithOneBadItemAmongAThousandSendsTheOthers() {
        ObjectNode body = Json.object();
        var items = body.putArray("items");
        for (int i = 0; i < 1_000; i++) {
            String to = i == 500 ? "not a number" : "+4477009%05d".formatted(50_000 + i);
            items.add(Rig.sms("service", "Hello", to).put("clientRef", "item-" + i));
        }
        HttpResponse<String> answer = rig.post("/v1/messages/batch", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode result = Json.tree(answer.body());
        assertThat(result.path("accepted").asInt()).isEqualTo(999);
        assertThat(result.path("refused").asInt()).isEqualTo(1);
        JsonNode bad = result.path("results").get(500);
        assertThat(bad.path("clientRef").asText()).isEqualTo("item-500");
        assertThat(bad.path("problem").path("errors").get(0).path("pointer").asText())
                .isEqualTo("/to/0");
        assertThat(result.path("results").get(501).has("accepted")).isTrue();
    }

    @Test
    void whatIsSentLaterIsNotLookedAtBefore() {
        Instant later = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);
        ObjectNode body = Rig.sms("service", "Later", PHONE).put("sendAt", later.toString());
        long id = rig.accepted(body).getFirst();
        DATABASE.db()
                .sql("select step, due_at, epoch from chunk where block = :block")
                .set("block", Ids.blockOf(id))
                .list(row -> {
                    assertThat(Step.values()[row.getInteger("step")]).isEqualTo(Step.HELD);
                    assertThat(row.getOffsetDateTime("due_at").toInstant()).isEqualTo(later);
                    assertThat(row.getInteger("epoch")).isZero();
                    return id;
                });
    }

    @Test
    void itemsOfABatchWithTheSameCardShareWhatIsFrozen() {
        ObjectNode body = Json.object();
        var items = body.putArray("items");
        for (int i = 0; i < 6; i++) {
            ObjectNode item = Rig.sms("service", i < 3 ? "Shared" : "Another", "+4477009%05d".formatted(60_000 + i));
            items.add(i == 5 ? item.put("locale", "zh") : item);
        }
        JsonNode result = Json.tree(rig.post("/v1/messages/batch", body).body());
        assertThat(result.path("accepted").asInt()).as(result.toString()).isEqualTo(6);
        Long[] ids = result.findValuesAsText("id").stream()
                .filter(id -> id.startsWith("msg_"))
                .map(Rig.MESSAGE::parse)
                .toArray(Long[]::new);
        List<Long> frozen = DATABASE.db()
                .sql("select frozen from message where id = any(:ids) order by id")
                .set("ids", ids)
                .list(row -> row.getLong("frozen"));
        assertThat(frozen).hasSize(6);
        assertThat(frozen.subList(0, 3)).containsOnly(frozen.getFirst());
        assertThat(frozen.subList(3, 5)).containsOnly(frozen.get(3)).doesNotContain(frozen.getFirst());
        assertThat(frozen.getLast()).isNotIn(frozen.getFirst(), frozen.get(3));
    }

    @Test
    void everythingThatIsWrongWithARequestIsSaidAtOnce() {
        ObjectNode body = Rig.sms("service", "Hello", "+44 7700 900010", "12345", "+447700900010");
        body.put("sendAt", "tomorrow").put("colour", "red");
        body.putArray("chain").addObject().put("channel", "fax");
        HttpResponse<String> answer = rig.post(
                "/v1/messages/batch",
                Json.object().set("items", Json.MAPPER.createArrayNode().add(body)));
        JsonNode errors =
                Json.tree(answer.body()).path("results").get(0).path("problem").path("errors");
        assertThat(errors.findValuesAsText("pointer")).contains("/to/1", "/sendAt", "/colour", "/chain/0/channel");
        assertThat(errors.findValuesAsText("code")).contains("duplicate");
    }

    @Test
    void anOptOutBetweenTwoMessagesHoldsTheSecondBack() {
        String number = "+447700900777";
        rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(number), "Leaver"));
        rig.accepted(Rig.sms("promotional", "First", number));
        Rig.await("the first", () -> rig.received(number).size() == 1);
        rig.optOut(number, "STOP");
        long second = rig.accepted(Rig.sms("promotional", "Second", number)).getFirst();
        Rig.await("the block", () -> rig.outcome(second).equals("BLOCKED"));
        long code = rig.accepted(Rig.sms("otp", "123456", number)).getFirst();
        Rig.await("the password", () -> rig.received(number).size() == 2);
        assertThat(rig.outcome(code)).isIn("NONE", "DELIVERED");
    }

    @Test
    void aNumberThatProvedToHaveNoMmsGoesStraightToSmsNextTime() {
        String number = "+447700900776";
        rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(number), "Plain"));
        rig.accepted(mmsThenSms("First", number));
        Rig.await("the first", () -> rig.received(number).size() == 1);
        Rig.await(
                "the lesson",
                () -> DATABASE.db()
                        .sql("select 1 from reach where number_key = :key and source = 'outcome' and not live")
                        .set("key", rig.server().engine().personal.key(new Msisdn(number)))
                        .one(row -> true)
                        .isPresent());
        long second = rig.accepted(mmsThenSms("Second", number)).getFirst();
        Rig.await("the second", () -> rig.outcome(second).equals("DELIVERED"));
        assertThat(rig.received(number)).hasSize(2);
        JsonNode lines = Json.tree(rig.get("/v1/messages/" + Rig.MESSAGE.of(second) + "/explain")
                        .body())
                .path("lines");
        assertThat(lines.findValuesAsText("code"))
                .contains("ended.UNREACHABLE.known", "try.ACCEPTED.sms")
                .doesNotContain("try.ACCEPTED");
        assertThat(lines.toString()).contains("earlier messages showed it, as of 2");
    }

    private static ObjectNode mmsThenSms(String text, String number) {
        ObjectNode body = Rig.sms("service", text, number);
        var chain = body.putArray("chain");
        chain.addObject().put("channel", "mms");
        chain.addObject().put("channel", "sms");
        return body;
    }

    @Test
    void aCancelStopsWhatIsNotYetOnTheWire() {
        rig.carriers
                .world()
                .scripts()
                .add(Script.forLink(Demo.SMS_THROTTLING, new Effect.Throttle(Optional.empty()))
                        .times(1_000_000));
        String[] many = numbers(200);
        HttpResponse<String> answer = rig.post("/v1/messages", Rig.sms("promotional", "Sale", many));
        String submission = Json.tree(answer.body()).path("submission").asText();
        assertThat(rig.post("/v1/submissions/" + submission + "/cancel", Json.object())
                        .statusCode())
                .isEqualTo(200);
        List<Long> ids = new ArrayList<>();
        Json.tree(answer.body())
                .path("messages")
                .findValuesAsText("id")
                .forEach(id -> ids.add(new PublicId("msg").parse(id)));
        Rig.await(
                "all cancelled",
                () -> ids.stream().allMatch(id -> rig.outcome(id).equals("CANCELLED")));
        JsonNode progress =
                Json.tree(rig.get("/v1/submissions/" + submission).body()).path("progress");
        assertThat(progress.path("cancelled").asInt()).isEqualTo(200);
        assertThat(progress.path("sending").asInt()).isZero();
    }

    @Test
    void aCancelInTheMiddleStopsTheRestAndOnlyTheRest() {
        String[] many = ofTheSlowLink(40);
        Map<String, Long> ids = inTheMiddle(many, "Sale");
        String submission = submission(ids.get(many[0]));
        assertThat(rig.post("/v1/submissions/" + submission + "/cancel", Json.object())
                        .statusCode())
                .isEqualTo(200);
        Rig.await(
                "all over",
                () -> ids.values().stream()
                        .allMatch(id -> Set.of("CANCELLED", "DELIVERED").contains(rig.outcome(id))));
        ids.forEach((number, id) ->
                assertThat(rig.received(number)).hasSize(rig.outcome(id).equals("DELIVERED") ? 1 : 0));
        assertThat(ids.values().stream().map(rig::outcome)).contains("CANCELLED", "DELIVERED");
    }

    @Test
    void anOptOutInTheMiddleKeepsTheRestOfTheSubmissionFromThisPersonAlone() {
        String[] many = ofTheSlowLink(30);
        Map<String, Long> ids = inTheMiddle(many, "Offer");
        List<String> leavers = Stream.of(many)
                .filter(number -> rig.received(number).isEmpty())
                .limit(12)
                .toList();
        leavers.forEach(number -> rig.optOut(number, "STOP"));
        Rig.await(
                "all over",
                () -> ids.values().stream()
                        .allMatch(id -> Set.of("BLOCKED", "DELIVERED").contains(rig.outcome(id))));
        ids.forEach((number, id) -> {
            boolean delivered = rig.outcome(id).equals("DELIVERED");
            assertThat(rig.received(number)).hasSize(delivered ? 1 : 0);
            assertThat(delivered || leavers.contains(number)).as(number).isTrue();
        });
        assertThat(leavers.stream().map(ids::get).map(rig::outcome)).contains("BLOCKED");
    }

    /** Numbers that nobody else uses, behind a link that takes few a second. */
    private static String[] ofTheSlowLink(int count) {
        rig.slowDown(5);
        int series = SERIES.incrementAndGet();
        String[] numbers = new String[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = "+447700903%d%02d".formatted(series, i);
            rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(numbers[i]), "Crowd"));
        }
        return numbers;
    }

    /** Sends to all of them, and returns when some have it and some have not. */
    private static Map<String, Long> inTheMiddle(String[] numbers, String text) {
        List<Long> accepted = rig.accepted(Rig.sms("promotional", text, numbers));
        Map<String, Long> ids = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            ids.put(numbers[i], accepted.get(i));
        }
        Rig.await(
                "the first few",
                () -> Stream.of(numbers).filter(n -> !rig.received(n).isEmpty()).count() > 2);
        return ids;
    }

    private static String submission(long message) {
        return Json.tree(rig.get("/v1/messages/" + Rig.MESSAGE.of(message)).body())
                .at("/message/submission")
                .asText();
    }

    @AfterEach
    void atFullSpeed() {
        rig.slowDown(0);
    }

    @Test
    void aPausedSubmissionGoesOnWhenItIsResumed() {
        String number = "+447700900778";
        rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(number), "Waiter"));
        ObjectNode body = Rig.sms("service", "Later", number);
        Instant due = Instant.now().plusSeconds(3);
        body.put("sendAt", due.toString());
        HttpResponse<String> answer = rig.post("/v1/messages", body);
        String submission = Json.tree(answer.body()).path("submission").asText();
        assertThat(state(rig.post("/v1/submissions/" + submission + "/pause", Json.object())))
                .isEqualTo("paused");
        Rig.await("two seconds past its time", () -> Instant.now().isAfter(due.plusSeconds(2)));
        assertThat(Json.tree(rig.get("/v1/submissions/" + submission).body())
                        .at("/progress/held")
                        .asInt())
                .isEqualTo(1);
        assertThat(rig.received(number)).isEmpty();
        assertThat(state(rig.post("/v1/submissions/" + submission + "/resume", Json.object())))
                .isIn("running", "finished");
        Rig.await("the handset", () -> rig.received(number).size() == 1);
    }

    private static String state(HttpResponse<String> answer) {
        return Json.tree(answer.body()).path("state").asText();
    }

    private static String[] numbers(int count) {
        String[] numbers = new String[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = "+4477009002%02d".formatted(i % 100) + (i / 100);
        }
        return numbers;
    }
}
