package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.elementToBeClickable;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.pagefactory.ByChained;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A new Chromium of one size and with a profile of its own. Whatever is asked for is waited for. */
final class Browser implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_TABS = 120;
    private static final int DRAG_STEPS = 8;

    /** It warns that it does not know this Chromium's developer protocol in full; the one command used here is an old one. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;
    private final URI home;

    /** @param home what paths belong to */
    Browser(Size size, URI home) {
        this.home = home;
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
                "--disable-sync");
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en"));
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, console);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(program("chromedriver"))
                        .build(),
                options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        resize(size);
    }

    /** A window is never narrower than 500 px; the page can be. */
    void resize(Size to) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", to.width, "height", to.height, "deviceScaleFactor", 1, "mobile", false));
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

    /** A path of the server, or an address. */
    void open(String page) {
        driver.get(home.resolve(page).toString());
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
            driver.executeScript("arguments[0].scrollIntoView({ block: 'nearest' })", element);
            element.click();
            return true;
        });
    }

    void type(By what, String text) {
        see(what).sendKeys(text);
    }

    /** Takes the place of what stands in a field. */
    void fill(By what, String text) {
        WebElement field = see(what);
        field.click();
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    /** Chooses a file, as the dialog behind the button would. */
    void upload(By fileInput, Path file) {
        until(PATIENCE)
                .until(presenceOfElementLocated(fileInput))
                .sendKeys(file.toAbsolutePath().normalize().toString());
    }

    void choose(By select, String value) {
        new Select(see(select)).selectByValue(value);
    }

    /** Takes one thing by its handle and drops it upon another, as a hand does: in steps. What is dragged over moves away. */
    void drag(By handle, By onto) {
        WebElement from = see(handle);
        int way = see(onto).getLocation().y - from.getLocation().y;
        Actions hand = new Actions(driver).moveToElement(from).clickAndHold();
        for (int step = 0; step < DRAG_STEPS; step++) {
            hand.moveByOffset(0, way / DRAG_STEPS).pause(Duration.ofMillis(25));
        }
        hand.pause(Duration.ofMillis(250)).release().perform();
    }

    int count(By what) {
        return driver.findElements(what).size();
    }

    void waitUntil(String what, BooleanSupplier isSo) {
        until(PATIENCE).withMessage(what).until(_ -> isSo.getAsBoolean());
    }

    String attribute(By what, String name) {
        return Objects.requireNonNullElse(driver.findElement(what).getDomAttribute(name), "");
    }

    String value(By field) {
        return Objects.requireNonNullElse(see(field).getDomProperty("value"), "");
    }

    /** Where a link leads. */
    String link(By what) {
        return Objects.requireNonNullElse(see(what).getDomProperty("href"), "");
    }

    boolean isFocused(By what) {
        return driver.findElements(what).contains(driver.switchTo().activeElement());
    }

    String address() {
        return driver.getCurrentUrl();
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** Opens another tab and gives the handle of the one before. */
    String openInNewTab(String page) {
        String before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        open(page);
        return before;
    }

    void switchTo(String tab) {
        driver.switchTo().window(tab);
    }

    /** As when the session's time is over while a page is open. */
    void loseSession() {
        driver.manage().deleteAllCookies();
    }

    /** As when the server is away: no call of this page is answered, until it is back. */
    void serverAway(boolean away) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", away ? List.of("*/v1/*") : List.of()));
    }

    /** As for a reader whose system is light or dark; pages follow it unless they were told otherwise. */
    void prefer(String theme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    /** What a script gives that calls its last argument when it is done. */
    @Nullable
    Object run(String script) {
        return driver.executeAsyncScript(script);
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

    boolean fits() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    /** No page is wider than its screen, and none wrote an error into the console. */
    void assertNothingWrong() {
        assertThat(fits()).as("the page is no wider than the screen").isTrue();
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
