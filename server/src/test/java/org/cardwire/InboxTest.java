package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.SandboxServer.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.OptionalLong;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.platform.json.Json;
import org.cardwire.tracking.inbox.Said;
import org.cardwire.tracking.inbox.Word;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What virtual handsets say to a whole server, as those see it who answer. */
class InboxTest {
    @RegisterExtension
    static final SandboxServer SERVER = new SandboxServer();

    private static String test;
    private static String live;

    @BeforeAll
    static void start() {
        test = SERVER.first().testKey();
        live = SERVER.first().liveKey();
    }

    @Test
    void aTextWaitsBesideTheMessageThatItAnswersUntilSomebodyAnswersIt() {
        String number = DemoHandsets.SMS_EMOJI.e164();
        String message = sent(number, "Your parcel is here");
        say(number, "Where exactly?");
        JsonNode found = awaited("?waiting=true", number);

        assertThat(found.at("/last/text").asText()).isEqualTo("Where exactly?");
        assertThat(found.at("/last/message").asText()).isEqualTo(message);
        JsonNode look = SERVER.ok("GET", "/v1/messages/" + message + "/look", "", test);
        assertThat(look.path("channel").asText()).isEqualTo("sms");
        assertThat(look.at("/sms/text").asText()).contains("Your parcel is here");
        assertThat(look.has("rcs")).isFalse();
        assertThat(found.has("waitsSince")).isTrue();
        assertThat(SERVER.ok("GET", "/v1/inbox/waiting", "", test)
                        .at("/test/conversations")
                        .asInt())
                .isPositive();

        String answers = conversation(found) + "/answers";
        JsonNode first = SERVER.ok("POST", answers, "{\"text\":\"Locker 12\"}", test, "Idempotency-Key", "answer-1");
        JsonNode again = SERVER.ok("POST", answers, "{\"text\":\"Locker 12\"}", test, "Idempotency-Key", "answer-1");
        assertThat(again).isEqualTo(first);

        JsonNode after = SERVER.ok("GET", conversation(found), "", test);
        assertThat(after.at("/conversation/settled/how").asText()).isEqualTo("answered");
        assertThat(after.at("/conversation").has("waitsSince")).isFalse();
        assertThat(after.at("/words/items")).hasSize(2);
        assertThat(after.at("/words/items/0/message").asText())
                .isEqualTo(first.path("message").asText());
        Rig.await("the answer", () -> SERVER.handset(number).toString().contains("Locker 12"));

        say(number, "Thank you");
        assertThat(awaited("?waiting=true", number).at("/last/text").asText()).isEqualTo("Thank you");
        SERVER.ok("PATCH", conversation(found), "{\"done\":true}", test);
        assertThat(SERVER.ok("GET", conversation(found), "", test)
                        .at("/conversation/settled/how")
                        .asText())
                .isEqualTo("done");
        assertThat(SERVER.db()
                        .sql("select action from audit where subject = :id order by id")
                        .set("id", found.path("id").asText())
                        .list(row -> row.getString("action")))
                .containsExactly("conversation.answered", "conversation.done");
    }

    @Test
    void whoOptedOutIsListedButWaitsForNothingAndGetsNoAnswer() {
        String number = DemoHandsets.SMS_CHINESE.e164();
        sent(number, "Half off");
        say(number, "STOP");
        JsonNode found = awaited("?kind=opt-outs", number);

        assertThat(found.has("waitsSince")).isFalse();
        assertThat(SERVER.ok("GET", conversation(found), "", test)
                        .at("/optedOut/word")
                        .asText())
                .isEqualTo("STOP");
        HttpResponse<String> refused = SERVER.call(
                "POST", conversation(found) + "/answers", "{\"text\":\"Sorry\"}", with(test, "Accept-Language", "zh"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("opted-out", "退订");
    }

    @Test
    void aTestKeySeesNoRealHandsetAndALiveOneBothApart() {
        put(true, "+447700900801", 1, "From a real one");
        put(false, "+447700900802", 2, "From a virtual one");

        assertThat(SERVER.ok("GET", "/v1/inbox?limit=200", "", test).toString())
                .contains("From a virtual one")
                .doesNotContain("From a real one");
        JsonNode real = SERVER.ok("GET", "/v1/inbox?mode=live", "", live);
        assertThat(real.toString()).contains("From a real one").doesNotContain("From a virtual one");
        assertThat(SERVER.call("GET", conversation(real.at("/items/0")), "", with(test))
                        .statusCode())
                .isEqualTo(404);
        assertThat(SERVER.ok("GET", "/v1/inbox/waiting", "", test).has("live")).isFalse();
    }

    @Test
    void hearingTwiceKeepsOneWordAndPagesGoOnToTheEnd() {
        put(false, "+447700900803", 3, "Once");
        put(false, "+447700900803", 3, "Once");
        JsonNode once =
                SERVER.ok("GET", "/v1/inbox?number=%2B447700900803", "", test).at("/items/0");
        assertThat(SERVER.ok("GET", conversation(once), "", test).at("/words/items"))
                .hasSize(1);

        put(false, "+447700900803", 4, "Twice");
        JsonNode page =
                SERVER.ok("GET", conversation(once) + "?limit=1", "", test).path("words");
        assertThat(page.at("/items/0/text").asText()).isEqualTo("Twice");
        JsonNode next = SERVER.ok(
                        "GET",
                        conversation(once) + "?limit=1&cursor="
                                + page.path("next").asText(),
                        "",
                        test)
                .path("words");
        assertThat(next.at("/items/0/text").asText()).isEqualTo("Once");
        assertThat(next.has("next")).isFalse();
    }

    @Test
    void numbersAreMaskedForThoseWhoMayNotSeeThemAndTheInboxIsClosedToOthers() {
        put(false, "+447700900804", 5, "Mask me");
        String reader = key("\"contacts:read\"");
        String other = key("\"messages:read\"");

        String masked =
                SERVER.ok("GET", "/v1/inbox?number=%2B447700900804", "", reader).toString();
        assertThat(masked).contains("Mask me").doesNotContain("447700900804");
        assertThat(SERVER.call("GET", "/v1/inbox", "", with(other)).statusCode())
                .isEqualTo(403);
        assertThat(SERVER.call("GET", "/v1/inbox/waiting", "", with(other)).statusCode())
                .isEqualTo(200);
        JsonNode found =
                SERVER.ok("GET", "/v1/inbox?number=%2B447700900804", "", test).at("/items/0");
        assertThat(SERVER.call("PATCH", conversation(found), "{\"done\":true}", with(reader))
                        .statusCode())
                .isEqualTo(403);
    }

    private static void put(boolean live, String number, long event, String text) {
        long brand = SERVER.db()
                .sql("select id from brand")
                .one(row -> row.getLong("id"))
                .orElseThrow();
        SERVER.server()
                .engine()
                .inbox
                .put(new Said(
                        1,
                        event,
                        brand,
                        7,
                        live,
                        new Msisdn(number),
                        Channel.SMS,
                        Word.Kind.TEXT,
                        text,
                        OptionalLong.empty(),
                        Instant.now()));
    }

    private static String key(String scopes) {
        String body = "{\"name\":\"k\",\"mode\":\"test\",\"scopes\":[" + scopes + "]}";
        return SERVER.ok("POST", "/v1/api-keys", body, live).path("secret").asText();
    }

    /** Sends by SMS and waits until the handset has it. */
    private static String sent(String number, String text) {
        JsonNode accepted = SERVER.ok("POST", "/v1/messages", Json.write(Rig.sms("service", text, number)), test);
        String id = accepted.at("/messages/0/id").asText();
        Rig.await("the message", () -> SERVER.handset(number).toString().contains(id));
        return id;
    }

    private static void say(String number, String text) {
        SERVER.ok(
                "POST",
                SandboxServer.handsetPath(number) + "/replies",
                "{\"channel\":\"sms\",\"text\":\"" + text + "\"}",
                test);
    }

    private static JsonNode awaited(String query, String number) {
        String path = "/v1/inbox" + query + "&number=" + number.replace("+", "%2B");
        Rig.await(
                "the inbox",
                () -> !SERVER.ok("GET", path, "", test).path("items").isEmpty());
        return SERVER.ok("GET", path, "", test).at("/items/0");
    }

    private static String conversation(JsonNode one) {
        return "/v1/inbox/conversations/" + one.path("id").asText();
    }
}
