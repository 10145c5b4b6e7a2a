package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.browser.Browser.by;
import static org.cardwire.browser.Browser.in;

import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.DemoHandsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What a person does first, in a real browser over a whole server with its simulated carriers and handsets. */
class PagesIT {
    @RegisterExtension
    static final Site SITE = new Site();

    private static final String ADA = DemoHandsets.FULL_RCS.e164();
    private static final By STORY = by("timeline-line");

    @ParameterizedTest
    @EnumSource
    void whatIsSentOverRestAppearsInTheOpenListAndItsStateFollows(Size size) {
        Browser browser = SITE.open(size, "/messages");
        browser.see(by("live", "state", "on"));
        browser.remember();

        String id = SITE.send(ADA, "Your parcel is here", "I am coming");

        By row = by("message", "id", id);
        browser.see(in(row, by("state", "state", "delivered")));
        browser.see(row, "+44 7700 900001");
        browser.see(row, "RCS");
        assertThat(browser.remembers()).as("the page was never loaded again").isTrue();
        browser.assertNothingWrong();
    }

    @ParameterizedTest
    @EnumSource
    void aTapOnAVirtualPhoneStandsInTheMessagesStoryInBothLanguages(Size size) {
        String id = SITE.send(ADA, "Tea on Friday? " + size, "Yes, at five");
        Browser browser = SITE.open(size, "/messages/" + id);
        browser.see(by("summary"), "Delivered by RCS.");
        browser.see(STORY, "The carrier reported the delivery on the handset.");
        browser.remember();

        browser.click(By.linkText("Open on the wall"));
        By answer = in(
                by("handset", "number", ADA),
                By.xpath(".//*[@data-testid='bubble'][contains(., 'Tea on Friday? " + size
                        + "')]//button[contains(., 'Yes, at five')]"));
        browser.click(answer);
        browser.waitUntil(
                "the carrier has the tap",
                () -> browser.attribute(answer, "data-tapped").equals("true"));
        browser.open("/messages/" + id);

        browser.see(STORY, "The person tapped a button.");
        browser.click(by("language"));
        browser.see(STORY, "用户点击了按钮");
        browser.assertNothingWrong();
    }

    @ParameterizedTest
    @EnumSource
    void aSenderIsTriedOutFromItsPageAndTheMessageStandsOnThePhone(Size size) {
        Browser browser = SITE.open(size, "/settings");
        browser.type(by("test-number"), DemoHandsets.RCS_WITHOUT_CAROUSELS.e164());
        browser.click(by("test-sender"));

        browser.see(by("finding"), "RCS");
        browser.see(by("finding"), "SMS");
        browser.click(By.linkText("Its story"));
        browser.see(STORY, "The carrier reported the delivery on the handset.");
        browser.see(by("bubble"));
        browser.assertNothingWrong();
    }

    @Test
    void aLinkIsTestedFromItsPage() {
        Browser browser = SITE.open("/settings/links");
        By sms = by("link", "name", Demo.SMS);
        browser.click(in(sms, by("test-link")));
        browser.see(in(sms, by("finding", "tone", "good")));
        browser.assertNothingWrong();
    }

    @Test
    void theKeyboardReachesWhatTheMouseReaches() {
        String id = SITE.send(ADA, "By keyboard", "Reached");
        Browser browser = SITE.visit(Size.DESK, "/messages");
        browser.tabTo(by("email"));
        browser.press(SITE.server.first().email());
        browser.tabTo(by("password"));
        browser.press(SITE.server.first().password(), Keys.ENTER);

        browser.tabTo(by("nav-wall"));
        browser.press(Keys.ENTER);
        browser.tabTo(by("find-handset"));
        browser.press(ADA);
        browser.tabTo(
                By.xpath("//*[@data-testid='bubble'][contains(., 'By keyboard')]//button[contains(., 'Reached')]"));
        browser.press(Keys.ENTER);

        browser.tabTo(by("nav-messages"));
        browser.press(Keys.ENTER);
        browser.tabTo(in(by("message", "id", id), By.tagName("a")));
        browser.press(Keys.ENTER);
        browser.see(STORY, "The person tapped a button.");
        browser.tabTo(by("language"));
        browser.press(Keys.ENTER);
        browser.see(STORY, "用户点击了按钮");
        browser.assertNothingWrong();
    }
}
