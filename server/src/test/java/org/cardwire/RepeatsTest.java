package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.http.Contract;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whatever creates something can be called again without creating it twice. */
class RepeatsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /** There is nothing public to be fetched here, and no sandbox. What is made from something else has a test of its own, too. */
    private static final Set<String> ELSEWHERE = Set.of("fetchAsset", "addHandset");

    private static final Path PHOTO = Path.of("../fixtures/samples/media/dogs.jpg");

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

    /** An operation that answers 201. */
    private record Creates(String id, String path, JsonNode operation) {
        static List<Creates> all() {
            List<Creates> all = new ArrayList<>();
            for (Map.Entry<String, JsonNode> path :
                    Contract.load().document().path("paths").properties()) {
                JsonNode post = path.getValue().path("post");
                if (post.path("responses").has("201")) {
                    all.add(new Creates(post.path("operationId").asText(), path.getKey(), post));
                }
            }
            return all;
        }

        /** The example of the contract, where that does for this server. */
        BodyPublisher body(String variant) throws Exception {
            JsonNode example = operation.at("/requestBody/content/application~1json/example");
            return switch (id) {
                case "uploadAsset" ->
                    variant.isEmpty() ? BodyPublishers.ofFile(PHOTO) : BodyPublishers.ofString(variant);
                case "createTemplate" -> {
                    ObjectNode template = Json.object().put("name", "Repeated" + variant);
                    template.set("card", Rig.sms("service", "Hello").path("card"));
                    yield text(template);
                }
                case "createApiKey" -> text(((ObjectNode) example.deepCopy()).put("mode", "test"), variant);
                case "inviteUser" ->
                    text(((ObjectNode) example.deepCopy()).put("email", "invited@northwind.example"), variant);
                case "createLink" -> text(((ObjectNode) example.deepCopy()).put("enabled", false), variant);
                default -> text(example.deepCopy(), variant);
            };
        }

        private static BodyPublisher text(JsonNode body) {
            return BodyPublishers.ofString(Json.write(body));
        }

        /** Another body is one with another space. */
        private static BodyPublisher text(JsonNode body, String variant) {
            return BodyPublishers.ofString(Json.write(body) + variant);
        }
    }

    private static HttpResponse<String> call(String path, String key, BodyPublisher body) {
        return rig.postOnce(path, key, body);
    }

    @Test
    void everyCallThatCreatesSomethingCreatesItOnceForEachKey() throws Exception {
        List<Creates> all = Creates.all();
        assertThat(all).extracting(Creates::id).contains("createBrand", "createApiKey", "createOptOut", "uploadAsset");
        for (Creates creates : all) {
            assertThat(creates.operation().path("parameters").findValuesAsText("$ref"))
                    .as(creates.id())
                    .contains("#/components/parameters/idempotencyKey");
            if (ELSEWHERE.contains(creates.id()) || creates.path().contains("{")) {
                continue;
            }
            HttpResponse<String> first = call(creates.path(), creates.id(), creates.body(""));
            assertThat(first.statusCode()).as(creates.id() + first.body()).isEqualTo(201);
            HttpResponse<String> again = call(creates.path(), creates.id(), creates.body(""));
            assertThat(again.statusCode()).as(creates.id()).isEqualTo(201);
            assertThat(again.body()).as(creates.id()).isEqualTo(first.body());
            assertThat(again.headers().firstValue("Idempotent-Replayed"))
                    .as(creates.id())
                    .contains("true");
            HttpResponse<String> other = call(creates.path(), creates.id(), creates.body(" "));
            assertThat(other.statusCode()).as(creates.id() + other.body()).isEqualTo(409);
            assertThat(other.body()).contains("idempotency-key-reused");
        }
    }

    @Test
    void whatWasRefusedMayBeMendedUnderTheSameKey() {
        ObjectNode inside = Json.object().put("url", "http://127.0.0.1/a.jpg");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> refused = rig.post("/v1/assets/fetch", inside, "Idempotency-Key", "mended");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.headers().firstValue("Idempotent-Replayed")).isEmpty();
        }
        ObjectNode good = Json.object().put("number", "+447700900779");
        assertThat(rig.post("/v1/opt-outs", good, "Idempotency-Key", "mended").statusCode())
                .isEqualTo(201);
    }

    @Test
    void whatATestKeyDidIsNoRepeatForALiveOne() {
        ObjectNode template = Json.object().put("name", "Both");
        template.set("card", Rig.sms("service", "Hello").path("card"));
        String[] named = {"Idempotency-Key", "order-1"};
        assertThat(rig.post("/v1/templates", template, named).statusCode()).isEqualTo(201);
        HttpResponse<String> live = rig.postLive("/v1/templates", template, named);
        assertThat(live.statusCode()).isEqualTo(409);
        assertThat(live.body()).contains("idempotency-key-reused");
    }

    @Test
    void aSecretIsRepeatedToItsCallerAndIsNotReadableInTheDatabase() {
        ObjectNode key = Json.object().put("name", "repeated").put("mode", "test");
        key.putArray("scopes").add("messages:read");
        String[] named = {"Idempotency-Key", "secret"};
        String first = rig.post("/v1/api-keys", key, named).body();
        assertThat(rig.post("/v1/api-keys", key, named).body()).isEqualTo(first);
        assertThat(first).contains("cw_test_");
        assertThat(rig.postLive("/v1/api-keys", key, named).statusCode()).isEqualTo(409);
        assertThat(DATABASE.db()
                        .sql("select answer from idempotency where key = 'secret'")
                        .list(row -> row.getString("answer")))
                .singleElement()
                .asString()
                .doesNotContain("cw_test_", "repeated");
    }
}
