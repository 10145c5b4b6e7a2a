package org.cardwire.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.fixtures.handset.Channel;
import org.cardwire.fixtures.handset.Media;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.fixtures.handset.Received;
import org.cardwire.link.Kinds;
import org.cardwire.link.LinkStore;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.http.Authenticator;
import org.cardwire.platform.http.Contract;
import org.cardwire.platform.http.HttpDoor;
import org.cardwire.platform.http.HttpSettings;
import org.cardwire.platform.http.Principal;
import org.cardwire.platform.http.RateLimits;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The handsets over REST, with messages put onto the wall by hand. The key {@code "1"} is brand 1's, and so on. */
class HandsetRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PATH = "/v1/sandbox/handsets/";
    private static final Map<String, Origins.Origin> ORIGINS = new ConcurrentHashMap<>();

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static HttpDoor door;

    @BeforeAll
    static void open() {
        LinkStore links = new LinkStore(DATABASE.db(), Keyring.random().sealer(), new Kinds());
        sandbox = Sandbox.start(links, new SecureRandom(), InstantSource.system());
        door = door(new HandsetRoutes(sandbox, received -> Optional.ofNullable(ORIGINS.get(received.id()))));
    }

    @AfterAll
    static void close() {
        door.close();
        sandbox.close();
    }

    private static HttpDoor door(Routes routes) {
        HttpSettings settings = new HttpSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                100_000,
                1_000_000,
                folder,
                16,
                new RateLimits.Rate(1_000, 1_000),
                Duration.ofSeconds(2));
        HttpDoor open =
                new HttpDoor(DATABASE.vertx(), settings, Contract.load(), new Brands(), new SimpleMeterRegistry());
        routes.register(open);
        open.listen();
        return open;
    }

    private static final class Brands implements Authenticator {
        @Override
        public Optional<Principal> byApiKey(String key) {
            return Optional.of(
                    new Principal(Long.parseLong(key), "key_" + key, true, Set.of("sandbox"), Optional.empty()));
        }

        @Override
        public Optional<Principal> bySession(String cookie) {
            return Optional.empty();
        }
    }

    @Test
    void aMessageOfAnotherBrandIsNeitherShownNorTouched() {
        Received mine = sms(DemoHandsets.SMS_EMOJI, "for brand 1");
        ORIGINS.put(mine.id(), new Origins.Origin(77, 1));

        assertThat(json("1", "GET", handset(mine), "").at("/messages/0/message").asText())
                .isEqualTo("msg_000000000002d");
        assertThat(json("2", "GET", handset(mine), "").path("messages")).isEmpty();
        assertThat(status("2", "POST", of(mine) + "/read", "")).isEqualTo(404);
        assertThat(json("1", "POST", of(mine) + "/read", "").at("/marks/0/what").asText())
                .isEqualTo("read");
    }

    @Test
    void aFileOfTheHandsetComesUnderItsOwnTypeAndIsNeverRun() throws Exception {
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] image = {1, 2, 3};
        Received mms = add(
                Channel.MMS,
                DemoHandsets.MMS_300_KB,
                Json.object(),
                List.of(new Media("a.png", "image/png", image), new Media("b.svg", "image/svg+xml", page)));

        JsonNode media = json("1", "GET", handset(mms), "").at("/messages/0/media");
        HttpResponse<byte[]> drawn =
                HTTP.send(request("1", media.at("/0/url").asText()).build(), BodyHandlers.ofByteArray());
        assertThat(drawn.body()).isEqualTo(image);
        assertThat(drawn.headers().firstValue("Content-Type")).contains("image/png");
        HttpResponse<byte[]> active =
                HTTP.send(request("1", media.at("/1/url").asText()).build(), BodyHandlers.ofByteArray());
        assertThat(active.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(active.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(status("1", "GET", of(mms) + "/media/2", "")).isEqualTo(404);
    }

    @Test
    void aTapOnAnSmsOpensALinkThatStandsInIt() {
        Received sms = sms(DemoHandsets.SMS_THROTTLED, "See https://card.example/a. Or https://card.example/b");

        assertThat(status("1", "POST", of(sms) + "/tap", "{\"button\": \"https://other.example\"}"))
                .isEqualTo(409);
        assertThat(json("1", "POST", of(sms) + "/tap", "{\"button\": \"2\"}")
                        .at("/marks/0/detail")
                        .asText())
                .isEqualTo("not opened: card.example is not this machine");
    }

    @Test
    void aReplyNeedsSomebodyToReplyTo() {
        String replies = PATH + encoded(DemoHandsets.OPTED_OUT) + "/replies";
        assertThat(status("1", "POST", replies, "{\"channel\": \"sms\", \"text\": \"STOP\"}"))
                .isEqualTo(409);
        assertThat(status("1", "POST", replies, "{\"channel\": \"sms\", \"text\": \"STOP\", \"to\": \"60777\"}"))
                .isEqualTo(202);
        assertThat(sandbox.carriers().smsc().stats().of("replies")).isEqualTo(1);
    }

    @Test
    void aHandsetIsSwitchedOffAndOn() {
        String path = PATH + encoded(DemoHandsets.FULL_RCS);
        assertThat(json("1", "PATCH", path, "{\"online\": false}")
                        .path("online")
                        .asBoolean())
                .isFalse();
        assertThat(json("1", "PATCH", path, "{\"online\": true}").path("online").asBoolean())
                .isTrue();
        assertThat(status("1", "PATCH", PATH + "%2B447700900999", "{\"online\": true}"))
                .isEqualTo(404);
    }

    @Test
    void aHandsetIsAddedWithANumberThatLeadsToAnAccountForItAndRemovedAgain() {
        HttpResponse<String> answer =
                call("1", "POST", "/v1/sandbox/handsets", "{\"name\": \"Mia\", \"kind\": \"mms-600\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode made = Json.tree(answer.body());
        assertThat(made.path("number").asText()).startsWith(DemoHandsets.MMS_LARGE_PREFIX);
        assertThat(made.at("/mms/maxBytes").asLong()).isEqualTo(Demo.MMS_LARGE_BYTES);
        assertThat(made.path("added").asBoolean()).isTrue();
        String path = PATH + "%2B" + made.path("number").asText().substring(1);
        assertThat(json("2", "GET", path, "").at("/handset/name").asText()).isEqualTo("Mia");

        assertThat(status("1", "DELETE", path, "")).isEqualTo(204);
        assertThat(status("1", "GET", path, "")).isEqualTo(404);
        assertThat(status("1", "DELETE", PATH + encoded(DemoHandsets.FULL_RCS), ""))
                .as("one of the sandbox's own")
                .isEqualTo(409);
        assertThat(status("1", "POST", "/v1/sandbox/handsets", "{\"name\": \" \", \"kind\": \"fax\"}"))
                .isEqualTo(422);
    }

    @Test
    void aClearedHandsetKeepsWhatOtherBrandsSent() {
        Received mine = sms(DemoHandsets.MMS_600_KB, "for brand 1");
        Received other = sms(DemoHandsets.MMS_600_KB, "for brand 2");
        ORIGINS.put(mine.id(), new Origins.Origin(1, 1));
        ORIGINS.put(other.id(), new Origins.Origin(2, 2));

        assertThat(status("1", "DELETE", handset(mine) + "/messages", "")).isEqualTo(204);
        assertThat(json("1", "GET", handset(mine), "").path("messages")).isEmpty();
        assertThat(json("2", "GET", handset(mine), "").path("messages")).hasSize(1);
    }

    @Test
    void whatAHandsetsBrowserGotIsShown() {
        Received sms = sms(DemoHandsets.SMS_CHINESE, "See https://card.example/a");
        assertThat(status("1", "GET", of(sms) + "/page", ""))
                .as("before it was opened")
                .isEqualTo(404);
        json("1", "POST", of(sms) + "/tap", "{\"button\": \"1\"}");
        assertThat(json("1", "GET", of(sms) + "/page", "").path("status").asText())
                .contains("card.example is not this machine");
    }

    @Test
    void aServerWithoutASandboxSaysHowToGetOne() throws Exception {
        HttpDoor without = door(HandsetRoutes.off());
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(without.publicUrl() + "/v1/sandbox/handsets"))
                    .header("Authorization", "Bearer 1")
                    .build();
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("CARDWIRE_SANDBOX=true");
        } finally {
            without.close();
        }
    }

    private static Received sms(PhoneNumber to, String text) {
        return add(Channel.SMS, to, Json.object().put("text", text), List.of());
    }

    private static Received add(Channel channel, PhoneNumber to, ObjectNode content, List<Media> media) {
        return sandbox.carriers()
                .world()
                .wall()
                .add(channel, Demo.SMS, "1", to, "60777", Instant.EPOCH, content, media);
    }

    private static String encoded(PhoneNumber number) {
        return "%2B" + number.digits();
    }

    private static String handset(Received received) {
        return PATH + encoded(received.to());
    }

    private static String of(Received received) {
        return handset(received) + "/messages/" + received.id();
    }

    private static JsonNode json(String key, String method, String path, String body) {
        HttpResponse<String> answer = call(key, method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.tree(answer.body());
    }

    private static int status(String key, String method, String path, String body) {
        return call(key, method, path, body).statusCode();
    }

    private static HttpRequest.Builder request(String key, String path) {
        return HttpRequest.newBuilder(URI.create(door.publicUrl() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> call(String key, String method, String path, String body) {
        try {
            return HTTP.send(
                    request(key, path)
                            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
