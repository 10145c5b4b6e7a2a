package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.browser.Browser.by;
import static org.cardwire.browser.Browser.in;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.cardwire.SandboxServer;
import org.cardwire.fixtures.DemoHandsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Nothing stands in anybody's way: on every page that the router knows, and in what opens there. */
class BarriersIT {
    @RegisterExtension
    static final Site SITE = new Site();

    private static final Path ROUTER = Path.of("../composer-web/src/router.tsx");
    private static final Pattern PAGE = Pattern.compile("path: \"(/[^\"]*)\"");
    private static final Path PHOTO = Path.of("../fixtures/samples/media/dogs.jpg");
    private static final String ADA = DemoHandsets.FULL_RCS.e164();
    private static final String LI_LEI = DemoHandsets.SMS_CHINESE.e164();
    private static final By TITLE = by("field-title");

    private static final Receiver RECEIVER = new Receiver();

    private static String template;
    private static String forEveryone;
    private static String message;
    private static String conversation;
    private static String webhook;
    private static String invitation;

    /** So that no page is empty. */
    @BeforeAll
    static void fill() {
        String starter =
                SITE.asAdmin("GET", "/v1/starters", "").at("/items/0/id").asText();
        template = id(SITE.asAdmin("POST", "/v1/starters/" + starter, "{}"));
        forEveryone = id(SITE.asAdmin("POST", "/v1/templates", """
                {"name":"For everyone","card":{"version":1,"kind":"service","locale":"en","layout":"card",
                 "cards":[{"id":"c1","title":"We moved","buttons":[]}]}}"""));
        webhook = id(SITE.asAdmin(
                        "POST",
                        "/v1/webhooks",
                        "{\"url\":\"" + RECEIVER.address() + "\",\"events\":[\"message.delivered\"]}")
                .path("webhook"));
        invitation = SITE.asAdmin(
                        "POST", "/v1/invitations", "{\"email\":\"lin@northwind.example\",\"role\":\"analyst\"}")
                .path("url")
                .asText()
                .replaceFirst(".*/welcome/", "");
        SITE.asAdmin("PUT", "/v1/filter-words", "{\"words\":[{\"word\":\"cheapest\"}]}");
        SITE.asAdmin("POST", "/v1/opt-outs", "{\"number\":\"+447700900555\"}");
        SITE.asAdmin("POST", "/v1/api-keys", "{\"name\":\"shop\",\"mode\":\"test\",\"scopes\":[\"messages:read\"]}");
        SITE.price(
                "{\"entries\":[{\"channel\":\"sms\",\"per\":\"segment\",\"amount\":\"0.031\",\"currency\":\"GBP\"}]}");
        message = SITE.send(ADA, "Your parcel is here", "Thank you");
        SITE.until("the delivery of it is known", () -> !RECEIVER.heard().isEmpty());
        SITE.server.ok(
                "POST",
                SandboxServer.handsetPath(ADA) + "/replies",
                "{\"channel\":\"rcs\",\"text\":\"Where exactly?\"}");
        SITE.until("somebody waits for an answer", () -> !inbox().isEmpty());
        conversation = id(inbox().path(0));
    }

    private static String id(JsonNode of) {
        return of.path("id").asText();
    }

    private static JsonNode inbox() {
        return SITE.server.ok("GET", "/v1/inbox?waiting=true", "").path("items");
    }

    @AfterAll
    static void stop() {
        RECEIVER.close();
    }

    /** What the router knows, read from its own source, so that no page is forgotten. */
    private static List<String> routes() throws IOException {
        List<String> routes = PAGE.matcher(Files.readString(ROUTER))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(routes).as("the router's pages").hasSizeGreaterThan(20);
        return routes;
    }

    /** The address of a page with something in it. */
    private static String filled(String route) {
        return switch (route) {
            case "/" -> "/?mode=test";
            case "/inbox" -> "/inbox?at=" + conversation;
            case "/templates/$id" -> "/templates/" + template;
            case "/send/$template" -> "/send/" + forEveryone;
            case "/messages/$id" -> "/messages/" + message;
            case "/settings/webhooks/$id" -> "/settings/webhooks/" + webhook;
            case "/welcome/$token" -> "/welcome/" + invitation;
            default -> {
                assertThat(route)
                        .as("a page of something that this test does not have")
                        .doesNotContain("$");
                yield route;
            }
        };
    }

    @Test
    void noPageHasABarrier() throws IOException {
        Browser browser = SITE.visit(Size.DESK, "/sign-in");
        Barriers barriers = new Barriers(browser);
        List<String> outside = List.of("/sign-in", "/welcome/$token");
        for (String route : outside) {
            look(browser, barriers, route);
        }
        browser.open("/settings");
        SITE.signIn(browser);
        browser.see(by("tab-senders"));
        for (String route : routes()) {
            if (!outside.contains(route)) {
                look(browser, barriers, route);
                assertThat(browser.count(by("empty"))).as(route + " is empty").isZero();
            }
        }
        barriers.assertNone();
        browser.assertNothingWrong();
    }

    @Test
    void nothingThatOpensInTheComposerIsABarrier() {
        Browser browser = SITE.open("/templates");
        Barriers barriers = new Barriers(browser);
        browser.click(by("new-template"));
        browser.see(TITLE);
        browser.upload(by("picture-file"), PHOTO);
        browser.see(by("focus"));
        browser.click(by("add-button"));
        browser.fill(by("field-label"), "Order");
        browser.click(by("add-locale"));
        browser.see(by("add-zh-CN"));
        barriers.look("languages to add");
        browser.click(by("add-zh-CN"));
        browser.waitUntil("the languages are away", () -> browser.count(by("add-ja")) == 0);
        browser.click(by("by-hand-sms"));
        browser.see(by("words-sms"));
        browser.see(by("finding"));
        barriers.look("a card");
        browser.click(by("test"));
        browser.see(by("test-handset"));
        barriers.look("a test");
        browser.click(by("send-test"));
        browser.see(by("step-delivered"));
        browser.waitUntil("the form is away", () -> browser.count(by("send-test")) == 0);
        barriers.look("a test that is followed");
        browser.click(by("unfollow"));
        browser.click(by("choose-message"));
        barriers.look("the message");
        browser.see(by("saving", "state", "saved"));
        browser.click(by("open-compare"));
        browser.see(by("compare"), "Card 1");
        barriers.look("before and after");
        browser.press(Keys.ESCAPE);
        browser.waitUntil("it is away", () -> browser.count(by("compare")) == 0);
        browser.click(by("history"));
        browser.see(by("version"));
        barriers.look("versions");
        barriers.assertNone();
        browser.assertNothingWrong();
    }

    @Test
    void nothingAroundTheHandsetsIsABarrier() {
        String link = SITE.cardLink(LI_LEI, SITE.send(LI_LEI, "A page for everyone", "Good"));
        Browser browser = SITE.open("/wall");
        Barriers barriers = new Barriers(browser);
        for (String number : List.of(ADA, LI_LEI)) {
            browser.open("/wall?phone=" + number.replace("+", "%2B"));
            browser.see(in(by("beside"), by("wire")));
            barriers.look("beside " + number);
        }
        browser.open(link);
        browser.see(By.tagName("article"));
        barriers.look("the card page");
        browser.assertNothingWrong();
        browser.open("/l/0123456789abcdef");
        browser.see(By.tagName("article"));
        barriers.look("a link that leads nowhere");
        barriers.assertNone();
    }

    @Test
    void nothingThatOpensInTheLibraryIsABarrier() {
        Browser browser = SITE.open("/templates?starters=true");
        Barriers barriers = new Barriers(browser);
        browser.see(by("starter"));
        barriers.look("starters");
        browser.open("/media");
        browser.click(by("open-asset"));
        browser.see(by("use"));
        barriers.look("a file");
        browser.click(by("replace"));
        browser.see(by("pick-asset"));
        barriers.look("files to take its place");
        barriers.assertNone();
        browser.assertNothingWrong();
    }

    @Test
    void noStepOfASendIsABarrier() {
        Browser browser = SITE.open("/send/" + forEveryone);
        Barriers barriers = new Barriers(browser);
        browser.type(by("paste"), DemoHandsets.MMS_300_KB.e164() + "\nnobody\n");
        browser.click(by("take"));
        browser.see(by("sentence"), "1 person");
        barriers.look("a plan");
        browser.click(by("mode-live"));
        browser.see(by("mode", "mode", "live"));
        browser.click(by("mode-test"));
        browser.see(by("sentence"), "1 person");
        browser.waitUntil(
                "the plan is there",
                () -> browser.attribute(by("plan"), "aria-busy").equals("false"));
        browser.click(by("send"));
        browser.see(by("confirm"));
        barriers.look("the question");
        browser.click(by("confirm"));
        browser.see(by("running", "state", "finished"));
        barriers.look("how it went");
        browser.open("/?mode=test");
        browser.see(by("chart"));
        barriers.look("the first page with a send");
        barriers.assertNone();
        browser.assertNothingWrong();
    }

    private static void look(Browser browser, Barriers barriers, String route) {
        browser.open(filled(route));
        browser.see(By.cssSelector("h1, [data-testid='card-list']"));
        barriers.look(route);
    }
}
