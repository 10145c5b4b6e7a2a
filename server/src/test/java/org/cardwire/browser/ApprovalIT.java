package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.browser.Browser.by;
import static org.cardwire.browser.Browser.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import org.cardwire.fixtures.Carriers;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.fixtures.time.RealTime;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** Three people and one template in a real browser: one writes, one approves, one sends to what counts as real phones. */
class ApprovalIT {
    @RegisterExtension
    static final Site SITE = new Site();

    private static final String PASSWORD = "a-long-enough-password";
    private static final String PHONE = "+447700900795";

    private static Carriers carriers;

    @BeforeAll
    static void start() {
        carriers = Carriers.start(Demo.settings(), new RealTime(InstantSource.system()));
        carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(PHONE), "Anybody"));
        ObjectNode link = Json.object().put("name", "real").put("kind", "smpp");
        link.putObject("settings")
                .put("host", "127.0.0.1")
                .put("port", Integer.toString(carriers.addresses().get("smpp").getPort()))
                .put("system-id", Demo.SMS)
                .put("password", Demo.PASSWORD);
        SITE.asAdmin("POST", "/v1/links", link.toString());
        for (String role : new String[] {"designer", "approver", "sender"}) {
            ObjectNode user = Json.object()
                    .put("email", role + "@brand.example")
                    .put("name", "The " + role)
                    .put("role", role)
                    .put("password", PASSWORD);
            SITE.asAdmin("POST", "/v1/users", user.toString());
        }
    }

    @AfterAll
    static void stop() {
        carriers.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Waits for approval, Sent back, Approved, 1 template to approve, is not approved",
        "zh-CN, 等待审批, 已退回, 已批准, 1 个模板等待审批, 尚未批准"
    })
    void whatIsSentBackIsChangedApprovedAndOnlyThenSent(
            String language, String waits, String back, String approved, String one, String hold) {
        String template = template(language);
        Browser browser = SITE.visit(Size.DESK, "/settings/approvals");
        Barriers barriers = new Barriers(browser);
        if (language.equals("zh-CN")) {
            browser.click(by("language"));
        }
        SITE.signIn(browser);
        browser.see(by("approvers"), "The approver");
        if (!approvedOnly()) {
            browser.click(By.cssSelector("[data-testid='approved-only'] + span"));
        }
        browser.waitUntil("the rule holds", ApprovalIT::approvedOnly);

        as(browser, "designer", "/templates/" + template);
        browser.click(by("template-menu"));
        browser.click(by("ask-approval"));
        browser.type(by("approval-note"), "As agreed on Monday");
        browser.click(by("ask-approval-do"));
        browser.see(by("approval", "state", "waiting"), waits);
        barriers.look("what waits for approval in the composer");

        as(browser, "sender", "/send/" + template);
        browser.click(by("mode-live"));
        browser.type(by("paste"), PHONE + "\n");
        browser.click(by("take"));
        browser.see(by("hold"), hold);
        assertThat(browser.count(by("send"))).as("nothing to confirm").isZero();
        barriers.look("what is not approved at its send");

        as(browser, "approver", "/");
        browser.see(by("pile", "pile", "decide"), one);
        barriers.look("what waits for approval on the first page");
        browser.click(by("waiting-template"));
        browser.see(by("approval-bar"), "As agreed on Monday");
        browser.click(by("review"));
        browser.see(in(by("review-dialog"), by("bubble")), "First words");
        barriers.look("what is looked at before it is approved");
        browser.click(by("send-back"));
        browser.type(by("decision-words"), "Say when");
        browser.click(by("decision-do"));
        browser.see(by("approval", "state", "sentBack"), back);

        as(browser, "designer", "/");
        browser.click(in(by("pile", "pile", "back"), by("waiting-template")));
        browser.see(by("approval-bar"), "Say when");
        browser.fill(by("field-title"), "Second words, on Friday");
        browser.see(by("saving", "version", "2"));
        browser.click(by("ask-again"));
        browser.click(by("ask-approval-do"));
        browser.see(by("approval", "state", "waiting"), waits);

        as(browser, "approver", "/templates?approval=waiting");
        browser.see(by("template", "id", template), waits);
        browser.click(in(by("template", "id", template), by("open-template")));
        browser.click(by("review"));
        browser.see(in(by("review-dialog"), by("bubble")), "Second words");
        browser.click(by("approve"));
        browser.see(by("approval", "state", "approved"), approved);
        barriers.look("what is approved in the composer");

        as(browser, "sender", "/send/" + template);
        browser.see(by("mode", "mode", "live"));
        browser.see(by("sentence"), "1");
        browser.click(by("send"));
        browser.click(by("confirm"));
        browser.see(by("running", "state", "finished"));
        browser.see(by("part", "part", "delivered"), "1");
        barriers.assertNone();
        browser.assertNothingWrong();
        assertThat(carriers.world()
                        .wall()
                        .messages(PhoneNumber.parse(PHONE))
                        .getLast()
                        .toString())
                .contains("Second words");
    }

    private static boolean approvedOnly() {
        return SITE.asAdmin("GET", "/v1/approval-rule", "").path("approvedOnly").asBoolean();
    }

    private static String template(String language) {
        ObjectNode draft = Json.object().put("name", "Autumn " + language);
        ObjectNode card = draft.putObject("card")
                .put("version", 1)
                .put("kind", "service")
                .put("locale", "en")
                .put("layout", "card");
        card.putArray("cards")
                .addObject()
                .put("id", "c1")
                .put("title", "First words")
                .putArray("buttons");
        return SITE.asAdmin("POST", "/v1/templates", draft.toString())
                .path("id")
                .asText();
    }

    /** Leaves, and comes back as somebody else. */
    private static void as(Browser browser, String role, String page) {
        browser.loseSession();
        browser.open(page);
        SITE.signIn(browser, role + "@brand.example", PASSWORD);
    }
}
