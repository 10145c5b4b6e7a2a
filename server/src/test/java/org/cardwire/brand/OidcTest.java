package org.cardwire.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.brand.House.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cardwire.brand.oidc.OidcSettings;
import org.cardwire.brand.oidc.SimulatedProvider;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by a provider, which is simulated; each refusal by its name. */
class OidcTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path folder;

    private SimulatedProvider provider;
    private House house;

    @BeforeEach
    void open() {
        provider = new SimulatedProvider();
        house = house(false, false);
    }

    /** @param welcome those who are not known here */
    private House house(boolean welcome, boolean trustEmail) {
        for (String table : List.of("audit", "user_link", "user_session", "api_key", "app_user", "brand")) {
            DATABASE.db().sql("delete from " + table).update();
        }
        return new House(
                DATABASE,
                folder,
                Optional.of(new OidcSettings(
                        URI.create(provider.calledItself()),
                        SimulatedProvider.CLIENT,
                        SimulatedProvider.SECRET,
                        new OidcSettings.Newcomers(
                                "groups", Map.of("marketing", "designer", "it", "admin"), welcome, trustEmail))));
    }

    @AfterEach
    void close() {
        house.close();
        provider.close();
    }

    private static ObjectNode person(String email, String... groups) {
        ObjectNode person = Json.object()
                .put("sub", "sub of " + email)
                .put("email", email)
                .put("email_verified", true)
                .put("name", "Some One");
        for (String group : groups) {
            person.withArray("/groups").add(group);
        }
        return person;
    }

    /** What a browser keeps while it is at the provider, and where it was led. */
    private record Away(String cookie, URI address) {}

    private Away leave(String page) {
        HttpResponse<String> out = house.send(house.at("/oidc/sign-in?to=" + page));
        assertThat(out.statusCode()).as(out.body()).isEqualTo(302);
        return new Away(House.cookie(out), URI.create(location(out)));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> back(String cookie, URI address) {
        return house.send(house.at("/oidc/callback?" + address.getRawQuery()).header("Cookie", cookie));
    }

    private HttpResponse<String> come(ObjectNode person) {
        Away away = leave("/messages");
        return back(away.cookie(), provider.approve(away.address(), person));
    }

    private JsonNode session(HttpResponse<String> in) {
        assertThat(location(in)).isEqualTo("/messages");
        return json(house.send(house.at("/v1/session").header("Cookie", House.cookie(in))), 200);
    }

    private static void refused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/sign-in?refused=" + why);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private void invite(String email, String role) {
        json(house.call("POST", "/v1/invitations", "{\"email\":\"" + email + "\",\"role\":\"" + role + "\"}"), 201);
    }

    @Test
    void aKnownUserComesInByEmailFirstAndBySubjectForEver() {
        invite("lin@brand.example", "analyst");
        JsonNode session = session(come(person("Lin@brand.example")));
        assertThat(session.at("/user/role").asText()).isEqualTo("analyst");
        assertThat(session.at("/user/invited").asBoolean()).isFalse();
        assertThat(session.path("byOidc").asBoolean()).isTrue();
        ObjectNode renamed = person("Lin@brand.example").put("email", "lin.new@elsewhere.example");
        assertThat(session(come(renamed)).at("/user/email").asText()).isEqualTo("lin@brand.example");
        refused(come(person("Lin@brand.example").put("sub", "somebody else")), "other-person");
    }

    @Test
    void whatTheProviderSaysThatTheyDoIsTheirRole() {
        invite("mo@brand.example", "analyst");
        assertThat(session(come(person("mo@brand.example", "staff", "marketing")))
                        .at("/user/role")
                        .asText())
                .isEqualTo("designer");
        assertThat(session(come(person("mo@brand.example", "marketing", "it")))
                        .at("/user/role")
                        .asText())
                .isEqualTo("admin");
        assertThat(session(come(person("mo@brand.example", "staff")))
                        .at("/user/role")
                        .asText())
                .as("nothing said, nothing changed")
                .isEqualTo("admin");
        assertThat(house.call("GET", "/v1/audit", "").body()).contains("\"by\":\"oidc\"");
    }

    @Test
    void theLastAdminKeepsTheRoleWhateverTheProviderSays() {
        JsonNode session = session(come(person(house.first.email(), "marketing")));
        assertThat(session.at("/user/role").asText()).isEqualTo("admin");
    }

    @Test
    void whoIsNotKnownHereIsRefusedOrWelcomedByTheSettings() {
        refused(come(person("new@brand.example", "marketing")), "unknown-user");
        house.close();
        house = house(true, false);
        refused(come(person("new@brand.example", "staff")), "no-role");
        JsonNode session = session(come(person("new@brand.example", "marketing")));
        assertThat(session.at("/user/role").asText()).isEqualTo("designer");
        assertThat(session.at("/user/name").asText()).isEqualTo("Some One");
    }

    @Test
    void anEmailThatTheProviderHasNotCheckedOpensNothing() {
        refused(come(person(house.first.email()).put("email_verified", false)), "email");
        refused(come(silent()), "email");
        ObjectNode nameless = person(house.first.email());
        nameless.remove("email");
        refused(come(nameless), "email");
        session(come(person(house.first.email())));
        session(come(silent())); // who came once with a checked one comes by subject
    }

    /** One of whose e-mail the provider does not say whether it has checked it. */
    private ObjectNode silent() {
        ObjectNode silent = person(house.first.email());
        silent.remove("email_verified");
        return silent;
    }

    @Test
    void ofAProviderThatIsTrustedAnEmailCountsUnlessItSaysThatItIsUnchecked() {
        house.close();
        house = house(false, true);
        refused(come(silent().put("email_verified", false)), "email");
        session(come(silent()));
    }

    @Test
    void aProviderThatEndsItsNameInASlashIsFound() {
        house.close();
        provider.slash = true;
        house = house(false, false);
        session(come(person(house.first.email())));
    }

    @Test
    void aTokenWithoutASignatureIsRefusedAlsoWhereTheProviderPublishesNoKeys() {
        provider.keyless = true;
        provider.unsigned = true;
        refused(come(person(house.first.email())), "signature");
    }

    @Test
    void aProviderWithSmallTokensIsAskedForTheRest() {
        provider.smallTokens = true;
        assertThat(session(come(person(house.first.email()))).at("/user/email").asText())
                .isEqualTo(house.first.email());
    }

    @Test
    void aDisabledUserStaysOut() {
        invite("gone@brand.example", "analyst");
        JsonNode users = json(house.call("GET", "/v1/users", ""), 200);
        String id = users.at("/items/0/id").asText();
        json(house.call("PUT", "/v1/users/" + id, "{\"disabled\":true}"), 200);
        refused(come(person("gone@brand.example")), "disabled");
    }

    @Test
    void anAnswerThatThisBrowserDidNotAskForIsRefused() {
        Away away = leave("/");
        URI answer = provider.approve(away.address(), person(house.first.email()));
        refused(house.send(house.at("/oidc/callback?" + answer.getRawQuery())), "state");
        refused(back("cw_oidc=AAAA", answer), "state");
        refused(back(leave("/").cookie(), answer), "state");
        house.later(Duration.ofMinutes(11));
        refused(back(away.cookie(), answer), "state");
    }

    @Test
    void aTokenIsRefusedByWhatIsWrongWithIt() {
        twisted(claims -> claims.put("nonce", "of another sign-in"), "nonce");
        twisted(claims -> claims.put("aud", "another client"), "audience");
        twisted(claims -> claims.put("azp", "another client"), "audience");
        twisted(claims -> claims.put("iss", "https://evil.example"), "issuer");
        twisted(claims -> claims.put("exp", Instant.now().minusSeconds(120).getEpochSecond()), "expired");
        twisted(claims -> claims.remove("exp"), "expired");
        twisted(claims -> claims.remove("sub"), "provider");
        provider.signing = SimulatedProvider.keys();
        twisted(_ -> {}, "signature");
    }

    private void twisted(Consumer<ObjectNode> how, String why) {
        provider.twist = how;
        refused(come(person(house.first.email())), why);
    }

    @Test
    void whatGoesWrongAtTheProviderIsTold() {
        Away away = leave("/");
        String state = away.address().getRawQuery().replaceAll(".*&state=([^&]+).*", "$1");
        refused(back(away.cookie(), URI.create("/?error=access_denied&state=" + state)), "denied");
        refused(back(away.cookie(), URI.create("/?code=wrong&state=" + state)), "provider");
        provider.close();
        refused(back(away.cookie(), URI.create("/?code=any&state=" + state)), "provider");
    }

    @Test
    void theBrowserIsLedOnlyToPagesOfOurOwnAndOutOfTheProviderToo() {
        Away away = leave("//evil.example");
        HttpResponse<String> in = back(away.cookie(), provider.approve(away.address(), person(house.first.email())));
        assertThat(location(in)).isEqualTo("/");
        assertThat(location(house.send(house.at("/oidc/sign-out"))))
                .isEqualTo(
                        provider.issuer()
                                + "/bye?client_id=cardwire-test&post_logout_redirect_uri=https%3A%2F%2Fcards.example%2Fsign-in");
        assertThat(json(house.send(house.at("/v1/session/ways")), 200)
                        .path("oidc")
                        .asBoolean())
                .isTrue();
    }
}
