package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.browser.Browser.by;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page that the router knows, on both screens and in both themes: nothing is wider than the screen, and axe-core
 * finds no serious or critical barrier. The pages are read from the router's own source, so that none is forgotten.
 */
class BarriersIT {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Path ROUTER = Path.of("../composer-web/src/router.tsx");
    private static final Pattern PAGE = Pattern.compile("path: \"(/[^\"]*)\"");

    @TempDir
    static Path folder;

    @TempDir
    Path profile;

    private static Site site;
    private static String template;
    private static String message;
    private static String webhook;
    private static String invitation;

    @BeforeAll
    static void start() throws InterruptedException {
        site = new Site(DATABASE, folder);
        String starter =
                site.asAdmin(200, "GET", "/v1/starters", "").at("/items/0/id").asText();
        template = site.asAdmin(201, "POST", "/v1/starters/" + starter, "{}")
                .path("id")
                .asText();
        message = site.send(DemoHandsets.FULL_RCS.e164(), "Your parcel is here", "Thank you");
        webhook = site.asAdmin(
                        201,
                        "POST",
                        "/v1/webhooks",
                        "{\"url\":\"https://shop.example/hooks\",\"events\":[\"message.delivered\"]}")
                .at("/webhook/id")
                .asText();
        invitation = site.asAdmin(
                        201, "POST", "/v1/invitations", "{\"email\":\"lin@northwind.example\",\"role\":\"analyst\"}")
                .path("url")
                .asText()
                .replaceFirst(".*/welcome/", "");
        site.asAdmin(200, "PUT", "/v1/filter-words", "{\"words\":[{\"word\":\"cheapest\"}]}");
        site.asAdmin(201, "POST", "/v1/opt-outs", "{\"number\":\"+447700900555\"}");
        site.asAdmin(
                201, "POST", "/v1/api-keys", "{\"name\":\"shop\",\"mode\":\"test\",\"scopes\":[\"messages:read\"]}");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** The pages' addresses; a part of an address that is a name of something is filled with one that there is. */
    private static List<String> pages() throws IOException {
        List<String> paths = PAGE.matcher(Files.readString(ROUTER))
                .results()
                .map((MatchResult found) -> filled(found.group(1)))
                .toList();
        assertThat(paths).as("the router's pages").hasSizeGreaterThan(15);
        return paths;
    }

    private static String filled(String path) {
        String name = switch (path.replaceFirst("/[^/]*$", "")) {
            case "/templates", "/send" -> template;
            case "/messages" -> message;
            case "/settings/webhooks" -> webhook;
            case "/welcome" -> invitation;
            default -> {
                assertThat(path)
                        .as("a page with a name that this test does not fill")
                        .doesNotContain("$");
                yield "";
            }
        };
        return path.replaceFirst("\\$[A-Za-z]+$", name);
    }

    @ParameterizedTest
    @EnumSource
    void noPageHasABarrier(Size size) throws IOException {
        List<String> found = new ArrayList<>();
        try (Browser browser = new Browser(size, profile)) {
            browser.open(site.page("/messages"));
            browser.type(by("email"), site.first.email());
            browser.type(by("password"), site.first.password());
            browser.click(by("sign-in"));
            browser.see(by("message"));
            for (String theme : List.of("light", "dark")) {
                browser.look(theme);
                for (String page : pages()) {
                    browser.open(site.page(page));
                    browser.waitUntil(page + " is there", browser::rests);
                    browser.barriers().forEach(barrier -> found.add(theme + " " + page + " " + barrier));
                    browser.assertNothingWrong();
                }
            }
        }
        assertThat(found).as("at " + size.width + " px").isEmpty();
    }
}
