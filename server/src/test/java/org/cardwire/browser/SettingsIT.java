package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.SandboxServer.with;
import static org.cardwire.browser.Browser.by;
import static org.cardwire.browser.Browser.in;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** House-keeping in a real browser over a whole server: who may what, and what each page of the settings is for. */
class SettingsIT {
    @RegisterExtension
    static final Site SITE = new Site();

    private static final String PASSWORD = "a password of my own";

    /** What each role sees of the settings; the admin sees all. */
    private static final Map<String, Set<String>> TABS = Map.of(
            "designer", Set.of("senders", "links", "users", "keys", "prices", "filterWords", "limits", "audit"),
            "analyst", Set.of("senders", "links", "users", "keys", "prices", "filterWords", "limits", "audit"),
            "sender",
                    Set.of("senders", "links", "users", "keys", "prices", "optOuts", "filterWords", "limits", "audit"),
            "operator",
                    Set.of(
                            "senders",
                            "links",
                            "users",
                            "keys",
                            "webhooks",
                            "prices",
                            "optOuts",
                            "filterWords",
                            "limits",
                            "audit"));

    private static final Set<String> ALL_TABS = TABS.get("operator");

    /** A call that changes something, and the roles that the server lets do it. What it says is refused later, if at all. */
    private record Deed(String method, String path, String body, Set<String> who) {}

    private static final List<Deed> DEEDS = List.of(
            new Deed("PUT", "/v1/filter-words", "{\"words\":[{\"word\":\" \"}]}", Set.of("admin", "operator")),
            new Deed("POST", "/v1/opt-outs", "{\"number\":\"1\"}", Set.of("admin", "sender")),
            new Deed("POST", "/v1/templates", "{\"name\":\"x\",\"card\":{}}", Set.of("admin", "designer")),
            new Deed("POST", "/v1/messages", "{\"to\":\"+447700900001\"}", Set.of("admin", "sender", "operator")),
            new Deed("POST", "/v1/webhooks", "{\"url\":\"x\",\"events\":[]}", Set.of("admin", "operator")),
            new Deed("POST", "/v1/invitations", "{\"email\":\"x\",\"role\":\"analyst\"}", Set.of("admin", "operator")),
            new Deed("GET", "/v1/webhooks", "", Set.of("admin", "operator")));

    private static String user(String role) {
        String email = role + "@northwind.example";
        SITE.asAdmin(
                "POST",
                "/v1/users",
                Json.object()
                        .put("email", email)
                        .put("name", role)
                        .put("role", role)
                        .put("password", PASSWORD)
                        .toString());
        return email;
    }

    @ParameterizedTest
    @ValueSource(strings = {"designer", "sender", "analyst", "operator"})
    void eachRoleSeesWhatItMayAndTheServerRefusesTheRest(String role) {
        String email = user(role);
        Browser browser = SITE.visit(Size.DESK, "/settings");
        SITE.signIn(browser, email, PASSWORD);
        browser.see(by("tab-senders"));
        for (String tab : ALL_TABS) {
            assertThat(browser.count(by("tab-" + tab)))
                    .as("%s sees %s", role, tab)
                    .isEqualTo(TABS.get(role).contains(tab) ? 1 : 0);
        }
        browser.open("/settings/webhooks");
        browser.see(by(role.equals("operator") ? "new-webhook" : "empty"));
        browser.open("/settings/users");
        browser.see(by("user"));
        assertThat(browser.count(by("add-user"))).isEqualTo(role.equals("operator") ? 1 : 0);
        browser.assertNothingWrong();
        String[] session = SITE.server.session(email, PASSWORD);
        for (Deed deed : DEEDS) {
            HttpResponse<String> answer = SITE.server.call(deed.method(), deed.path(), deed.body(), session);
            assertThat(answer.statusCode() != 403)
                    .as("%s may %s %s: %d %s", role, deed.method(), deed.path(), answer.statusCode(), answer.body())
                    .isEqualTo(deed.who().contains(role));
        }
    }

    @Test
    void aColleagueIsInvitedComesInByTheLinkAndIsOnlyLetInOnce() {
        Browser browser = SITE.open(Size.PHONE, "/settings/users");
        browser.click(by("add-user"));
        browser.type(by("user-name"), "Lin");
        browser.type(by("user-email"), "lin@northwind.example");
        browser.choose(by("user-role"), "analyst");
        browser.click(by("save-user"));
        String link = browser.value(by("secret"));
        browser.click(by("kept"));
        browser.see(by("user"), "Invited");
        browser.assertNothingWrong();

        browser.loseSession();
        browser.open(link);
        browser.fill(by("welcome-name"), "Lin Wei");
        browser.type(by("welcome-password"), PASSWORD);
        browser.click(by("welcome-done"));
        browser.see(by("live"));
        browser.open("/settings/users");
        browser.see(by("user"), "Lin Wei");
        browser.assertNothingWrong();

        browser.open(link);
        browser.see(by("problem"), "ask whoever gave it to you");
    }

    @Test
    void aKeyThatWasMadeHereWorksUntilItIsRevoked() {
        Browser browser = SITE.open("/settings/api-keys");
        browser.click(by("new-key"));
        browser.type(by("key-name"), "Shop backend");
        browser.click(by("make-key"));
        String key = browser.value(by("secret"));
        browser.click(by("kept"));
        assertThat(SITE.server.call("GET", "/v1/messages", "", with(key)).statusCode())
                .isEqualTo(200);
        browser.click(By.xpath("//li[@data-testid='key'][contains(., 'Shop backend')]//*[@data-testid='revoke']"));
        browser.click(by("confirm"));
        browser.see(by("key"), "Revoked");
        assertThat(SITE.server.call("GET", "/v1/messages", "", with(key)).statusCode())
                .isEqualTo(401);
        browser.assertNothingWrong();
    }

    @Test
    void aWebhookIsMadeItsDeliveriesAreLookedAtAndOneIsSentAgain() {
        try (Receiver receiver = new Receiver()) {
            Browser browser = SITE.open("/settings/webhooks");
            browser.click(by("new-webhook"));
            browser.type(by("webhook-url"), receiver.address());
            browser.click(by("save-webhook"));
            browser.see(by("secret"));
            browser.click(by("kept"));

            SITE.send(DemoHandsets.FULL_RCS.e164(), "For the webhook", "Good");
            browser.click(by("deliveries"));
            browser.waitUntil("the log shows the delivery", () -> {
                browser.reload();
                return browser.texts(by("delivery", "state", "delivered")).stream()
                        .anyMatch(line -> line.contains("204"));
            });
            String first = receiver.heard().getFirst();
            browser.click(in(by("delivery"), by("replay")));
            browser.waitUntil(
                    "the same event came again", () -> receiver.heard().size() == 2);
            assertThat(receiver.heard().getLast()).isEqualTo(first);
            browser.assertNothingWrong();
        }
    }

    @Test
    void optOutsFilterWordsAndPricesAreKeptAndTheAuditTellsWho() {
        Browser browser = SITE.open("/settings/opt-outs");
        browser.click(by("add-opt-out"));
        browser.type(by("opt-out-number"), "+447700900555");
        browser.click(by("save-opt-out"));
        browser.see(by("opt-out"), "900555");

        browser.click(by("tab-filterWords"));
        browser.click(by("add-words"));
        browser.type(by("words"), "cheapest");
        browser.click(by("save-words"));
        browser.see(by("filter-word"), "cheapest");

        browser.click(by("tab-prices"));
        browser.click(by("add-price"));
        browser.choose(by("price-country"), "GB");
        browser.type(by("price-amount"), "0.031");
        browser.type(by("price-currency"), "gbp");
        browser.click(by("save-price"));
        browser.see(by("price"), "per segment");
        String card = """
                {"card":{"version":1,"kind":"service","locale":"en","layout":"card",
                 "cards":[{"id":"c1","title":"Your parcel is here","buttons":[]}]}}""";
        JsonNode preview = SITE.asAdmin("POST", "/v1/previews", card);
        int segments = preview.at("/sms/segments").size();
        assertThat(new BigDecimal(preview.at("/sms/price/amount").asText()))
                .isEqualByComparingTo(new BigDecimal("0.031").multiply(BigDecimal.valueOf(segments)));

        browser.click(by("tab-limits"));
        browser.see(by("limit"));
        browser.click(by("tab-audit"));
        browser.see(by("audit-entry"), "Changed the prices");
        browser.see(by("audit-entry"), "Changed the filter words");
        browser.assertNothingWrong();
    }

    @Test
    void languageAndThemeChangeWithoutAReload() {
        Browser browser = SITE.open("/settings/users");
        browser.see(by("tab-users"), "Users");
        browser.remember();
        browser.click(by("language"));
        browser.see(by("tab-users"), "用户");
        browser.click(by("theme"));
        browser.click(by("theme-dark"));
        browser.waitUntil(
                "the page is dark",
                () -> browser.attribute(By.tagName("html"), "data-mantine-color-scheme")
                        .equals("dark"));
        assertThat(browser.remembers()).isTrue();
        browser.click(by("language"));
        browser.assertNothingWrong();
    }
}
