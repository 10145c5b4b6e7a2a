package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.link.Link;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A second person looks at what goes to real handsets, over REST with people who sign in. */
class ApprovalTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static final String PASSWORD = "a-long-enough-password";
    private static final String ON = "{\"approvedOnly\":true}";

    private static Rig rig;
    private static Person admin;
    private static Person designer;
    private static Person approver;
    private static Person second;
    private static Person sender;

    @BeforeAll
    static void start() {
        rig = new Rig(DATABASE, folder);
        // What simulated carriers take as real traffic.
        rig.server()
                .engine()
                .linkStore
                .save(
                        "real",
                        "smpp",
                        true,
                        true,
                        new Link.Traits(
                                List.of(),
                                0,
                                0,
                                1 << 20,
                                Concatenation.UDH_8BIT,
                                Link.InDoubt.HOLD,
                                1,
                                Optional.empty()),
                        Map.of(
                                "host",
                                "127.0.0.1",
                                "port",
                                Integer.toString(rig.address("smpp").getPort()),
                                "system-id",
                                Demo.SMS,
                                "password",
                                Demo.PASSWORD));
        rig.server().engine().links.refresh();
        admin = person("Ada", "admin");
        designer = person("Dora", "designer");
        approver = person("Anna", "approver");
        second = person("Anton", "approver");
        sender = person("Sven", "sender");
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @AfterEach
    void off() {
        admin.json(200, "PUT", "/v1/approval-rule", "{\"approvedOnly\":false}");
    }

    /** Somebody who is signed in. */
    private record Person(String id, String cookie, String csrf) {
        HttpResponse<String> call(String method, String path, String body, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(rig.server().url() + path))
                    .header("Cookie", cookie)
                    .header("X-CSRF-Token", csrf)
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return answered(request.header("Content-Type", "application/json"));
        }

        JsonNode json(int status, String method, String path, String body, String... headers) {
            HttpResponse<String> answer = call(method, path, body, headers);
            assertThat(answer.statusCode())
                    .as(method + " " + path + ": " + answer.body())
                    .isEqualTo(status);
            return answer.body().isEmpty() ? Json.object() : Json.tree(answer.body());
        }

        JsonNode get(String path) {
            return json(200, "GET", path, "");
        }
    }

    private static HttpResponse<String> answered(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Person person(String name, String role) {
        String email = name.toLowerCase(java.util.Locale.ROOT) + "@brand.example";
        ObjectNode user = Json.object()
                .put("email", email)
                .put("name", name)
                .put("role", role)
                .put("locale", "en")
                .put("password", PASSWORD);
        HttpResponse<String> made = rig.postLive("/v1/users", user);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        HttpResponse<String> in =
                answered(HttpRequest.newBuilder(URI.create(rig.server().url() + "/v1/session"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                Json.write(Json.object().put("email", email).put("password", PASSWORD)))));
        String set = in.headers().firstValue("Set-Cookie").orElseThrow();
        return new Person(
                Json.tree(made.body()).path("id").asText(),
                set.substring(0, set.indexOf(';')),
                Json.tree(in.body()).path("csrfToken").asText());
    }

    private static ObjectNode draft(String text) {
        ObjectNode draft = Json.object().put("name", "Autumn");
        draft.putObject("card")
                .put("version", 1)
                .put("kind", "service")
                .put("locale", "en")
                .put("layout", "card")
                .put("text", text)
                .putArray("cards");
        return draft;
    }

    private static String made(Person by) {
        return by.json(201, "POST", "/v1/templates", draft("First").toString())
                .path("id")
                .asText();
    }

    private static void saved(Person by, String template, int read) {
        by.json(
                200,
                "PUT",
                "/v1/templates/" + template,
                draft("Text " + (read + 1)).toString(),
                "If-Match",
                "\"" + read + "\"");
    }

    private static String at(String template, int version) {
        return "/v1/templates/" + template + "/versions/" + version + "/approval";
    }

    private static JsonNode decide(int status, Person by, String template, int version, String decision) {
        return by.json(status, "PUT", at(template, version) + "/decision", decision);
    }

    private static final String APPROVE = "{\"decision\":\"approve\"}";
    private static final String SEND_BACK = "{\"decision\":\"sendBack\",\"words\":\"Last year's price\"}";

    private static void approved(String template, int version) {
        designer.json(200, "PUT", at(template, version), "{}");
        decide(200, approver, template, version, APPROVE);
    }

    private static String phone(String number) {
        rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(number), "Anybody"));
        return number;
    }

    /** To a real handset, with this version or with none. */
    private static ObjectNode send(String template, int version) {
        ObjectNode body = Json.object().put("to", phone("+447700900790"));
        ObjectNode ref = body.putObject("template").put("id", template);
        if (version > 0) {
            ref.put("version", version);
        }
        body.putArray("chain").addObject().put("channel", "sms");
        return body;
    }

    private static JsonNode refused(ObjectNode send) {
        JsonNode problem = sender.json(422, "POST", "/v1/messages", send.toString());
        assertThat(problem.path("errors")).hasSize(1);
        JsonNode error = problem.at("/errors/0");
        assertThat(error.path("code").asText()).isEqualTo("not-approved");
        return error;
    }

    private static int versionSent(ObjectNode send) {
        JsonNode sent = sender.json(202, "POST", "/v1/messages", send.toString());
        return sender.get("/v1/submissions/" + sent.path("submission").asText())
                .at("/template/version")
                .asInt();
    }

    @Test
    void aVersionIsAskedAboutSentBackChangedAndApprovedAndTheAuditTellsIt() {
        String template = made(designer);
        JsonNode asked = designer.json(200, "PUT", at(template, 1), "{\"note\":\"As agreed\"}");
        assertThat(asked.path("state").asText()).isEqualTo("waiting");
        assertThat(asked.path("askedByName").asText()).isEqualTo("Dora");
        assertThat(designer.json(200, "PUT", at(template, 1), "{\"note\":\"Again\"}"))
                .as("asked twice is asked once")
                .isEqualTo(asked);

        decide(422, approver, template, 1, "{\"decision\":\"sendBack\"}");
        assertThat(decide(200, approver, template, 1, SEND_BACK).path("words").asText())
                .isEqualTo("Last year's price");
        assertThat(designer.get("/v1/approvals?state=sentBack&mine=true")
                        .at("/items/0/template")
                        .asText())
                .isEqualTo(template);

        saved(designer, template, 1);
        designer.json(412, "PUT", at(template, 1), "{}");
        designer.json(200, "PUT", at(template, 2), "{}");
        assertThat(designer.get("/v1/templates/" + template + "/approvals")
                        .at("/asked/version")
                        .asInt())
                .as("what was sent back made room")
                .isEqualTo(2);
        JsonNode done = decide(200, approver, template, 2, APPROVE);
        assertThat(done.path("decidedByName").asText()).isEqualTo("Anna");
        assertThat(decide(200, approver, template, 2, APPROVE)).isEqualTo(done);
        assertThat(decide(409, second, template, 2, SEND_BACK).path("title").asText())
                .contains("Anna has approved");
        designer.json(409, "DELETE", at(template, 2), "");

        saved(designer, template, 2);
        JsonNode standing = designer.get("/v1/templates/" + template + "/approvals");
        assertThat(standing.path("version").asInt()).isEqualTo(3);
        assertThat(standing.has("asked")).isFalse();
        assertThat(standing.at("/approved/version").asInt()).isEqualTo(2);
        List<String> told = new ArrayList<>();
        admin.get("/v1/audit").path("items").forEach(entry -> {
            if (entry.path("subject").asText().equals(template)) {
                told.addFirst(entry.path("action").asText() + " "
                        + entry.at("/details/version").asInt());
            }
        });
        assertThat(told)
                .containsExactly(
                        "template.approval-asked 1",
                        "template.sent-back 1",
                        "template.approval-asked 2",
                        "template.approved 2");
    }

    @Test
    void nobodyDecidesAboutWhatTheyAskedForOrWrote() {
        String template = made(admin);
        admin.json(200, "PUT", at(template, 1), "{}");
        for (String decision : List.of(APPROVE, SEND_BACK)) {
            assertThat(decide(403, admin, template, 1, decision).path("type").asText())
                    .endsWith("own-request");
        }
        assertThat(admin.get("/v1/approvals?state=waiting&mine=false").toString())
                .doesNotContain(template);
        assertThat(approver.get("/v1/approvals?state=waiting&mine=false").toString())
                .contains(template);
        admin.json(204, "DELETE", at(template, 1), "");
        designer.json(200, "PUT", at(template, 1), "{}");
        assertThat(decide(403, admin, template, 1, APPROVE).path("title").asText())
                .as("somebody else asked, but the admin wrote it")
                .contains("saved this version");
        decide(200, second, template, 1, APPROVE);
    }

    @Test
    void onlyPeopleWithTheRoleDecideAndOnlyAdminsMakeTheRule() {
        String template = made(designer);
        designer.json(200, "PUT", at(template, 1), "{}");
        for (Person other : List.of(designer, sender)) {
            assertThat(decide(403, other, template, 1, APPROVE).path("title").asText())
                    .contains("content:approve");
        }
        person("Anil", "analyst").json(403, "PUT", at(template, 1), "{}");
        sender.json(200, "PUT", at(template, 1), "{}");
        approver.json(403, "POST", "/v1/templates", draft("Mine").toString());
        for (Person other : List.of(designer, approver, sender, person("Olga", "operator"))) {
            other.json(403, "PUT", "/v1/approval-rule", ON);
        }
        HttpRequest.Builder byKey = HttpRequest.newBuilder(
                        URI.create(rig.server().url() + at(template, 1) + "/decision"))
                .header("Authorization", "Bearer " + rig.testKey())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(APPROVE));
        assertThat(answered(byKey).statusCode()).as("a program is nobody").isIn(401, 403);
        assertThat(sender.get("/v1/approval-rule").path("approvers").toString())
                .contains("Ada", "Anna", "Anton")
                .doesNotContain("Dora", "Sven");
    }

    @Test
    void aBrandThatAsksForNothingSendsWhatItLikes() {
        assertThat(sender.get("/v1/approval-rule").path("approvedOnly").asBoolean())
                .isFalse();
        assertThat(versionSent(send(made(designer), 1))).isEqualTo(1);
    }

    @Test
    void whereApprovalIsNeededRealHandsetsGetTheApprovedVersionAndNoOther() {
        String template = made(designer);
        admin.json(200, "PUT", "/v1/approval-rule", ON);
        assertThat(refused(send(template, 1)).path("pointer").asText()).isEqualTo("/template/version");
        JsonNode none = refused(send(template, 0));
        assertThat(none.path("pointer").asText()).isEqualTo("/template");
        assertThat(none.path("detail").asText()).contains("ask for its approval", "Ada", "Anna");

        approved(template, 1);
        saved(designer, template, 1);
        assertThat(versionSent(send(template, 0)))
                .as("who names none gets the newest that is approved")
                .isEqualTo(1);
        refused(send(template, 2));
        ObjectNode inline = send(template, 0);
        inline.remove("template");
        inline.set("card", draft("Inline").path("card"));
        assertThat(refused(inline).path("pointer").asText()).isEqualTo("/card");
        ((ObjectNode) inline.path("card")).put("kind", "otp");
        refused(inline);

        String away = made(designer);
        approved(away, 1);
        admin.json(204, "DELETE", "/v1/templates/" + away, "");
        assertThat(sender.json(422, "POST", "/v1/messages", send(away, 0).toString())
                        .at("/errors/0/code")
                        .asText())
                .as("what was put away is not sent because it was approved once")
                .isEqualTo("not-found");
        decide(200, second, template, 1, "{\"decision\":\"takeBack\",\"words\":\"A wrong date\"}");
        refused(send(template, 0));
        refused(send(template, 1));
    }

    @Test
    void inABatchAndInAPlanTheVersionsAreLookedAtToo() {
        String template = made(designer);
        approved(template, 1);
        saved(designer, template, 1);
        admin.json(200, "PUT", "/v1/approval-rule", ON);
        ObjectNode batch = Json.object();
        batch.putArray("items")
                .add(send(template, 2))
                .add(send(template, 1))
                .add(send(template, 0))
                .add(send(template, 2));
        JsonNode result = sender.json(202, "POST", "/v1/messages/batch", batch.toString());
        assertThat(result.path("accepted").asInt()).isEqualTo(2);
        for (int refused : new int[] {0, 3}) {
            assertThat(result.at("/results/" + refused + "/problem/errors/0/code")
                            .asText())
                    .isEqualTo("not-approved");
        }

        ObjectNode plan = send(template, 2);
        plan.remove("to");
        plan.putArray("recipients").addObject().put("to", "+447700900790");
        assertThat(sender.json(422, "POST", "/v1/plans", plan.toString())
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/template/version");
        ((ObjectNode) plan.path("template")).put("version", 1);
        assertThat(sender.json(200, "POST", "/v1/plans", plan.toString())
                        .path("going")
                        .asInt())
                .isEqualTo(1);
        ((ObjectNode) plan.path("template")).put("version", 2);
        sender.json(200, "POST", "/v1/plans", plan.put("mode", "test").toString());
    }

    @Test
    void theSandboxATryOnOnePhoneAndTheServersOwnWordsNeedNoApproval() {
        String template = made(designer);
        admin.json(200, "PUT", "/v1/approval-rule", ON);
        sender.json(
                202,
                "POST",
                "/v1/messages",
                send(template, 1).put("mode", "test").toString());
        ObjectNode test = Json.object().put("to", "+447700900790").put("mode", "live");
        test.set("card", draft("As it stands").path("card"));
        test.putArray("chain").addObject().put("channel", "sms");
        sender.json(202, "POST", "/v1/test-sends", test.toString());
        HttpResponse<String> program = rig.postLive("/v1/test-sends", test);
        assertThat(program.statusCode()).as("a program is held to it").isEqualTo(422);
        assertThat(program.body()).contains("not-approved");
        String from = sender.get("/v1/senders").at("/items/0/id").asText();
        ObjectNode sample = Json.object().put("to", "+447700900790").put("mode", "live");
        sample.putArray("channels").add("sms");
        JsonNode found = sender.json(200, "POST", "/v1/senders/" + from + "/test", sample.toString());
        assertThat(found.at("/channels/0/message").asText()).startsWith("msg_");
    }

    @Test
    void theLibraryShowsHowFarEachTemplateIsAndFindsWhatWaits() {
        String waiting = made(designer);
        String done = made(designer);
        approved(done, 1);
        designer.json(200, "PUT", at(waiting, 1), "{}");
        JsonNode found = approver.get("/v1/templates?approval=waiting");
        assertThat(found.path("items").findValuesAsText("id")).contains(waiting).doesNotContain(done);
        for (JsonNode one : approver.get("/v1/templates").path("items")) {
            if (one.path("id").asText().equals(waiting)) {
                assertThat(one.at("/asked/state").asText()).isEqualTo("waiting");
            }
            if (one.path("id").asText().equals(done)) {
                assertThat(one.path("approvedVersion").asInt()).isEqualTo(1);
            }
        }
        admin.json(204, "DELETE", "/v1/templates/" + waiting, "");
        assertThat(approver.get("/v1/approvals?state=waiting").toString())
                .as("what was put away waits for nobody")
                .doesNotContain(waiting);
    }
}
