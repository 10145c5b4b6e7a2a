package org.cardwire.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cardwire.brand.Audit;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Message;
import org.cardwire.message.Outcome;
import org.cardwire.message.Records;
import org.cardwire.platform.Door;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;
import org.cardwire.reporting.Recorded;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From the ledger's feed to a brand's own server, over real sockets. */
@Timeout(60)
class WebhookTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String KEY = "cw_live_61";
    private static final PublicId MESSAGE = new PublicId("msg");
    /** Retries after a few milliseconds; switched off after half a second of failures. */
    private static final WebhookSettings FAST = new WebhookSettings(
            List.of(Duration.ofMillis(5), Duration.ofMillis(5)),
            Duration.ofSeconds(5),
            2,
            8,
            Duration.ofSeconds(20),
            Duration.ofMillis(30),
            20,
            Duration.ofMillis(1),
            Duration.ofHours(24),
            Duration.ofDays(1),
            true);

    private static final WebhookSettings PATIENT = withDisableAfter(Duration.ofDays(5));

    @TempDir
    static Path folder;

    private static Recorded recorded;
    private static Door door;
    private static HttpServer shop;

    private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
    private final AtomicReference<IntSupplier> answer = new AtomicReference<>(() -> 204);

    private record Got(String id, String timestamp, String signature, String body) {
        JsonNode json() {
            return Json.tree(body);
        }
    }

    private static WebhookSettings withDisableAfter(Duration time) {
        return new WebhookSettings(
                FAST.retries(),
                FAST.timeout(),
                FAST.perEndpoint(),
                FAST.inFlight(),
                FAST.lease(),
                FAST.pollEvery(),
                FAST.entries(),
                time,
                FAST.oldSecret(),
                FAST.keep(),
                true);
    }

    @BeforeAll
    static void open() throws IOException {
        recorded = new Recorded(DATABASE.db());
        DATABASE.db()
                .sql("insert into brand (id, name, time_zone, locale) values (61, 'b', 'UTC', 'en')")
                .update();
        door = new Door(
                DATABASE.vertx(),
                folder,
                List.of(new WebhookRoutes(
                        DATABASE.db(),
                        recorded.keys.sealer(),
                        recorded.ids::next,
                        new Random(5),
                        new Audit(recorded.ids),
                        FAST)));
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.setExecutor(task -> Thread.ofVirtual().start(task));
        shop.start();
    }

    @AfterAll
    static void close() {
        shop.stop(0);
        door.close();
        recorded.close();
    }

    @BeforeEach
    void listen() {
        shop.createContext("/hook", this::take);
    }

    @AfterEach
    void forget() {
        shop.removeContext("/hook");
        DATABASE.db().sql("delete from webhook").update();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        got.add(new Got(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                body));
        exchange.sendResponseHeaders(answer.get().getAsInt(), -1);
        exchange.close();
    }

    private static Webhooks running(WebhookSettings settings) {
        Webhooks webhooks = new Webhooks(
                DATABASE.db(), recorded.keys.sealer(), recorded.ids::next, Instant::now, new Random(7), settings);
        recorded.ledger.onFlush(webhooks::nudge);
        return webhooks;
    }

    private static JsonNode made(String... events) {
        ObjectNode body =
                Json.object().put("url", "http://127.0.0.1:" + shop.getAddress().getPort() + "/hook");
        var list = body.putArray("events");
        Arrays.stream(events).forEach(list::add);
        return door.json(201, "POST", "/v1/webhooks", body.toString(), KEY);
    }

    private static String path(JsonNode made) {
        return "/v1/webhooks/" + made.at("/webhook/id").asText();
    }

    /** What a node had taken when it was stopped is due again when its lease of a minute ends. */
    private Got next() throws InterruptedException {
        Got next = got.poll(90, TimeUnit.SECONDS);
        assertThat(next).as("a delivery").isNotNull();
        return next;
    }

    /** As a receiver checks it who read the scheme and not our code. */
    private static String signed(String secret, Got got) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        byte[] tag =
                mac.doFinal((got.id() + "." + got.timestamp() + "." + got.body()).getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(tag);
    }

    private static void delivered(Message message) {
        recorded.append(new Records()
                .event(message.id(), Channel.SMS, Event.of(1, EventKind.DELIVERED, "DELIVRD", Instant.now()))
                .outcome(message.id(), Channel.SMS, Outcome.DELIVERED, Instant.now()));
    }

    @Test
    void aDeliveryIsToldSignedWithItsReferenceAndCode() throws Exception {
        JsonNode webhook = made("message.delivered");
        try (Webhooks webhooks = running(PATIENT)) {
            Message message = recorded.accepted(61, recorded.number(), Channel.SMS);
            recorded.happened(message, Channel.SMS, 1, EventKind.READ, ""); // not asked for
            delivered(message);
            Got told = next();
            assertThat(told.signature()).isEqualTo(signed(webhook.path("secret").asText(), told));
            assertThat(told.json().path("type").asText()).isEqualTo("message.delivered");
            JsonNode data = told.json().path("data");
            assertThat(data.path("message").asText()).isEqualTo(MESSAGE.of(message.id()));
            assertThat(data.path("state").asText()).isEqualTo("delivered");
            assertThat(data.path("channel").asText()).isEqualTo("sms");
            assertThat(data.path("code").asText()).isEqualTo("DELIVRD");
            assertThat(data.path("clientRef").asText()).isEqualTo("order-" + message.id());
        }
        assertThat(got).isEmpty();
        JsonNode log = door.get(path(webhook) + "/deliveries", KEY);
        assertThat(Door.each(log.path("items"), "state")).containsExactly("delivered");
        assertThat(log.at("/items/0/status").asInt()).isEqualTo(204);
        assertThat(log.toString()).doesNotContain("+4477");
    }

    @Test
    void aSubmissionIsFinishedOnceAlsoWhenAnOutcomeRises() throws Exception {
        made("submission.finished", "message.delivered", "message.unknown");
        try (Webhooks webhooks = running(PATIENT)) {
            Message message = recorded.accepted(61, recorded.number(), Channel.SMS);
            recorded.append(new Records().outcome(message.id(), Channel.SMS, Outcome.UNKNOWN, Instant.now()));
            List<String> first = List.of(
                    next().json().path("type").asText(),
                    next().json().path("type").asText());
            assertThat(first).containsExactlyInAnyOrder("message.unknown", "submission.finished");
            delivered(message);
            assertThat(next().json().path("type").asText()).isEqualTo("message.delivered");
        }
        assertThat(got).isEmpty();
    }

    @Test
    void aFailureIsRepeatedWithTheSameIdUntilItIsTakenOrGivenUp() throws Exception {
        JsonNode webhook = made("message.clicked");
        answer.set(() -> 500);
        try (Webhooks webhooks = running(PATIENT)) {
            Message message = recorded.accepted(61, recorded.number(), Channel.SMS);
            recorded.happened(message, Channel.SMS, 1, EventKind.CLICKED, "");
            String id = next().id();
            assertThat(next().id()).isEqualTo(id);
            assertThat(next().id()).isEqualTo(id);
            await(webhook, "given-up");
            answer.set(() -> 200);
            JsonNode again = door.json(202, "POST", path(webhook) + "/deliveries/" + id + "/replay", "", KEY);
            assertThat(again.path("state").asText()).isEqualTo("waiting");
            assertThat(next().id()).isEqualTo(id);
            await(webhook, "delivered");
        }
    }

    /** The log, asked until it says so: the answer to us and its record are two steps. */
    private static void await(JsonNode webhook, String state) throws InterruptedException {
        String seen = "";
        for (int i = 0; i < 500 && !seen.equals(state); i++) {
            seen = door.get(path(webhook) + "/deliveries", KEY)
                    .at("/items/0/state")
                    .asText();
            Thread.sleep(20);
        }
        assertThat(seen).isEqualTo(state);
    }

    @Test
    void whoOnlyFailsForLongIsSwitchedOffAndToldWhy() throws Exception {
        JsonNode webhook = made("message.clicked");
        answer.set(() -> 503);
        try (Webhooks webhooks = running(FAST)) {
            Message message = recorded.accepted(61, recorded.number(), Channel.SMS);
            recorded.happened(message, Channel.SMS, 1, EventKind.CLICKED, "");
            JsonNode now = door.get(path(webhook), KEY);
            for (int i = 0; i < 500 && now.path("enabled").asBoolean(); i++) {
                Thread.sleep(20);
                now = door.get(path(webhook), KEY);
            }
            assertThat(now.path("enabled").asBoolean()).isFalse();
            assertThat(now.path("disabledReason").asText()).contains("503");
        }
    }

    @Test
    void nothingIsLostOrDoubledWhenTheProcessThatTellsIsReplaced() throws Exception {
        made("message.tapped");
        Message message = recorded.accepted(61, recorded.number(), Channel.RCS);
        for (int round = 0; round < 3; round++) {
            tapped(message, round * 10L);
            try (Webhooks webhooks = running(PATIENT)) {
                tapped(message, round * 10L + 1);
                next();
                next();
            }
        }
        assertThat(got).isEmpty();
    }

    private static void tapped(Message message, long key) {
        recorded.happened(
                message,
                Channel.RCS,
                Event.of(1, EventKind.TAPPED, "b1", Instant.now()).withDedupe(key));
    }

    @Test
    void aNewSecretSignsBesideTheOldOne() throws Exception {
        JsonNode webhook = made("message.clicked");
        String old = webhook.path("secret").asText();
        String fresh = door.json(200, "POST", path(webhook) + "/rotate", "", KEY)
                .path("secret")
                .asText();
        try (Webhooks webhooks = running(PATIENT)) {
            Message message = recorded.accepted(61, recorded.number(), Channel.SMS);
            recorded.happened(message, Channel.SMS, 1, EventKind.CLICKED, "");
            Got told = next();
            assertThat(told.signature()).isEqualTo(signed(fresh, told) + " " + signed(old, told));
        }
        assertThat(door.get("/v1/webhooks", KEY).toString()).doesNotContain(old, fresh);
    }

    @Test
    void privateAddressesAreRefusedAndOtherBrandsSeeNothing() {
        String body = "{\"url\":\"http://10.0.0.7/x\",\"events\":[\"message.sent\"]}";
        assertThat(door.json(422, "POST", "/v1/webhooks", body, KEY)
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("address-not-allowed");
        JsonNode webhook = made("message.sent");
        door.json(404, "GET", path(webhook), "", "cw_live_62");
        ObjectNode change =
                Json.object().put("url", webhook.at("/webhook/url").asText()).put("enabled", false);
        change.putArray("events").add("message.read");
        JsonNode changed = door.json(200, "PUT", path(webhook), change.toString(), KEY);
        assertThat(changed.path("enabled").asBoolean()).isFalse();
        door.json(204, "DELETE", path(webhook), "", KEY);
        door.json(404, "GET", path(webhook), "", KEY);
    }
}
