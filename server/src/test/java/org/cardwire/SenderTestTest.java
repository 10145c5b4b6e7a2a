package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.fixtures.script.Effect;
import org.cardwire.fixtures.script.Script;
import org.cardwire.link.Link;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What whoever set a sender up is told when it is tried out. */
class SenderTestTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String SENDER = "/v1/senders/" + new PublicId("snd").of(4711);

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

    @Test
    void everyChannelOfTheSenderIsTriedByItself() {
        String number = DemoHandsets.FULL_RCS.e164();
        JsonNode result = test(to(number), "en");
        assertThat(result.path("ok").asBoolean()).as(result.toString()).isTrue();
        assertThat(result.path("channels").findValuesAsText("channel")).containsExactly("rcs", "mms", "sms");
        assertThat(result.path("channels").findValuesAsText("code")).containsOnly("accepted");
        assertThat(result.at("/channels/2/sentence").asText()).contains(Demo.SMS, "60777");
        Rig.await("three messages", () -> rig.received(number).size() == 3);
        String message = result.at("/channels/2/message").asText();
        JsonNode shown = Json.tree(rig.get("/v1/messages/" + message).body()).path("message");
        assertThat(shown.path("clientRef").asText()).isEqualTo("sender-test");
        assertThat(shown.path("kind").asText()).isEqualTo("service");
        assertThat(rig.get("/v1/audit").body()).contains("sender.tested");
    }

    @Test
    void theSameCallTwiceSendsOnce() {
        String number = phone("+447700900770");
        HttpResponse<String> first = rig.post(SENDER + "/test", sms(number), "Idempotency-Key", "try");
        HttpResponse<String> second = rig.post(SENDER + "/test", sms(number), "Idempotency-Key", "try");
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(Json.tree(second.body()).at("/channels/0/message").asText())
                .isNotEmpty()
                .isEqualTo(Json.tree(first.body()).at("/channels/0/message").asText());
        assertThat(rig.received(number)).hasSize(1);
    }

    @Test
    void aRepeatTellsOfTheSameMessagesThoughALinkHasGoneMeanwhile() {
        ObjectNode body = to(DemoHandsets.FULL_RCS.e164());
        body.putArray("channels").add("rcs").add("sms");
        String[] key = {"Idempotency-Key", "before-and-after"};
        JsonNode first = Json.tree(rig.post(SENDER + "/test", body, key).body());
        enable(Demo.RCS, false);
        JsonNode second = Json.tree(rig.post(SENDER + "/test", body, key).body());
        enable(Demo.RCS, true);
        for (String channel : List.of("/channels/0", "/channels/1")) {
            JsonNode now = second.at(channel);
            assertThat(now.path("message").asText()).as(second.toString()).startsWith("msg_");
            assertThat(now.path("channel")).isEqualTo(first.at(channel).path("channel"));
            assertThat(now.path("message")).isEqualTo(first.at(channel).path("message"));
            assertThat(now.path("code").asText()).isEqualTo("accepted");
        }
    }

    private static void enable(String link, boolean enabled) {
        var store = rig.server().engine().linkStore;
        Link now = store.find(link).orElseThrow();
        store.save(link, now.kind(), enabled, now.live(), now.traits(), now.settings());
        rig.server().engine().links.refresh();
    }

    @Test
    void aRefusalIsToldWithTheCarriersCodeAndWhatToAsk() {
        String number = phone("+447700900771");
        rig.carriers.world().scripts().add(Script.forNumber(PhoneNumber.parse(number), new Effect.Refuse("0x0A")));
        JsonNode found = test(sms(number), "zh").at("/channels/0");
        assertThat(found.path("code").asText()).as(found.toString()).isEqualTo("refused");
        assertThat(found.path("sentence").asText()).contains("ESME_RINVSRCADR", "60777");
        assertThat(found.path("remedy").asText()).contains("登记");
    }

    @Test
    void theRulesHoldForATestToo() {
        String number = phone("+447700900772");
        rig.optOut(number, "STOP");
        JsonNode found = test(sms(number), "en").at("/channels/0");
        assertThat(found.path("code").asText()).as(found.toString()).isEqualTo("blocked");
        assertThat(found.path("sentence").asText()).contains("opted out");
        assertThat(rig.received(number)).isEmpty();
    }

    @Test
    void aPhoneWithoutAChannelIsSaidToBeOne() {
        ObjectNode body = to(phone("+447700900773"));
        body.putArray("channels").add("rcs");
        JsonNode found = test(body, "en").at("/channels/0");
        assertThat(found.path("code").asText()).as(found.toString()).isEqualTo("ended");
        assertThat(found.path("sentence").asText()).contains("cannot receive RCS");
    }

    @Test
    void whereNothingCanGoNothingIsSentAndTheRemedyIsTold() {
        ObjectNode onlySms = Json.object().put("name", "Plain");
        onlySms.putObject("sms").put("from", "60778");
        HttpResponse<String> made = rig.post("/v1/senders", onlySms);
        String sender = Json.tree(made.body()).path("id").asText();
        ObjectNode body = to("+447700900774");
        body.putArray("channels").add("mms");
        JsonNode found = Json.tree(
                        rig.post("/v1/senders/" + sender + "/test", body).body())
                .at("/channels/0");
        assertThat(found.path("code").asText()).as(found.toString()).isEqualTo("no-address");
        assertThat(found.path("remedy").asText()).contains("PUT /v1/senders/" + sender);
        assertThat(found.has("message")).isFalse();
    }

    @Test
    void aTestKeyReachesTheSandboxOnly() {
        HttpResponse<String> answer =
                rig.post(SENDER + "/test", sms("+447700900775").put("mode", "live"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.tree(answer.body()).at("/errors/0/pointer").asText()).isEqualTo("/mode");
    }

    private static JsonNode test(ObjectNode body, String language) {
        HttpResponse<String> answer =
                rig.call("POST", SENDER + "/test", BodyPublishers.ofString(Json.write(body)), language);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.tree(answer.body());
    }

    private static ObjectNode to(String number) {
        return Json.object().put("to", number);
    }

    private static ObjectNode sms(String number) {
        ObjectNode body = to(number);
        body.putArray("channels").add("sms");
        return body;
    }

    private static String phone(String number) {
        rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(number), "Trial"));
        return number;
    }
}
