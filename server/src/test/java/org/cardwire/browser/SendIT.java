package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.browser.Browser.by;
import static org.cardwire.browser.Browser.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** A list is sent in a real browser over a whole server with its handsets, and the first page shows what became of it. */
class SendIT {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final List<PhoneNumber> PEOPLE = List.of(
            DemoHandsets.FULL_RCS,
            DemoHandsets.RCS_WITHOUT_CAROUSELS,
            DemoHandsets.MMS_300_KB,
            DemoHandsets.SMS_CHINESE,
            DemoHandsets.SMS_EMOJI);
    private static final By SENTENCE = by("sentence");
    private static final By RUNNING = by("running");

    @TempDir
    static Path folder;

    @TempDir
    Path profile;

    private static Site site;
    private static String template;

    @BeforeAll
    static void start() throws InterruptedException {
        site = new Site(DATABASE, folder);
        ObjectNode optOut = Json.object().put("number", DemoHandsets.OPTED_OUT.e164());
        site.asAdmin(201, "POST", "/v1/opt-outs", optOut.toString());
        ObjectNode draft = Json.object().put("name", "Parcel is here");
        ObjectNode card = draft.putObject("card")
                .put("version", 1)
                .put("kind", "service")
                .put("locale", "en")
                .put("layout", "card")
                .put("text", "Hello {{name}}, your parcel is here");
        card.putArray("variables")
                .addObject()
                .put("name", "name")
                .put("type", "text")
                .put("maxLength", 40);
        card.putArray("cards");
        template = site.asAdmin(201, "POST", "/v1/templates", draft.toString())
                .path("id")
                .asText();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void aPastedListIsPlannedMendedSentAndSeenOnTheFirstPage() {
        try (Browser browser = new Browser(Size.DESK, profile)) {
            begin(browser);
            StringBuilder list = new StringBuilder("phone,name\n");
            PEOPLE.forEach(who -> list.append(who.e164()).append(",Reader\n"));
            list.append(DemoHandsets.OPTED_OUT.e164()).append(",Jack\n").append("nobody,Ben\n");
            paste(browser, list.toString());

            browser.see(SENTENCE, "5 people");
            browser.see(SENTENCE, "2 left out");
            browser.see(by("left-out", "why", "number"), "1");
            browser.see(by("left-out", "why", "opt_out"), "1");
            assertThat(browser.texts(by("row")).getFirst()).contains("opted out", "6");
            browser.click(by("drop-all"));
            browser.waitUntil("the bad rows are gone", () -> browser.count(by("left-out")) == 0);
            browser.see(SENTENCE, "5 people");

            browser.click(by("send"));
            browser.click(by("confirm"));
            browser.see(RUNNING);
            browser.reload();
            browser.see(by("running", "state", "finished"));
            browser.see(by("part", "part", "delivered"), "5");
            assertThat(browser.count(by("part"))).isEqualTo(1);

            browser.open(site.page("/?mode=test"));
            browser.see(by("send", "state", "finished"), "Parcel is here");
            browser.see(in(by("tiers", "channel", "rcs"), by("delivered")), "2 of 2");
            browser.see(in(by("tiers", "channel", "mms"), by("delivered")), " of ");
            browser.see(in(by("tiers", "channel", "sms"), by("delivered")), "2 of 2");
            browser.see(by("chart"));
            browser.click(by("as-table"));
            browser.see(by("trend-table"));
            browser.see(by("link-health"), "100%");
            browser.assertNothingWrong();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void neitherPageHasASeriousBarrier(String theme) {
        try (Browser browser = new Browser(Size.PHONE, profile)) {
            begin(browser);
            browser.look(theme);
            assertThat(browser.barriers()).as("nobody yet").isEmpty();
            paste(browser, DemoHandsets.MMS_300_KB.e164() + ",Ada\nnobody,Ben\n");
            browser.see(SENTENCE, "1 person");
            assertThat(browser.barriers()).as("a plan").isEmpty();
            browser.click(by("mode-live"));
            browser.see(by("mode", "mode", "live"));
            browser.click(by("mode-test"));
            browser.see(SENTENCE, "1 person");
            browser.waitUntil(
                    "the plan is there",
                    () -> browser.attribute(by("plan"), "aria-busy").equals("false"));
            browser.click(by("send"));
            browser.see(by("confirm"));
            assertThat(browser.barriers()).as("the question").isEmpty();
            browser.click(by("confirm"));
            browser.see(by("running", "state", "finished"));
            assertThat(browser.barriers()).as("how it went").isEmpty();
            browser.open(site.page("/?mode=test"));
            browser.look(theme);
            browser.see(by("chart"));
            assertThat(browser.barriers()).as("the first page").isEmpty();
        }
    }

    private static void begin(Browser browser) {
        browser.open(site.page("/send/" + template));
        browser.type(by("email"), site.first.email());
        browser.type(by("password"), site.first.password());
        browser.click(by("sign-in"));
        browser.see(by("paste"));
    }

    private static void paste(Browser browser, String list) {
        browser.type(by("paste"), list);
        browser.click(by("take"));
    }
}
