package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.browser.Browser.by;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What is wrong with a thing is said in words, and what was there before it stays. */
class BadInputIT {
    @RegisterExtension
    static final Site SITE = new Site();

    private static final Path PHOTO = Path.of("../fixtures/samples/media/dogs.jpg");
    private static final int A_MEGABYTE = 1 << 20;
    private static final By TITLE = by("field-title");

    @TempDir
    Path folder;

    /** Each with what is said about it. */
    private Map<Path, String> files() throws IOException {
        Path huge = folder.resolve("huge.jpg");
        Files.copy(PHOTO, huge, StandardCopyOption.REPLACE_EXISTING);
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(60 * A_MEGABYTE);
        }
        Path program = folder.resolve("setup.jpg");
        byte[] code = new byte[4096];
        code[0] = 'M';
        code[1] = 'Z';
        Files.write(program, code);
        Path drawing = folder.resolve("drawing.svg");
        Files.writeString(drawing, """
                <svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">
                  <script>fetch("/v1/session")</script><rect width="100" height="100"/>
                </svg>""");
        Map<Path, String> said = new LinkedHashMap<>();
        said.put(huge, "This file has 60 MB; the limit is 50 MB");
        said.put(program, "This is no picture");
        said.put(drawing, "script");
        return said;
    }

    @Test
    void aFileThatIsNoPictureIsRefusedInWordsAndTheCardKeepsItsOwn() throws IOException {
        Browser browser = newTemplate();
        browser.fill(TITLE, "Kept");
        browser.upload(by("picture-file"), PHOTO);
        browser.see(by("focus"));
        for (var file : files().entrySet()) {
            browser.upload(by("picture-file"), file.getKey());
            browser.see(by("refused"), file.getKey().getFileName().toString());
            browser.see(by("refused"), file.getValue());
            browser.see(by("focus"));
        }
        assertThat(browser.value(TITLE)).isEqualTo("Kept");
        browser.see(by("saving", "state", "saved"));
        browser.reload();
        browser.see(by("focus"));
    }

    @Test
    void inTheLibraryEachFileThatIsNotTakenSaysWhyAndTheOthersAre() throws IOException {
        Browser browser = SITE.open("/media");
        Map<Path, String> files = files();
        files.keySet().forEach(file -> browser.upload(by("upload-files"), file));
        browser.upload(by("upload-files"), Path.of("../fixtures/samples/media/lounge.jpg"));
        browser.see(by("upload-row", "state", "done"), "lounge.jpg");
        files.values().forEach(words -> browser.see(by("upload-row", "state", "failed"), words));
        browser.see(by("asset"), "lounge.jpg");
    }

    @Test
    void aTextThatIsNoCardIsNotPastedAndSaidToBeNone() {
        Browser browser = newTemplate();
        browser.fill(TITLE, "{\"cardwire\":1,\"card\":{\"id\":");
        browser.press(Keys.chord(Keys.CONTROL, "a"), Keys.chord(Keys.CONTROL, "c"));
        browser.fill(TITLE, "Kept");
        browser.click(by("choose-card"));
        browser.press(Keys.chord(Keys.CONTROL, "v"));
        browser.see(by("notice"), "neither a card nor a picture");
        assertThat(browser.count(by("card"))).isEqualTo(1);
        assertThat(browser.value(TITLE)).isEqualTo("Kept");
        browser.assertNothingWrong();
    }

    @Test
    void aCardOfANewerVersionIsNotImportedAndSaysWhereToOpenIt() throws IOException {
        Path newer = folder.resolve("newer.json");
        Files.writeString(newer, """
                {"version":99,"kind":"service","locale":"en","layout":"card","cards":[],"holograms":[{}]}""");
        Browser browser = newTemplate();
        browser.fill(TITLE, "Kept");
        browser.upload(by("import-file"), newer);
        browser.see(by("import-problems"), "Open it with the newer one");
        browser.press(Keys.ESCAPE);
        assertThat(browser.value(TITLE)).isEqualTo("Kept");

        browser.open("/templates");
        browser.see(by("template"));
        int before = browser.count(by("template"));
        browser.upload(by("import-template"), newer);
        browser.see(by("import-problems"), "Open it with the newer one");
        assertThat(browser.count(by("template"))).isEqualTo(before);
        browser.assertNothingWrong();
    }

    @Test
    void aWrongPasswordIsToldFromAServerThatIsAwayAndTheAddressStays() {
        Browser browser = SITE.visit(Size.PHONE, "/wall");
        browser.type(by("email"), SITE.server.first().email());
        browser.type(by("password"), "not the password");
        browser.click(by("sign-in"));
        browser.see(by("problem"), "password");
        browser.serverAway(true);
        browser.click(by("sign-in"));
        browser.see(by("problem"), "does not answer");
        browser.serverAway(false);
        assertThat(browser.value(by("email"))).isEqualTo(SITE.server.first().email());
        browser.fill(by("password"), SITE.server.first().password());
        browser.click(by("sign-in"));
        browser.see(by("handset"));
    }

    private static Browser newTemplate() {
        Browser browser = SITE.open("/templates");
        browser.click(by("new-template"));
        browser.see(TITLE);
        return browser;
    }
}
