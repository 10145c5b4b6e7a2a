package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes in at a door: a clear answer, nothing accepted halfway, nothing down. */
class BadInputTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String PHONE = "+447700900760";
    private static final long SEED = new Random().nextLong();

    @TempDir
    static Path folder;

    private static Rig rig;

    private Refusals refusals;
    private int received;

    @BeforeAll
    static void start() {
        rig = new Rig(DATABASE, folder);
        rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(PHONE), "Witness"));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void count() {
        refusals = new Refusals(rig, DATABASE.db());
        received = rig.received(PHONE).size();
    }

    @AfterEach
    void aGoodRequestStillArrives() {
        rig.accepted(Rig.sms("service", "All is well", PHONE));
        Rig.await("the witness", () -> rig.received(PHONE).size() > received);
    }

    @Test
    void malformedJson() {
        refused(400, BodyPublishers.ofString("{\"to\": \"" + PHONE + "\",\n \"card\": "), "line 2", "第 2 行");
        refused(400, BodyPublishers.ofByteArray(new byte[] {(byte) 0xFF, (byte) 0xFE, 0}), "not JSON", "不是有效的 JSON");
        refused(400, BodyPublishers.noBody(), "needs a JSON body", "需要 JSON 正文");
    }

    @Test
    void unknownFields() {
        ObjectNode body = Rig.sms("service", "Hello", PHONE).put("colour", "red");
        refused(body, "/colour", "known are", "已知");
        ObjectNode deeper = Rig.sms("service", "Hello", PHONE);
        ((ObjectNode) deeper.path("card")).put("colour", "red");
        refused(deeper, "/card/colour", "no field \"colour\"", "没有字段“colour”");
    }

    @Test
    void aTitleOneCharacterTooLong() {
        refused(cards(1, "x".repeat(201)), "/card/cards/0/title", "201 characters; at most 200", "最多 200");
        assertThat(rig.accepted(cards(1, "x".repeat(200)))).hasSize(1);
    }

    @Test
    void aTitleThatIsANumber() {
        ObjectNode body = cards(1, "Title");
        ((ObjectNode) body.at("/card/cards/0")).put("title", 5);
        refused(body, "/card/cards/0/title", "Expected a text, found a number", "应为文本，实际为数字");
    }

    @Test
    void elevenCards() {
        refused(cards(11, "Title"), "/card/cards", "at most 10", "最多 10");
    }

    @Test
    void numbersThatAreNotNumbers() {
        String[] wrong = {"12345", "+44 7700 9OO76O", "tel:+447700900760", "", "+0447700900760", "+4477009007601234567"
        };
        for (int i = 0; i < wrong.length; i++) {
            ObjectNode body = Rig.sms("service", "Hello", PHONE, wrong[i]);
            refused(body, "/to/1", "+447700900001", "+8613800138000");
        }
        refused(Rig.sms("service", "Hello", PHONE).put("to", 447700900760L), "/to", "", "");
    }

    @Test
    void oneBadItemAmongAThousand() {
        ArrayNode items = Json.MAPPER.createArrayNode();
        for (int i = 0; i < 1_000; i++) {
            items.add(Rig.sms("service", "Hello", i == 500 ? "not a number" : "+4477009%05d".formatted(50_000 + i)));
        }
        HttpResponse<String> answer =
                call("/v1/messages/batch", json(Json.object().set("items", items)), "zh");
        JsonNode result = Json.tree(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(result.path("accepted").asInt()).isEqualTo(999);
        JsonNode bad = result.at("/results/500/problem");
        assertThat(bad.at("/errors/0/pointer").asText()).isEqualTo("/to/0");
        assertThat(bad.at("/errors/0/detail").asText()).contains("+8613800138000");
        assertThat(refusals.stored("message")).isEqualTo(999);
    }

    @Test
    void anAddressThatLeadsInside() {
        for (String inside : List.of(
                "http://127.0.0.1:" + rig.server().url().getPort() + "/health/live",
                "http://localhost/a.jpg",
                "http://[::1]/a.jpg",
                "http://0/a.jpg",
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/a.jpg")) {
            var body = json(Json.object().put("url", inside));
            JsonNode problem = refusals.refused("/v1/assets/fetch", 422, body, "public", "公网");
            assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/url");
        }
        var file = json(Json.object().put("url", "file:///etc/passwd"));
        refusals.refused("/v1/assets/fetch", 422, file, "https://shop.example", "https://shop.example");
    }

    @Test
    void aWrongWebhookSignature() {
        String event = "{\"senderPhoneNumber\":\"" + PHONE + "\",\"text\":\"STOP\",\"messageId\":\"forged\"}";
        String data = Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8));
        var body = Json.object();
        body.putObject("message").put("data", data);
        HttpResponse<String> answer = call("/carrier/" + Demo.RCS, json(body), "en");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("X-Goog-Signature");
        refusals.nothingStored();
    }

    @Test
    void garbageAtTheCarriersDoors() {
        Random random = new Random(SEED);
        for (String door : List.of(Demo.RCS, Demo.MMS, Demo.MMS_SMALL)) {
            for (int i = 0; i < 50; i++) {
                HttpResponse<String> answer =
                        call("/carrier/" + door, BodyPublishers.ofByteArray(garbage(random, i == 0 ? 0 : 2_000)), "en");
                boolean refused = answer.statusCode() >= 400 && answer.statusCode() < 500;
                boolean fault =
                        answer.statusCode() == 500 && answer.body().contains("<faultcode>env:Client<"); // SOAP 1.1 §6.2
                assertThat(refused || fault)
                        .as("%s seed %d round %d: %s", door, SEED, i, answer.body())
                        .isTrue();
                assertThat(answer.body()).isNotEmpty();
            }
        }
        assertThat(call("/carrier/nobody", BodyPublishers.noBody(), "en").statusCode())
                .isEqualTo(404);
        refusals.nothingStored();
    }

    @Test
    void garbageAtTheHttpPort() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            byte[] noise = garbage(random, 3_000);
            try (Socket socket = RawHttp.connect(rig.server().url())) {
                socket.getOutputStream().write(noise);
                socket.shutdownOutput();
                String answer = RawHttp.read(socket);
                assertThat(answer)
                        .as("seed %d round %d", SEED, i)
                        .containsPattern("^HTTP/1\\.[01] 4")
                        .contains("not a request of HTTP");
            }
        }
        assertThat(RawHttp.said(
                        rig.server().url(),
                        "GET /v1/messages HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(100_000) + "\r\n\r\n",
                        0,
                        ""))
                .contains(" 431 ", "headers are too long");
        assertThat(RawHttp.said(rig.server().url(), "GET /" + "y".repeat(100_000) + " HTTP/1.1\r\n\r\n", 0, ""))
                .contains(" 414 ", "address is too long");
        refusals.nothingStored();
    }

    @Test
    void garbageFromTheSmsCentre() throws Exception {
        try (Noise noise = new Noise(rig.address("smpp").getPort())) {
            rig.linksTo(noise.port(), rig.address("rcs").getPort());
            rig.server().engine().links.refresh();
            Random random = new Random(SEED);
            for (int i = 0; i < 5; i++) {
                Rig.await("both sessions", () -> smsLinksUp());
                Rig.await("somebody who hears it", () -> noise.say(garbage(random, 4_000)) > 0);
            }
            Rig.await("both sessions again", () -> smsLinksUp());
            refusals.nothingStored();
            rig.accepted(Rig.sms("service", "Through the noise", PHONE));
            Rig.await("the text", () -> rig.received(PHONE).size() > received);
        } finally {
            rig.linksTo(rig.address("smpp").getPort(), rig.address("rcs").getPort());
            rig.server().engine().links.refresh();
            Rig.await("both sessions without noise", () -> smsLinksUp());
        }
    }

    private static boolean smsLinksUp() {
        return List.of(Demo.SMS, Demo.SMS_THROTTLING).stream()
                .allMatch(name -> rig.server()
                        .engine()
                        .links
                        .find(name)
                        .filter(link -> link.up())
                        .isPresent());
    }

    /** A 422 with that pointer, and nothing else wrong. */
    private void refused(ObjectNode body, String pointer, String en, String zh) {
        JsonNode problem = refusals.refused("/v1/messages", 422, json(body), en, zh);
        assertThat(problem.path("errors").findValuesAsText("pointer")).containsExactly(pointer);
    }

    private void refused(int status, BodyPublisher body, String en, String zh) {
        refusals.refused("/v1/messages", status, body, en, zh);
    }

    private static HttpResponse<String> call(String path, BodyPublisher body, String language) {
        return rig.call("POST", path, body, language);
    }

    private static BodyPublisher json(JsonNode body) {
        return BodyPublishers.ofString(Json.write(body));
    }

    private static ObjectNode cards(int count, String title) {
        ObjectNode body = Rig.sms("service", "Hello", PHONE);
        ObjectNode card = ((ObjectNode) body.path("card")).put("layout", count == 1 ? "card" : "carousel");
        ArrayNode cards = card.putArray("cards");
        for (int i = 0; i < count; i++) {
            cards.addObject().put("id", "c" + i).put("title", title).putArray("buttons");
        }
        return body;
    }

    private static byte[] garbage(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
