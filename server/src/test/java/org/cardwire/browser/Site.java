package org.cardwire.browser;

import static org.cardwire.browser.Browser.by;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.SandboxServer;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * A whole server with its sandbox, as browsers find it after the first start; each browser is closed with its test:
 *
 * <pre>{@code @RegisterExtension static final Site SITE = new Site();}</pre>
 */
final class Site implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Pattern LINK = Pattern.compile("https?://\\S+/l/\\w{16}");

    final SandboxServer server = new SandboxServer(Map.of("CARDWIRE_ALLOW_LOOPBACK", "true"));
    private final List<Browser> browsers = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        server.beforeAll(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browsers.forEach(Browser::close);
        browsers.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        server.afterAll(context);
    }

    /** A browser in which nobody is signed in. */
    Browser visit(Size size, String path) {
        Browser browser = new Browser(size, server.address("/"));
        browsers.add(browser);
        browser.open(path);
        return browser;
    }

    /** A browser at the desk, in which the first admin has come to that page. */
    Browser open(String path) {
        return open(Size.DESK, path);
    }

    Browser open(Size size, String path) {
        Browser browser = visit(size, path);
        signIn(browser);
        return browser;
    }

    void signIn(Browser browser) {
        signIn(browser, server.first().email(), server.first().password());
    }

    void signIn(Browser browser, String email, String password) {
        browser.type(by("email"), email);
        browser.type(by("password"), password);
        browser.click(by("sign-in"));
        browser.waitUntil("the sign-in is done", () -> browser.count(by("sign-in")) == 0);
    }

    /** Sends a card with one button that replies, and gives the message's id. */
    String send(String to, String title, String button) {
        ObjectNode body = Json.object().put("to", to);
        ObjectNode card = body.putObject("card")
                .put("version", 1)
                .put("kind", "service")
                .put("locale", "en")
                .put("layout", "card");
        ObjectNode only = card.putArray("cards").addObject();
        only.put("id", "c1").put("title", title);
        only.putArray("buttons")
                .addObject()
                .put("id", "b1")
                .put("label", button)
                .putObject("action")
                .put("type", "reply")
                .put("postback", "chosen");
        return server.ok("POST", "/v1/messages", body.toString())
                .at("/messages/0/id")
                .asText();
    }

    /** A call by REST as the first admin's live key. */
    JsonNode asAdmin(String method, String path, String body) {
        return server.ok(method, path, body, server.first().liveKey());
    }

    /** @param book the first price book */
    void price(String book) {
        server.ok("PUT", "/v1/prices", book, server.first().liveKey(), "If-Match", "\"0\"");
    }

    /** Waits until the message stands as an SMS on the handset, and gives the link in it. */
    String cardLink(String number, String message) {
        return waiting(number + " never got the link of " + message)
                .until(site -> site.handset(number)
                        .path("messages")
                        .valueStream()
                        .filter(one -> one.path("message").asText().equals(message))
                        .map(one -> LINK.matcher(one.at("/content/text").asText()))
                        .filter(Matcher::find)
                        .map(Matcher::group)
                        .findFirst()
                        .orElse(null));
    }

    void until(String what, BooleanSupplier isSo) {
        waiting(what).until(_ -> isSo.getAsBoolean());
    }

    private FluentWait<SandboxServer> waiting(String what) {
        return new FluentWait<>(server).withTimeout(Browser.PATIENCE).withMessage(what);
    }
}
