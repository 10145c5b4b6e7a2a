package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A card that is still being written is tried on one phone. */
class TestSendTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String PATH = "/v1/test-sends";

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
    void whoKnowsNoValuesSendsTheSamplesAndItIsFoundAmongTheMessages() {
        String number = phone("+447700900780");
        HttpResponse<String> answer = rig.post(PATH, card(number, "test"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode sent = Json.tree(answer.body());
        Rig.await("it is there", () -> rig.received(number).size() == 1);
        assertThat(rig.received(number).getFirst().toString()).contains("Hello Ann, 42 points");
        JsonNode shown = Json.tree(
                rig.get("/v1/messages/" + sent.path("message").asText()).body());
        assertThat(shown.at("/message/clientRef").asText()).isEqualTo("card-test");
        assertThat(rig.get("/v1/audit").body())
                .contains("card.tested", sent.path("message").asText());
    }

    @Test
    void valuesThatAreGivenStandInsteadOfTheSamples() {
        String number = phone("+447700900781");
        ObjectNode body = card(number, "test");
        body.putObject("variables").put("points", "7");
        rig.post(PATH, body);
        Rig.await("it is there", () -> rig.received(number).size() == 1);
        assertThat(rig.received(number).getFirst().toString()).contains("Hello Ann, 7 points");
    }

    @Test
    void theSameCallTwiceSendsOnce() {
        String number = phone("+447700900782");
        String[] key = {"Idempotency-Key", "one-try"};
        HttpResponse<String> first = rig.post(PATH, card(number, "test"), key);
        HttpResponse<String> second = rig.post(PATH, card(number, "test"), key);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
    }

    @Test
    void whoMayOnlyUseTheSandboxTestsThereAndNowhereElse() {
        String number = phone("+447700900783");
        String key = keyFor("sandbox");
        assertThat(rig.postAs(key, PATH, card(number, "test")).statusCode()).isEqualTo(202);
        HttpResponse<String> refused = rig.postAs(key, PATH, card(number, "live"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("messages:send");
        HttpResponse<String> testKey = rig.post(PATH, card(number, "live"));
        assertThat(testKey.statusCode()).isEqualTo(422);
        assertThat(testKey.body()).contains("/mode");
    }

    @Test
    void whatIsWrongWithTheCardIsToldAtItsPlace() {
        ObjectNode body = card(phone("+447700900784"), "test");
        ((ObjectNode) body.path("card")).put("text", "Hello {{nobody}}");
        HttpResponse<String> refused = rig.post(PATH, body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("/card/text", "nobody");
    }

    private static String phone(String number) {
        rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(number), "At hand"));
        return number;
    }

    private static ObjectNode card(String to, String mode) {
        ObjectNode body = Json.object().put("to", to).put("mode", mode);
        ObjectNode card = body.putObject("card")
                .put("version", 1)
                .put("kind", "service")
                .put("locale", "en")
                .put("layout", "card")
                .put("text", "Hello {{name}}, {{points}} points");
        card.putArray("variables")
                .add(Json.object().put("name", "name").put("sample", "Ann"))
                .add(Json.object().put("name", "points").put("type", "number").put("sample", "42"));
        body.putArray("chain").addObject().put("channel", "sms");
        return body;
    }

    private static String keyFor(String scope) {
        ObjectNode wanted = Json.object().put("name", "Only " + scope).put("mode", "live");
        wanted.putArray("scopes").add(scope);
        HttpResponse<String> made = rig.postLive("/v1/api-keys", wanted);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Json.tree(made.body()).path("secret").asText();
    }
}
