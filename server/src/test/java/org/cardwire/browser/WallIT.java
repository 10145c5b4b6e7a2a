package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.browser.Browser.by;
import static org.cardwire.browser.Browser.in;

import org.cardwire.fixtures.DemoHandsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The wall of handsets: what is touched on a phone shows in the story beside it, and nothing stands in anybody's way. */
class WallIT {
    @RegisterExtension
    static final Site SITE = new Site();

    private static final String ADA = DemoHandsets.FULL_RCS.e164();
    private static final String IVY = DemoHandsets.SMS_EMOJI.e164();
    private static final String LI_LEI = DemoHandsets.SMS_CHINESE.e164();
    private static final By BESIDE = by("beside");
    private static final By STORY = in(BESIDE, by("timeline-line"));

    @ParameterizedTest
    @EnumSource
    void aTapOnAVirtualPhoneShowsInTheStoryBesideIt(Size size) {
        String title = "Tea by the phone? " + size;
        SITE.send(ADA, title, "Yes, please");
        Browser browser = SITE.open(size, "/wall?phone=%2B" + ADA.substring(1));
        browser.see(STORY, "The carrier reported the delivery on the handset.");
        browser.see(in(BESIDE, by("wire-source")), title);
        browser.remember();

        browser.click(in(
                by("handset", "number", ADA),
                By.xpath(".//*[@data-testid='bubble'][contains(., '" + title
                        + "')]//button[contains(., 'Yes, please')]")));

        browser.see(STORY, "The person tapped a button.");
        assertThat(browser.remembers()).as("the page was never loaded again").isTrue();
        browser.click(by("close-beside"));
        browser.waitUntil("the story is away", () -> browser.count(BESIDE) == 0);
        browser.assertNothingWrong();
    }

    @Test
    void aStopThatIsWrittenOnAPhoneShowsThatThePersonOptedOut() {
        SITE.send(IVY, "Before you go", "Stay");
        Browser browser = SITE.open("/wall?phone=%2B" + IVY.substring(1));
        By phone = by("handset", "number", IVY);
        browser.see(in(phone, by("bubble")), "Before you go");
        browser.type(in(phone, by("reply")), "STOP");
        browser.press(Keys.ENTER);

        browser.see(in(BESIDE, by("fact-optedOut")));
        browser.see(in(phone, by("bubble")), "STOP");
        browser.see(in(phone, by("bubble")), "You will get no more messages");
        browser.assertNothingWrong();
    }

    @Test
    void aLinkIsOpenedByTheHandsetAndItsPageShownOnItsScreen() {
        String kim = DemoHandsets.SMS_THROTTLED.e164();
        String id = SITE.send(kim, "Open me", "Later");
        SITE.cardLink(kim, id);
        Browser browser = SITE.open("/wall?phone=%2B" + kim.substring(1));
        By phone = by("handset", "number", kim);
        browser.click(in(phone, by("link")));
        browser.see(in(phone, by("opened")));
        browser.see(STORY, "The person opened a link of the message.");
        browser.click(in(phone, by("close-page")));
        browser.assertNothingWrong();
    }
}
