package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.pagefactory.ByChained;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A new Chromium of one size and with a profile of its own. Whatever is asked for is waited for. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_TABS = 80;

    /** It warns that it does not know this Chromium's developer protocol in full; the one command used here is an old one. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;

    Browser(Size size, Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en"));
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, console);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(program("chromedriver"))
                        .build(),
                options);
        // A window is never narrower than 500 px; the page can be.
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.width, "height", size.height, "deviceScaleFactor", 1, "mobile", false));
    }

    private static File program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(name + " was not found; Debian: apt-get install chromium chromium-driver"))
                .toFile();
    }

    /** What the pages name {@code data-testid}, of the one that has these attributes. */
    static By by(String testId, String... attributes) {
        StringBuilder css = new StringBuilder("[data-testid='" + testId + "']");
        for (int i = 0; i < attributes.length; i += 2) {
            css.append("[data-%s='%s']".formatted(attributes[i], attributes[i + 1]));
        }
        return By.cssSelector(css.toString());
    }

    /** What lies inside of another. */
    static By in(By outer, By inner) {
        return new ByChained(outer, inner);
    }

    void open(String address) {
        driver.get(address);
    }

    WebElement see(By what) {
        return until(PATIENCE).until(visibilityOfElementLocated(what));
    }

    /** Waits until one of these says so. */
    void see(By what, String words) {
        until(PATIENCE)
                .withMessage(() -> "\"%s\" in %s; there is:%n%s".formatted(words, what, texts(what)))
                .until(_ -> texts(what).stream().anyMatch(text -> text.contains(words)));
    }

    List<String> texts(By what) {
        return driver.findElements(what).stream().map(Browser::text).toList();
    }

    private static String text(WebElement element) {
        try {
            return element.getText();
        } catch (StaleElementReferenceException drawnAnew) {
            return "";
        }
    }

    void click(By what) {
        until(PATIENCE).ignoring(StaleElementReferenceException.class).until(_ -> {
            WebElement element = elementToBeClickable(what).apply(driver);
            if (element == null) {
                return false;
            }
            element.click();
            return true;
        });
    }

    void type(By what, String text) {
        see(what).sendKeys(text);
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Presses Tab until that has the focus. */
    void tabTo(By what) {
        see(what);
        for (int pressed = 0; pressed < MOST_TABS; pressed++) {
            if (driver.findElements(what).contains(driver.switchTo().activeElement())) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError(what + " cannot be reached with " + MOST_TABS + " presses of Tab");
    }

    /** Leaves a note in the page that a reload would wipe out. */
    void remember() {
        driver.executeScript("window.remembered = true");
    }

    boolean remembers() {
        return Boolean.TRUE.equals(driver.executeScript("return window.remembered === true"));
    }

    /** No page is wider than its screen, and none wrote an error into the console. */
    void assertNothingWrong() {
        assertThat((Boolean) driver.executeScript(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("the page is no wider than the screen")
                .isTrue();
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .extracting(entry -> entry.getMessage())
                .filteredOn(Predicate.not(Browser::asksWhoWeAre))
                .as("the console")
                .isEmpty();
    }

    /** Before the sign-in the page asks once who is signed in; Chromium writes down that nobody is. */
    private static boolean asksWhoWeAre(String message) {
        return message.contains("/v1/session") && message.contains("401");
    }

    private WebDriverWait until(Duration patience) {
        return new WebDriverWait(driver, patience, Duration.ofMillis(50));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
