package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.cardwire.routing.KnownReach;
import org.cardwire.routing.ReachStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A plan says beforehand what a send then does. */
class PlanTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static Rig rig;

    @BeforeAll
    static void start() {
        rig = new Rig(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private static ObjectNode request() {
        ObjectNode body = Json.object();
        ObjectNode card = body.putObject("card")
                .put("version", 1)
                .put("kind", "service")
                .put("locale", "en")
                .put("layout", "card")
                .put("text", "Hello {{name}}, your parcel is here");
        card.putArray("variables")
                .addObject()
                .put("name", "name")
                .put("type", "text")
                .put("maxLength", 400);
        card.putArray("cards");
        body.putArray("recipients");
        return body;
    }

    private static ObjectNode row(ObjectNode body, String to, String name) {
        ObjectNode row = ((ArrayNode) body.path("recipients")).addObject().put("to", to);
        if (!name.isEmpty()) {
            row.putObject("variables").put("name", name);
        }
        return row;
    }

    private static JsonNode plan(ObjectNode body) {
        HttpResponse<String> answer = rig.post("/v1/plans", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.tree(answer.body());
    }

    private static void reach(String number, Channel channel, KnownReach.State state, String source) {
        long key = rig.server().engine().personal.key(new Msisdn(number));
        new ReachStore(DATABASE.db())
                .put(
                        channel,
                        false,
                        Map.of(key, new KnownReach(state, Optional.empty(), source, Instant.now())),
                        Duration.ofHours(1));
    }

    @Test
    void everyRowIsToldWhereItGoesAndHowSureThatIsOrWhyItStaysBehind() {
        rig.optOut(DemoHandsets.OPTED_OUT.e164(), "STOP");
        reach("+447700900301", Channel.RCS, KnownReach.State.REACHABLE, "carrier");
        reach("+447700900302", Channel.RCS, KnownReach.State.REACHABLE, "outcome");
        reach("+447700900303", Channel.RCS, KnownReach.State.UNREACHABLE, "carrier");
        reach("+447700900304", Channel.RCS, KnownReach.State.UNREACHABLE, "carrier");
        reach("+447700900304", Channel.MMS, KnownReach.State.UNREACHABLE, "outcome");
        ObjectNode body = request();
        for (int i = 300; i < 305; i++) {
            row(body, "+447700900" + i, "Ada");
        }
        row(body, "07700 900123", "Ben");
        row(body, "+447700900300", "Again");
        row(body, DemoHandsets.OPTED_OUT.e164(), "Jack");
        row(body, "+447700900306", "");
        row(body, "+447700900307", "x".repeat(401));
        JsonNode plan = plan(body);
        assertThat(plan.path("rows").asInt()).isEqualTo(10);
        assertThat(plan.path("going").asInt()).isEqualTo(5);
        assertThat(plan.path("leftOut").toString())
                .isEqualTo("{\"duplicate\":1,\"number\":1,\"opt_out\":1,\"variables\":2}");
        assertThat(plan.at("/firstForms/0").toString())
                .isEqualTo("{\"channel\":\"rcs\",\"messages\":3,\"known\":1,\"learned\":1,\"hinted\":0,\"assumed\":1}");
        assertThat(plan.at("/firstForms/1/channel").asText()).isEqualTo("mms");
        assertThat(plan.at("/firstForms/1/assumed").asInt()).isEqualTo(1);
        assertThat(plan.at("/firstForms/2").toString())
                .isEqualTo("{\"channel\":\"sms\",\"messages\":1,\"known\":1,\"learned\":0,\"hinted\":0,\"assumed\":0}");
        assertThat(plan.at("/segments/0").toString()).isEqualTo("{\"segments\":1,\"messages\":5,\"first\":1}");
        assertThat(plan.path("unpriced").asInt()).isEqualTo(5);
        List<String> problems = new ArrayList<>();
        plan.path("problems")
                .forEach(one -> problems.add(one.path("row").asInt()
                        + one.path("pointer").asText() + " " + one.path("code").asText()));
        assertThat(problems)
                .containsExactly(
                        "5/to not-a-number",
                        "6/to duplicate",
                        "7/to opt-out",
                        "8/variables/name variable-missing",
                        "9/variables/name too-long");
        assertThat(plan.at("/problems/1/detail").asText()).contains("row 1");
        assertThat(plan.at("/problems/2/detail").asText()).contains("STOP");
    }

    @Test
    void theSegmentsPlannedAreTheSegmentsSent() {
        ObjectNode body = request();
        body.putArray("chain").addObject().put("channel", "sms");
        ObjectNode batch = Json.object().put("mode", "test");
        ArrayNode items = batch.putArray("items");
        String[] names = {"Ada", "x".repeat(180), "李雷", "李雷".repeat(60)};
        for (int i = 0; i < names.length; i++) {
            String number = "+44770090031" + i;
            rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(number), "Reader " + i));
            ObjectNode row = row(body, number, names[i]);
            ObjectNode item = items.addObject();
            item.setAll(row.deepCopy());
            item.set("card", body.path("card"));
            item.set("chain", body.path("chain"));
        }
        JsonNode plan = plan(body);
        HttpResponse<String> sent = rig.postLive("/v1/messages/batch", batch);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        Map<Integer, Integer> segments = new TreeMap<>();
        for (JsonNode result : Json.tree(sent.body()).path("results")) {
            String id = result.at("/accepted/messages/0/id").asText();
            Rig.await(
                    "it arrives", () -> detail(id).at("/message/state").asText().equals("delivered"));
            assertThat(detail(id).at("/message/mode").asText()).isEqualTo("test");
            segments.merge(detail(id).at("/attempts/0/segments").asInt(), 1, Integer::sum);
        }
        assertThat(plan.path("segments"))
                .allSatisfy(one -> assertThat(segments.get(one.path("segments").asInt()))
                        .as(plan.path("segments") + " " + segments)
                        .isEqualTo(one.path("messages").asInt()));
        assertThat(plan.path("segments").size()).isEqualTo(segments.size());
    }

    private static JsonNode detail(String message) {
        return Json.tree(rig.get("/v1/messages/" + message).body());
    }

    @Test
    void whenItIsDoneIsKnownFromTheRatesOfTheLinks() {
        ObjectNode body = request();
        body.putArray("chain").addObject().put("channel", "sms");
        Instant evening = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        body.put("sendAt", evening.toString());
        for (int i = 0; i < 100; i++) {
            row(body, "+4477009010" + (i < 10 ? "0" : "") + i, "Ada");
        }
        assertThat(plan(body).has("doneAt")).as("no rate is stated").isFalse();
        rig.slowDown(5);
        JsonNode plan = plan(body);
        rig.slowDown(0);
        assertThat(plan.at("/links/0/name").asText()).isEqualTo(Demo.SMS);
        assertThat(plan.at("/links/0/seconds").asDouble()).isEqualTo(20);
        assertThat(Instant.parse(plan.path("doneAt").asText())).isEqualTo(evening.plusSeconds(20));
    }

    @Test
    void tenThousandRowsArePlannedInOneCall() {
        ObjectNode body = request();
        for (int i = 0; i < 10_000; i++) {
            row(body, "+8613800" + (100_000 + i), "李雷 " + i);
        }
        JsonNode plan = plan(body);
        assertThat(plan.path("going").asInt()).isEqualTo(10_000);
        assertThat(plan.at("/firstForms/0/assumed").asInt()).isEqualTo(10_000);
        assertThat(plan.at("/segments/0/messages").asInt()).isEqualTo(10_000);
    }

    @Test
    void whatIsWrongWithTheWholeIsRefusedByField() {
        ObjectNode body = request().put("sendAt", "2099-01-01T00:00:00Z").put("mode", "live");
        row(body, "+447700900301", "Ada");
        HttpResponse<String> answer = rig.post("/v1/plans", body);
        assertThat(answer.statusCode()).isEqualTo(422);
        List<String> pointers = new ArrayList<>();
        Json.tree(answer.body())
                .path("errors")
                .forEach(one -> pointers.add(one.path("pointer").asText()));
        assertThat(pointers).containsExactly("/mode", "/sendAt");
    }
}
