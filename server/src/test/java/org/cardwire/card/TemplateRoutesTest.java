package org.cardwire.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.http.Authenticator;
import org.cardwire.platform.http.Contract;
import org.cardwire.platform.http.HttpDoor;
import org.cardwire.platform.http.HttpSettings;
import org.cardwire.platform.http.Principal;
import org.cardwire.platform.http.RateLimits;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Templates over a real socket and a real database. */
class TemplateRoutesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicLong IDS = new AtomicLong(1_000);

    @TempDir
    static Path folder;

    private static HttpDoor door;

    private static final Authenticator EVERYONE = new Authenticator() {
        @Override
        public Optional<Principal> byApiKey(String key) {
            return Optional.of(
                    new Principal(77, "key_author", false, Set.of("content:read", "content:write"), Optional.empty()));
        }

        @Override
        public Optional<Principal> bySession(String cookie) {
            return Optional.empty();
        }
    };

    @BeforeAll
    static void open() {
        HttpSettings settings = new HttpSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                1_000_000,
                1_000_000,
                folder,
                16,
                new RateLimits.Rate(100, 200),
                Duration.ofSeconds(2));
        door = new HttpDoor(VERTX, settings, Contract.load(), EVERYONE, new SimpleMeterRegistry());
        Instant noon = Instant.parse("2026-11-21T12:00:00Z");
        Limits limits = Limits.standard();
        BrandCards cards = new BrandCards(limits, (brand, assets) -> assets);
        new TemplateRoutes(new TemplateStore(DATABASE.db()), cards, () -> noon, IDS::incrementAndGet).register(door);
        new LimitsRoutes(limits, 52_428_800).register(door);
        door.listen();
    }

    @AfterAll
    static void close() {
        door.close();
        VERTX.close().await();
    }

    private static String input(String name, String sample) {
        ObjectNode input = Json.object().put("name", name);
        input.set("card", Json.tree(new String(Samples.bytes(sample), StandardCharsets.UTF_8)));
        return input.toString();
    }

    private static HttpResponse<String> call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
                .header("Authorization", "Bearer live_any")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSameCallTwiceSavesOneTemplate() {
        String body = input("Once", "otp");
        HttpResponse<String> first = call("POST", "/v1/templates", body, "Idempotency-Key", "once");
        HttpResponse<String> second = call("POST", "/v1/templates", body, "Idempotency-Key", "once");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        HttpResponse<String> other = call("POST", "/v1/templates", input("Other", "otp"), "Idempotency-Key", "once");
        assertThat(other.statusCode()).isEqualTo(409);
    }

    @Test
    void anETagThatAProxyWeakenedStillNamesItsVersion() {
        HttpResponse<String> created = call("POST", "/v1/templates", input("Code", "otp"));
        String path = "/v1/templates/" + Json.tree(created.body()).path("id").asText();
        assertThat(call("PUT", path, input("Weak", "otp"), "If-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(call("PUT", path, input("Late", "otp"), "If-Match", "W/\"1\"")
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void aTemplateIsSavedReadChangedAndPutAway() {
        HttpResponse<String> created = call("POST", "/v1/templates", input("Code", "otp"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String path = "/v1/templates/" + Json.tree(created.body()).path("id").asText();
        String etag = created.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> changed = call("PUT", path, input("Trip", "three-photo-carousel"), "If-Match", etag);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        HttpResponse<String> late = call("PUT", path, input("Late", "otp"), "If-Match", etag);
        assertThat(late.statusCode()).isEqualTo(412);

        JsonNode newest = Json.tree(call("GET", path, "").body());
        assertThat(newest.path("version").intValue()).isEqualTo(2);
        assertThat(newest.path("kind").asText()).isEqualTo("service");
        assertThat(Json.tree(call("GET", path + "/versions/1", "").body())
                        .path("name")
                        .asText())
                .isEqualTo("Code");
        assertThat(Json.tree(call("GET", path + "/versions", "").body()).path("items"))
                .hasSize(2);

        assertThat(call("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(call("GET", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void aBadCardIsRefusedWithEveryProblemUnderCard() {
        String bad = input("Bad", "otp").replace("\"otp\"", "\"sms\"").replace("\"text\":", "\"txt\":");
        HttpResponse<String> refused = call("POST", "/v1/templates", bad, "Accept-Language", "zh");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Json.tree(refused.body()).path("errors").findValuesAsText("pointer"))
                .contains("/card/kind", "/card/txt");
    }

    @Test
    void theRegistryAndTheSchemaAreServed() {
        JsonNode limits = Json.tree(call("GET", "/v1/limits", "").body());
        assertThat(limits.at("/limits/card.title/value").intValue()).isEqualTo(200);
        assertThat(limits.at("/limits/card.title/source").asText()).isNotEmpty();
        assertThat(limits.path("uploadBytes").asLong()).isEqualTo(52_428_800);
        assertThat(call("GET", "/card.schema.json", "").body()).contains("\"$defs\"");
    }
}
