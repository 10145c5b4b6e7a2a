package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.browser.Browser.by;
import static org.cardwire.browser.Browser.in;

import java.nio.file.Path;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The wall of handsets: what is touched on a phone shows in the story beside it, and nothing stands in anybody's way. */
class WallIT {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String ADA = DemoHandsets.FULL_RCS.e164();
    private static final String IVY = DemoHandsets.SMS_EMOJI.e164();
    private static final String LI_LEI = DemoHandsets.SMS_CHINESE.e164();
    private static final By BESIDE = by("beside");
    private static final By STORY = in(BESIDE, by("timeline-line"));

    @TempDir
    static Path folder;

    @TempDir
    Path profile;

    private static Site site;

    @BeforeAll
    static void start() throws InterruptedException {
        site = new Site(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @EnumSource
    void aTapOnAVirtualPhoneShowsInTheStoryBesideIt(Size size) {
        String title = "Tea by the phone? " + size;
        site.send(ADA, title, "Yes, please");
        try (Browser browser = new Browser(size, profile)) {
            open(browser, "/wall?phone=%2B" + ADA.substring(1));
            browser.see(STORY, "The carrier reported the delivery on the handset.");
            browser.see(in(BESIDE, by("wire-source")), title);
            browser.remember();

            browser.click(in(
                    by("handset", "number", ADA),
                    By.xpath(".//*[@data-testid='bubble'][contains(., '" + title
                            + "')]//button[contains(., 'Yes, please')]")));

            browser.see(STORY, "The person tapped a button.");
            assertThat(browser.remembers())
                    .as("the page was never loaded again")
                    .isTrue();
            browser.click(by("close-beside"));
            browser.waitUntil("the story is away", () -> browser.count(BESIDE) == 0);
            browser.assertNothingWrong();
        }
    }

    @Test
    void aStopThatIsWrittenOnAPhoneShowsThatThePersonOptedOut() {
        site.send(IVY, "Before you go", "Stay");
        try (Browser browser = new Browser(Size.DESK, profile)) {
            open(browser, "/wall?phone=%2B" + IVY.substring(1));
            By phone = by("handset", "number", IVY);
            browser.see(in(phone, by("bubble")), "Before you go");
            browser.type(in(phone, by("reply")), "STOP");
            browser.press(Keys.ENTER);

            browser.see(in(BESIDE, by("fact-optedOut")));
            browser.see(in(phone, by("bubble")), "STOP");
            browser.see(in(phone, by("bubble")), "You will get no more messages");
            browser.assertNothingWrong();
        }
    }

    @Test
    void aLinkIsOpenedByTheHandsetAndItsPageShownOnItsScreen() {
        String kim = DemoHandsets.SMS_THROTTLED.e164();
        String id = site.send(kim, "Open me", "Later");
        site.cardLink(kim, id);
        try (Browser browser = new Browser(Size.DESK, profile)) {
            open(browser, "/wall?phone=%2B" + kim.substring(1));
            By phone = by("handset", "number", kim);
            browser.click(in(phone, by("link")));
            browser.see(in(phone, by("opened")));
            browser.see(STORY, "The person opened a link of the message.");
            browser.click(in(phone, by("close-page")));
            browser.assertNothingWrong();
        }
    }

    @ParameterizedTest
    @CsvSource({"light, DESK", "dark, DESK", "light, PHONE", "dark, PHONE"})
    void noPageAroundTheHandsetsHasASeriousBarrier(String theme, Size size) {
        String id = site.send(ADA, "For everyone", "Good");
        String link = site.cardLink(LI_LEI, site.send(LI_LEI, "A page for everyone", "Good"));
        try (Browser browser = new Browser(size, profile)) {
            browser.open(site.page("/sign-in"));
            browser.look(theme);
            open(browser, "/wall");
            browser.see(by("bubble"));
            assertThat(browser.barriers()).as("the wall").isEmpty();
            for (String number : new String[] {ADA, LI_LEI}) {
                browser.open(site.page("/wall?phone=%2B" + number.substring(1)));
                browser.see(in(BESIDE, by("wire")));
                assertThat(browser.barriers()).as("beside " + number).isEmpty();
            }
            browser.open(site.page("/messages/" + id));
            browser.see(by("timeline-line"));
            assertThat(browser.barriers()).as("a message").isEmpty();
            browser.prefer(theme);
            browser.open(link);
            browser.see(By.tagName("article"));
            assertThat(browser.barriers()).as("the card page").isEmpty();
            browser.open(site.page("/l/0123456789abcdef"));
            browser.see(By.tagName("article"));
            assertThat(browser.barriers()).as("a link that leads nowhere").isEmpty();
        }
    }

    private static void open(Browser browser, String path) {
        browser.open(site.page(path));
        browser.type(by("email"), site.first.email());
        browser.type(by("password"), site.first.password());
        browser.click(by("sign-in"));
    }
}
