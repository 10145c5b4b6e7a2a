package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.browser.Browser.by;
import static org.cardwire.browser.Browser.in;

import java.nio.file.Path;
import org.cardwire.fixtures.DemoHandsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** House-keeping in a real browser over a whole server: templates in order, media that take each other's place, people answered. */
class LibraryIT {
    @RegisterExtension
    static final Site SITE = new Site();

    private static final String ADA = DemoHandsets.FULL_RCS.e164();
    private static final String FINN = DemoHandsets.MMS_300_KB.e164();
    private static final Path DOGS = Path.of("../fixtures/samples/media/dogs.jpg");
    private static final By TILE = by("template");

    @Test
    void aStarterBecomesATemplateThatIsTaggedFiledFoundAndPutAway() {
        Browser browser = SITE.open("/templates?starters=true");
        take(browser, "parcel-tracking");
        String id = browser.address().replaceAll(".*/", "");

        browser.open("/templates");
        By tile = by("template", "id", id);
        browser.see(in(tile, by("glance")), "包裹");
        browser.click(in(tile, by("tile-menu")));
        browser.click(by("tag-template"));
        browser.type(by("tag-add"), "Delivery");
        browser.click(by("tag-do"));
        browser.see(tile, "delivery");
        browser.click(in(tile, by("tile-menu")));
        browser.click(by("move-template"));
        browser.type(by("move-to"), "Service/Parcels");
        browser.click(by("move-do"));
        browser.click(by("folder", "path", "Service"));
        browser.click(by("folder", "path", "Service/Parcels"));
        browser.see(tile);
        browser.type(by("find-template"), "delivery");
        browser.see(tile);

        browser.click(in(tile, by("tile-menu")));
        browser.click(by("archive-template"));
        browser.waitUntil("it left the list", () -> browser.count(TILE) == 0);
        browser.click(by("undo-done"));
        browser.see(tile);
        browser.assertNothingWrong();
    }

    @Test
    void anUploadedPictureTakesThePlaceOfOneInItsTemplate() {
        Browser browser = SITE.open("/templates?starters=true");
        take(browser, "birthday");

        browser.open("/media");
        browser.upload(by("upload-files"), DOGS);
        browser.see(by("upload-row", "state", "done"));
        browser.choose(by("filter-use"), "used");
        browser.waitUntil(
                "only what is shown is listed",
                () -> browser.texts(by("asset")).stream().noneMatch(text -> text.contains("dogs.jpg")));
        browser.click(by("open-asset"));
        browser.see(by("use"), "now, since version 1");
        browser.click(by("replace"));
        browser.click(By.cssSelector("[data-testid='pick-asset'][aria-label='dogs.jpg']"));
        browser.click(by("replace-do"));
        browser.see(by("done"), "Replaced in");

        browser.open("/media?use=used");
        browser.see(by("asset"), "dogs.jpg");
        browser.assertNothingWrong();
    }

    @Test
    void whatAVirtualHandsetWritesIsInTheOpenInboxAtOnceAndIsAnswered() {
        String message = SITE.send(ADA, "We moved to Mill Lane", "Good to know");
        Browser browser = SITE.open("/wall?find=" + ADA.replace("+", "%2B"));
        By phone = by("handset", "number", ADA);
        browser.see(phone, "We moved to Mill Lane");
        String wall = browser.openInNewTab("/inbox");
        browser.see(by("live", "state", "on"));
        browser.remember();
        String inbox = browser.openInNewTab("/wall?find=" + ADA.replace("+", "%2B"));
        assertThat(wall).isNotEqualTo(inbox);
        browser.type(in(phone, by("reply")), "Which number?\n");

        browser.switchTo(inbox);
        browser.see(by("conversation"), "Which number?");
        assertThat(browser.remembers()).as("the page was never loaded again").isTrue();
        browser.click(by("conversation"));
        browser.see(by("phone"), "We moved to Mill Lane");
        browser.type(by("answer"), "Number 7");
        browser.click(by("send-answer"));
        browser.see(in(by("word", "own", "true"), by("state", "state", "delivered")));
        browser.open("/messages/" + message);
        browser.see(by("timeline-line"), "The person replied.");
        browser.assertNothingWrong();
    }

    @Test
    void whatIsAnsweredStandsThereInTheFormInWhichItWentOut() {
        SITE.send(FINN, "Closed on Monday", "Fine");
        Browser browser = SITE.open("/wall?find=" + FINN.replace("+", "%2B"));
        By phone = by("handset", "number", FINN);
        browser.see(phone, "Closed on Monday");
        browser.type(in(phone, by("reply")), "And Tuesday?\n");
        browser.see(phone, "And Tuesday?");
        browser.open("/inbox");
        browser.click(By.xpath("//*[@data-testid='conversation'][contains(., 'And Tuesday?')]"));
        browser.see(in(by("phone"), by("mms")), "Closed on Monday");
        browser.assertNothingWrong();
    }

    /** From the dialog: an empty library shows the starters behind it, too. */
    private static void take(Browser browser, String starter) {
        By dialog = By.cssSelector("[role='dialog']");
        browser.click(in(dialog, in(by("starter", "id", starter), by("take-starter"))));
        browser.see(by("field-title"));
    }
}
