package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.browser.Browser.by;
import static org.cardwire.browser.Browser.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** A list is sent in a real browser over a whole server with its handsets, and the first page shows what became of it. */
class SendIT {
    @RegisterExtension
    static final Site SITE = new Site();

    private static final List<PhoneNumber> PEOPLE = List.of(
            DemoHandsets.FULL_RCS,
            DemoHandsets.RCS_WITHOUT_CAROUSELS,
            DemoHandsets.MMS_300_KB,
            DemoHandsets.SMS_CHINESE,
            DemoHandsets.SMS_EMOJI);
    private static final By SENTENCE = by("sentence");
    private static final By RUNNING = by("running");

    private static String template;

    @BeforeAll
    static void start() {
        ObjectNode optOut = Json.object().put("number", DemoHandsets.OPTED_OUT.e164());
        SITE.asAdmin("POST", "/v1/opt-outs", optOut.toString());
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
        template = SITE.asAdmin("POST", "/v1/templates", draft.toString())
                .path("id")
                .asText();
    }

    @Test
    void aPastedListIsPlannedMendedSentAndSeenOnTheFirstPage() {
        Browser browser = SITE.open("/send/" + template);
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

        browser.open("/?mode=test");
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

    private static void paste(Browser browser, String list) {
        browser.type(by("paste"), list);
        browser.click(by("take"));
    }
}
