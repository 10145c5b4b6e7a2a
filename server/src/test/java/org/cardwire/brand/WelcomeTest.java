package org.cardwire.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.brand.House.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** People set their own password by a link that was handed to them. */
class WelcomeTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String PASSWORD = "a password of my own";

    @TempDir
    static Path folder;

    private static House house;

    @BeforeAll
    static void open() {
        house = new House(DATABASE, folder, Optional.empty());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static JsonNode invite(String email, String role) {
        return json(
                house.call("POST", "/v1/invitations", "{\"email\":\"" + email + "\",\"role\":\"" + role + "\"}"), 201);
    }

    private static JsonNode newLink(JsonNode made) {
        return json(house.call("POST", "/v1/users/" + made.at("/user/id").asText() + "/link", ""), 201);
    }

    private static String path(JsonNode made) {
        assertThat(made.path("url").asText()).startsWith("https://cards.example/welcome/");
        return "/v1" + made.path("url").asText().replace("https://cards.example", "");
    }

    private static HttpResponse<String> look(String path, String client) {
        return house.send(house.at(path).header("X-Forwarded-For", client));
    }

    private static HttpResponse<String> accept(String path, String body) {
        return house.send(house.at(path).POST(BodyPublishers.ofString(body)));
    }

    @Test
    void whoIsInvitedSeesForWhatAndSetsNameAndPasswordOnce() {
        JsonNode made = invite("lin@brand.example", "designer");
        assertThat(made.at("/user/invited").asBoolean()).isTrue();
        assertThat(house.signIn("lin@brand.example", "", "10.1.0.1").statusCode())
                .isEqualTo(422);
        assertThat(house.signIn("lin@brand.example", "anything", "10.1.0.1").statusCode())
                .isEqualTo(401);
        JsonNode seen = json(look(path(made), "10.1.0.1"), 200);
        assertThat(seen.path("purpose").asText()).isEqualTo("invitation");
        assertThat(seen.path("brand").asText()).isEqualTo("晨光");
        assertThat(accept(path(made), "{\"password\":\"short\"}").statusCode()).isEqualTo(422);

        HttpResponse<String> in = accept(path(made), "{\"name\":\"林\",\"password\":\"" + PASSWORD + "\"}");
        JsonNode session = json(in, 200);
        assertThat(session.at("/user/name").asText()).isEqualTo("林");
        assertThat(session.at("/user/role").asText()).isEqualTo("designer");
        assertThat(session.at("/user/invited").asBoolean()).isFalse();
        json(house.send(house.at("/v1/session").header("Cookie", House.cookie(in))), 200);
        assertThat(house.signIn("lin@brand.example", PASSWORD, "10.1.0.1").statusCode())
                .isEqualTo(200);
        assertThat(look(path(made), "10.1.0.1").statusCode()).isEqualTo(404);
        assertThat(accept(path(made), "{\"password\":\"" + PASSWORD + "\"}").statusCode())
                .isEqualTo(404);
        String audit = house.call("GET", "/v1/audit", "").body();
        assertThat(audit).contains("user.invited", "user.joined").doesNotContain(path(made));
    }

    @Test
    void aNewLinkTakesThePlaceOfTheOneBeforeAndEndsWithItsTime() {
        JsonNode first = invite("mo@brand.example", "analyst");
        JsonNode second = newLink(first);
        assertThat(look(path(first), "10.1.0.2").statusCode()).isEqualTo(404);
        assertThat(look(path(second), "10.1.0.2").statusCode()).isEqualTo(200);
        house.later(Duration.ofDays(7).plusSeconds(1));
        HttpResponse<String> late = look(path(second), "10.1.0.2");
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(late.body()).contains("ask whoever gave it to you");
    }

    @Test
    void aLostPasswordIsReplacedByItsOwnerAndEndsTheirSessions() {
        JsonNode made = invite("ada@brand.example", "sender");
        HttpResponse<String> before = accept(path(made), "{\"password\":\"" + PASSWORD + "\"}");
        JsonNode reset = newLink(made);
        assertThat(json(look(path(reset), "10.1.0.3"), 200).path("purpose").asText())
                .isEqualTo("reset");
        assertThat(house.signIn("ada@brand.example", PASSWORD, "10.1.0.3").statusCode())
                .as("good until the link is used")
                .isEqualTo(200);
        json(accept(path(reset), "{\"password\":\"another long one\"}"), 200);
        assertThat(house.send(house.at("/v1/session").header("Cookie", House.cookie(before)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(house.signIn("ada@brand.example", PASSWORD, "10.1.0.3").statusCode())
                .isEqualTo(401);
        json(house.signIn("ada@brand.example", "another long one", "10.1.0.3"), 200);
    }

    @Test
    void aPasswordThatIsSetOtherwiseEndsTheLinkThatWasHandedOut() {
        JsonNode made = invite("kai@brand.example", "analyst");
        HttpResponse<String> in = accept(path(made), "{\"password\":\"" + PASSWORD + "\"}");
        JsonNode forgotten = newLink(made);
        json(
                house.call("PUT", "/v1/users/" + made.at("/user/id").asText(), "{\"password\":\"by an admin, long\"}"),
                200);
        assertThat(look(path(forgotten), "10.1.0.7").statusCode()).isEqualTo(404);
        JsonNode another = newLink(made);
        HttpResponse<String> back = house.signIn("kai@brand.example", "by an admin, long", "10.1.0.7");
        house.send(house.at("/v1/session/password")
                .header("Cookie", House.cookie(back))
                .header("X-CSRF-Token", json(back, 200).path("csrfToken").asText())
                .PUT(BodyPublishers.ofString("{\"current\":\"by an admin, long\",\"next\":\"one of my own again\"}")));
        assertThat(look(path(another), "10.1.0.7").statusCode()).isEqualTo(404);
        assertThat(in.statusCode()).isEqualTo(200);
    }

    @Test
    void whoGuessesThePasswordOfAnOpenSessionIsKeptOutForAWhile() {
        HttpResponse<String> in =
                accept(path(invite("zoe@brand.example", "analyst")), "{\"password\":\"" + PASSWORD + "\"}");
        String csrf = json(in, 200).path("csrfToken").asText();
        for (int i = 0; i <= 10; i++) {
            HttpResponse<String> guess = house.send(house.at("/v1/session/password")
                    .header("Cookie", House.cookie(in))
                    .header("X-CSRF-Token", csrf)
                    .PUT(BodyPublishers.ofString("{\"current\":\"guess\",\"next\":\"one of my own again\"}")));
            assertThat(guess.statusCode()).isEqualTo(i < 10 ? 422 : 429);
        }
    }

    @Test
    void whoTriesLinksAtRandomIsKeptOutForAWhile() {
        for (int i = 0; i < 10; i++) {
            assertThat(look("/v1/welcome/guess" + i, "10.1.0.4").statusCode()).isEqualTo(404);
        }
        HttpResponse<String> closed = look("/v1/welcome/guess", "10.1.0.4");
        assertThat(closed.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(closed.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 900);
        assertThat(look("/v1/welcome/guess", "10.1.0.5").statusCode()).isEqualTo(404);
    }

    @Test
    void theLastAdminStaysOne() {
        JsonNode users = json(house.call("GET", "/v1/users?limit=200", ""), 200);
        String admin = "";
        for (JsonNode user : users.path("items")) {
            admin = user.path("email").asText().equals(house.first.email())
                    ? user.path("id").asText()
                    : admin;
        }
        invite("second-admin@brand.example", "admin");
        for (String change : new String[] {"{\"role\":\"analyst\"}", "{\"disabled\":true}"}) {
            HttpResponse<String> kept = house.call("PUT", "/v1/users/" + admin, change);
            assertThat(kept.statusCode()).isEqualTo(409);
            assertThat(kept.body()).contains("last-admin");
        }
        json(house.call("PUT", "/v1/users/" + admin, "{\"role\":\"admin\",\"name\":\"Root\"}"), 200);
    }

    @Test
    void nobodyTakesOverSomeoneWhoMayMore() {
        JsonNode made = invite("op@brand.example", "operator");
        HttpResponse<String> in = accept(path(made), "{\"password\":\"" + PASSWORD + "\"}");
        JsonNode admin = invite("boss@brand.example", "admin");
        String id = admin.at("/user/id").asText();
        String csrf = json(in, 200).path("csrfToken").asText();
        for (String[] call : new String[][] {
            {"POST", "/v1/users/" + id + "/link", ""},
            {"PUT", "/v1/users/" + id, "{\"role\":\"analyst\"}"},
            {"PUT", "/v1/users/" + id, "{\"password\":\"a long enough one\"}"},
            {"POST", "/v1/invitations", "{\"email\":\"x@brand.example\",\"role\":\"admin\"}"}
        }) {
            HttpResponse<String> answer = house.send(house.at(call[1])
                    .header("Cookie", House.cookie(in))
                    .header("X-CSRF-Token", csrf)
                    .method(call[0], call[2].isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call[2])));
            assertThat(answer.statusCode())
                    .as(call[0] + " " + call[1] + " " + answer.body())
                    .isEqualTo(403);
        }
    }

    @Test
    void aSignInEndsTheSessionThatTheBrowserHadBefore() {
        HttpResponse<String> first = house.signIn(house.first.email(), house.first.password(), "10.1.0.6");
        String body = "{\"email\":\"" + house.first.email() + "\",\"password\":\"" + house.first.password() + "\"}";
        HttpResponse<String> second = house.send(
                house.at("/v1/session").header("Cookie", House.cookie(first)).POST(BodyPublishers.ofString(body)));
        assertThat(House.cookie(second)).isNotEqualTo(House.cookie(first));
        assertThat(house.send(house.at("/v1/session").header("Cookie", House.cookie(first)))
                        .statusCode())
                .isEqualTo(401);
        json(house.send(house.at("/v1/session").header("Cookie", House.cookie(second))), 200);
    }
}
