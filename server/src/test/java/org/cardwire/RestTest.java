package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.asset.Asset;
import org.cardwire.asset.AssetStore;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What callers of the contract may rely on where several rooms have a part in it. */
class RestTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String PHONE = "+447700900750";

    @TempDir
    static Path folder;

    private static Rig rig;

    @BeforeAll
    static void start() {
        rig = new Rig(DATABASE, folder);
        rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(PHONE), "Reader"));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void submissionsAreListedAsFinishedOnceNothingOfThemWaits() {
        String done = submission(Rig.sms("service", "Now", PHONE));
        String later = submission(Rig.sms("service", "Later", PHONE)
                .put("sendAt", Instant.now().plusSeconds(3_600).toString()));
        Rig.await("the end", () -> listed("finished").contains(done));
        assertThat(listed("finished")).doesNotContain(later);
        assertThat(listed("running")).contains(later).doesNotContain(done);
        assertThat(listed("paused")).doesNotContain(done, later);
        JsonNode progress = Json.tree(rig.get("/v1/submissions/" + done).body()).path("progress");
        assertThat(progress.path("delivered").asInt()).isEqualTo(1);
        assertThat(progress.path("sent").asInt() + progress.path("waiting").asInt())
                .isZero();
    }

    @Test
    void aSubmissionThatIsNotThereHasNoMessages() {
        rig.accepted(Rig.sms("service", "Another's", PHONE));
        assertThat(items("/v1/messages?submission=sub_zzzzzzzzzzzzz")).isEmpty();
        assertThat(items("/v1/messages?submission=sub_0000000000001")).isEmpty();
    }

    @Test
    void timesInAnAddressMayHoldAPlusSign() {
        rig.accepted(Rig.sms("service", "Today", PHONE));
        assertThat(items("/v1/messages?from=2026-01-01T00:00:00+08:00")).isNotEmpty();
    }

    @Test
    void everyAnswerToACallerTellsWhatIsLeftOfTheQuota() {
        for (String path : List.of("/v1/messages", "/v1/messages?limit=0", "/v1/messages/msg_0000000000001")) {
            assertThat(rig.get(path).headers().firstValue("RateLimit")).as(path).isPresent();
            assertThat(rig.get(path).headers().firstValue("RateLimit-Policy"))
                    .as(path)
                    .isPresent();
        }
    }

    @Test
    void anAssetThatATemplateShowsStaysAndTheTemplateIsNamed() throws Exception {
        HttpResponse<String> made = rig.call(
                "POST", "/v1/assets", BodyPublishers.ofFile(Path.of("../fixtures/samples/media/dogs.jpg")), "en");
        String asset = Json.tree(made.body()).path("id").asText();
        ObjectNode template = Json.object().put("name", "Dogs for sale");
        ObjectNode card = template.putObject("card");
        card.put("version", 1).put("kind", "service").put("locale", "en").put("layout", "card");
        ObjectNode one = card.putArray("cards").addObject().put("id", "c1").put("title", "Dogs");
        one.putObject("media").put("asset", asset).put("alt", "Two dogs");
        one.putArray("buttons");
        HttpResponse<String> saved = rig.post("/v1/templates", template);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);

        HttpResponse<String> kept = rig.call("DELETE", "/v1/assets/" + asset, BodyPublishers.noBody(), "en");
        assertThat(kept.statusCode()).isEqualTo(409);
        assertThat(kept.body()).contains("Dogs for sale");
        String path = "/v1/templates/" + Json.tree(saved.body()).path("id").asText();
        assertThat(rig.call("DELETE", path, BodyPublishers.noBody(), "en").statusCode())
                .isEqualTo(204);
        assertThat(rig.call("DELETE", "/v1/assets/" + asset, BodyPublishers.noBody(), "en")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void anotherBrandsAssetIsUnknownWhereverACardIsRead() {
        long sofa = 4_711;
        new AssetStore(DATABASE.db())
                .add(new Asset(
                        sofa,
                        999,
                        Sha256.of("sofa"),
                        "sofa.jpg",
                        "image/jpeg",
                        1,
                        1,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Instant.now()));
        ObjectNode body = Rig.sms("service", "Sofas", PHONE);
        ObjectNode card = ((ObjectNode) body.path("card")).put("layout", "card");
        ObjectNode one = card.putArray("cards").addObject().put("id", "c1").put("title", "Sofas");
        one.putObject("media").put("asset", Asset.ID.of(sofa)).put("alt", "A sofa");
        one.putArray("buttons");
        ObjectNode words = card.withObject("/locales/zh-CN/cards/c1/media");
        words.put("asset", "ast_nobody");

        ObjectNode shown = Json.object().set("card", card);
        Map<String, ObjectNode> readers = Map.of(
                "/v1/messages", body,
                "/v1/previews", shown,
                "/v1/lint", shown,
                "/v1/templates", shown.deepCopy().put("name", "Sofas"));
        readers.forEach((path, asked) -> {
            HttpResponse<String> answer = rig.post(path, asked);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            JsonNode errors = Json.tree(answer.body()).path("errors");
            assertThat(errors.findValuesAsText("pointer"))
                    .as(path)
                    .containsExactly("/card/cards/0/media/asset", "/card/locales/zh-CN/cards/c1/media/asset");
            assertThat(errors.findValuesAsText("code")).containsOnly("unknown-asset");
        });
    }

    @Test
    void aStarterIsLookedAtWithItsPicturesAndTheBrandsWords() {
        HttpResponse<String> made = rig.call("POST", "/v1/starters/event-ticket", BodyPublishers.noBody(), "en");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        ObjectNode words = Json.object();
        words.putArray("words").addObject().put("word", "e-ticket").put("severity", "hint");
        HttpResponse<String> put = rig.call("PUT", "/v1/filter-words", BodyPublishers.ofString(words.toString()), "en");
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);

        ObjectNode wanted = Json.object();
        wanted.putObject("template").put("id", Json.tree(made.body()).path("id").asText());
        JsonNode report = Json.tree(rig.post("/v1/lint", wanted).body());
        assertThat(report.path("unjudged")).isEmpty();
        assertThat(report.path("findings"))
                .filteredOn(finding -> finding.path("rule").asText().equals("filter-words"))
                .extracting(finding -> finding.path("pointer").asText())
                .containsExactly("/locales/en/cards/ticket/text");
    }

    @Test
    void aKeyThatIsOverBeforeItBeginsIsNotMade() {
        ObjectNode key = Json.object().put("name", "late").put("mode", "test").put("expiresAt", "2026-01-01T00:00:00Z");
        key.putArray("scopes").add("messages:read");
        HttpResponse<String> answer = rig.post("/v1/api-keys", key);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.tree(answer.body()).at("/errors/0/pointer").asText()).isEqualTo("/expiresAt");
    }

    private static String submission(ObjectNode body) {
        HttpResponse<String> answer = rig.post("/v1/messages", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Json.tree(answer.body()).path("submission").asText();
    }

    private static List<String> listed(String state) {
        return items("/v1/submissions?state=" + state).findValuesAsText("id");
    }

    private static JsonNode items(String path) {
        HttpResponse<String> answer = rig.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.tree(answer.body()).path("items");
    }
}
