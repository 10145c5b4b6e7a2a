package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.browser.Browser.by;
import static org.cardwire.browser.Browser.in;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A card is written in a real browser over a whole server, by mouse and by keyboard, and nothing of it is ever lost. */
class ComposerIT {
    @RegisterExtension
    static final Site SITE = new Site();

    private static final Path PHOTO = Path.of("../fixtures/samples/media/dogs.jpg");
    private static final By TITLE = by("field-title");
    private static final By CARD = by("card");
    private static final By SAVED = by("saving", "state", "saved");
    private static final By ANDROID = by("preview", "of", "android");

    @Test
    void aCarouselIsComposedByMouseUndoneToTheStartRedoneToTheEndAndThereAfterAReload() {
        Browser browser = newTemplate(Size.DESK);
        String first = browser.value(TITLE);
        browser.fill(TITLE, "全场五折");
        browser.upload(by("picture-file"), PHOTO);
        browser.see(by("focus"));
        addButton(browser, "立即抢购");
        browser.choose(by("action-type"), "openUrl");
        browser.fill(by("field-url"), "https://shop.example/11");
        addButton(browser, "提醒我");
        addCard(browser, "会员日再减 20");
        addCard(browser, "到店有礼");
        browser.drag(in(by("card", "id", "c3"), by("handle")), by("card", "id", "c1"));
        browser.waitUntil(
                "the third card is the first",
                () -> browser.texts(CARD).getFirst().contains("到店有礼"));
        browser.see(ANDROID, "立即抢购");
        browser.see(by("preview", "of", "mms"), "会员日再减 20");
        browser.see(by("preview", "of", "sms"), "UCS-2");
        browser.see(SAVED);

        pressUntilDone(browser, "undo");
        assertThat(browser.count(CARD)).isEqualTo(1);
        assertThat(browser.value(TITLE)).isEqualTo(first);
        pressUntilDone(browser, "redo");
        assertThat(browser.count(CARD)).isEqualTo(3);
        browser.see(SAVED);

        browser.reload();
        browser.waitUntil("all cards are there", () -> browser.count(CARD) == 3);
        assertThat(browser.texts(CARD).getFirst()).contains("到店有礼");
        browser.click(in(by("card", "id", "c1"), by("choose-card")));
        assertThat(browser.value(TITLE)).isEqualTo("全场五折");
        assertThat(browser.count(by("button"))).isEqualTo(2);
        browser.see(by("focus"));
        browser.assertNothingWrong();
    }

    @Test
    void theSameIsComposedByKeyboardAlone() {
        Browser browser = SITE.open("/templates");
        browser.tabTo(by("new-template"));
        browser.press(Keys.ENTER);
        browser.tabTo(by("pick-picture"));
        browser.upload(by("picture-file"), PHOTO);
        browser.see(by("focus"));
        browser.tabTo(TITLE);
        browser.press(Keys.chord(Keys.CONTROL, "a"), "全场五折");
        for (String label : new String[] {"立即抢购", "提醒我"}) {
            browser.tabTo(by("add-button"));
            browser.press(Keys.ENTER);
            browser.tabTo(by("field-label"));
            browser.press(Keys.chord(Keys.CONTROL, "a"), label);
        }
        for (String title : new String[] {"会员日再减 20", "到店有礼"}) {
            browser.tabTo(by("add-card"));
            browser.press(Keys.ENTER);
            browser.tabTo(TITLE);
            browser.press(Keys.chord(Keys.CONTROL, "a"), title);
        }
        browser.tabTo(in(by("card", "id", "c3"), by("handle")));
        browser.press(Keys.SPACE);
        browser.see(By.cssSelector("[data-testid='card'][data-dragging='true']"));
        browser.press(Keys.ARROW_UP);
        browser.waitUntil(
                "it is said where it is",
                () -> browser.texts(By.cssSelector("[id^='DndLiveRegion']")).stream()
                        .anyMatch(said -> said.contains("2")));
        browser.press(Keys.SPACE);
        browser.waitUntil(
                "the third card is the second", () -> browser.texts(CARD).get(1).contains("到店有礼"));
        browser.see(ANDROID, "提醒我");
        browser.see(SAVED);
        browser.press(Keys.chord(Keys.CONTROL, "z"));
        browser.waitUntil(
                "the move is taken back", () -> browser.texts(CARD).get(2).contains("到店有礼"));
        browser.assertNothingWrong();
    }

    @Test
    void twoTabsInConflictAreAskedAndNeitherLosesAnything() {
        Browser browser = newTemplate(Size.DESK);
        browser.see(SAVED);
        String first = browser.openInNewTab(browser.address());
        browser.see(by("others"), "Open in another window of yours");
        browser.fill(TITLE, "From the second tab");
        browser.see(by("saving", "version", "2"));

        browser.switchTo(first);
        browser.fill(TITLE, "From the first tab");
        browser.see(by("conflict"), "From the second tab");
        browser.see(by("conflict"), "From the first tab");
        browser.click(in(by("conflict"), By.xpath(".//label[.//*[@data-testid='choose-theirs']]")));
        browser.click(by("settle"));
        browser.waitUntil(
                "theirs stands in the field", () -> browser.value(TITLE).equals("From the second tab"));
        browser.click(by("undo"));
        browser.waitUntil("mine is one step back", () -> browser.value(TITLE).equals("From the first tab"));
        browser.see(by("saving", "version", "3"));
    }

    @Test
    void whatIsTypedWhenTheSessionEndsIsThereAfterSigningInAgain() {
        Browser browser = newTemplate(Size.DESK);
        browser.see(SAVED);
        browser.see(by("lint", "fresh", "true"));
        browser.loseSession();
        browser.fill(TITLE, "Typed without a session");
        SITE.signIn(browser);
        browser.waitUntil("the words are there", () -> browser.value(TITLE).equals("Typed without a session"));
        browser.see(by("saving", "version", "2"));
    }

    @Test
    void whatIsTypedWhileTheServerIsAwayGoesOutWhenItIsBack() {
        Browser browser = newTemplate(Size.DESK);
        browser.see(SAVED);
        browser.serverAway(true);
        browser.fill(TITLE, "Typed to nobody");
        browser.see(by("saving", "state", "offline"));
        browser.serverAway(false);
        browser.see(by("saving", "version", "2"));
        browser.see(SAVED);
        browser.reload();
        browser.waitUntil("the words are there", () -> browser.value(TITLE).equals("Typed to nobody"));
    }

    @Test
    void aFindingIsMendedByItsButtonAndTheMendingIsTakenBack() {
        Browser browser = newTemplate(Size.DESK);
        By finding = by("finding", "rule", "opt-out");
        browser.see(by("lint", "fresh", "true"));
        browser.click(in(finding, by("fix")));
        browser.waitUntil("it is mended", () -> browser.count(finding) == 0);
        browser.see(ANDROID, "Stop messages");
        browser.click(by("undo"));
        browser.see(finding);
        browser.click(in(by("finding", "rule", "call-to-action"), by("go-to-finding")));
        browser.waitUntil("what is missing can be added", () -> browser.isFocused(by("add-button")));
        browser.assertNothingWrong();
    }

    @Test
    void whatIsTooMuchForAnSmsIsMadeToFitByOneButtonAndTheMakingIsTakenBack() {
        Browser browser = newTemplate(Size.DESK);
        By sms = by("preview", "of", "sms");
        browser.fill(by("field-text"), "four ".repeat(380).strip());
        browser.see(sms, "of 10 segments");
        browser.click(in(sms, by("make-fit")));
        browser.see(by("notice"), "characters");
        browser.see(in(sms, by("segment")));
        browser.click(by("undo"));
        browser.see(in(sms, by("make-fit")));
        browser.assertNothingWrong();
    }

    @Test
    void pricesAreThoseOfTheCountryThatWasChosenAlsoAfterAReload() {
        String book = "{'entries':[{'channel':'sms','country':'CN','amount':'0.07','currency':'CNY'},"
                + "{'channel':'sms','country':'GB','amount':'0.03','currency':'GBP'}]}";
        SITE.price(book.replace('\'', '"'));
        Browser browser = newTemplate(Size.DESK);
        browser.choose(by("price-country"), "CN");
        browser.see(by("preview", "of", "sms"), "CN¥0.07");
        browser.reload();
        browser.see(by("preview", "of", "sms"), "CN¥0.07");
        browser.choose(by("price-country"), "GB");
        browser.see(by("preview", "of", "sms"), "£0.03");
        browser.assertNothingWrong();
    }

    @Test
    void aTestGoesToTheWallInTwoClicksIsTappedThereAndTheTapIsSeenHere() {
        Browser browser = newTemplate(Size.DESK);
        browser.fill(TITLE, "Tea at five?");
        addButton(browser, "I am coming");
        browser.click(by("test"));
        browser.see(by("test-handset"));
        browser.click(by("send-test"));
        browser.see(by("step-delivered", "done", "true"));
        String story = browser.link(by("test-story"));

        String composer = browser.openInNewTab(browser.link(by("test-wall")));
        browser.click(By.xpath(
                "//*[@data-testid='bubble'][contains(., 'Tea at five?')]" + "//button[contains(., 'I am coming')]"));
        browser.switchTo(composer);
        browser.see(by("step-tapped", "done", "true"));
        browser.open(story);
        browser.see(by("timeline-line"), "The person tapped a button.");
        browser.assertNothingWrong();
    }

    @Test
    void aTemplateIsFoundInTheLibraryByTheNameThatItWasGiven() {
        Browser browser = newTemplate(Size.DESK);
        browser.fill(by("template-name"), "Parcel is here");
        browser.fill(TITLE, "Second thought");
        browser.see(by("saving", "version", "2"));
        browser.click(by("back"));
        browser.type(by("find-template"), "Parcel");
        browser.click(by("open-template"));
        browser.see(TITLE);
        browser.see(ANDROID, "Second thought");
        browser.assertNothingWrong();
    }

    @Test
    void onAPhoneTheComposerIsOneColumnWithEverythingAtTheThumb() {
        Browser browser = newTemplate(Size.PHONE);
        browser.fill(TITLE, "On the train");
        browser.click(by("view-cards"));
        browser.click(by("add-card"));
        browser.fill(TITLE, "The second one");
        browser.click(by("view-preview"));
        browser.see(ANDROID, "The second one");
        browser.see(SAVED);
        browser.assertNothingWrong();
    }

    private static void addCard(Browser browser, String title) {
        browser.click(by("add-card"));
        browser.fill(TITLE, title);
    }

    private static void addButton(Browser browser, String label) {
        browser.click(by("add-button"));
        browser.fill(by("field-label"), label);
    }

    private static void pressUntilDone(Browser browser, String button) {
        browser.waitUntil("there is nothing more to " + button, () -> {
            if (browser.attribute(by(button), "aria-disabled").equals("true")) {
                return true;
            }
            browser.click(by(button));
            return false;
        });
    }

    private static Browser newTemplate(Size size) {
        Browser browser = SITE.open(size, "/templates");
        browser.click(by("new-template"));
        browser.see(TITLE);
        return browser;
    }
}
