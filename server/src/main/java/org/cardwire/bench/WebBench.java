package org.cardwire.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardwire.platform.json.Json;

/**
 * The pages in this machine's Chromium: what each loads and when it can be used, what a key costs in the composer, how fast
 * previews are, and the card page on a slow network.
 */
final class WebBench {
    private static final int LOADS = 3;
    private static final int KEYS = 40;
    private static final int BETWEEN_KEYS = 400;
    /** Work of the key itself: what it sets off later is the preview's. */
    private static final double OF_THE_KEY = 60;

    private static final int PREVIEWS = 200;
    private static final int WARM_UP = 40;
    private static final int SETTLED_MILLIS = 1_000;
    private static final double KILO = 1_000;

    /** 3G as it is usually throttled: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
    private static final int DOWN = 200_000;

    private static final int UP = 93_750;
    private static final int ROUND_TRIP = 150;

    /** Tells when a page could be used first, and each repaint after an answer to a preview. */
    private static final String WATCH = """
            (() => {
              const seen = window.bench = { tasks: [], shown: 0, repaints: [], largest: 0 };
              new PerformanceObserver((list) => list.getEntries().forEach((task) =>
                seen.tasks.push(task.startTime + task.duration))).observe({ type: 'longtask', buffered: true });
              new PerformanceObserver((list) => list.getEntries().forEach((paint) =>
                seen.largest = paint.startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
              const watch = new MutationObserver(() => {
                if (!seen.shown && window.benchWants && document.querySelector(window.benchWants))
                  requestAnimationFrame(() => { seen.shown ||= performance.now(); });
              });
              watch.observe(document, { childList: true, subtree: true, attributes: true });
              const ask = window.fetch;
              window.fetch = async (...call) => {
                const answer = await ask(...call);
                const address = call[0] instanceof Request ? call[0].url : String(call[0]);
                if (address.includes('/v1/previews')) {
                  const body = await answer.clone().text();
                  const came = performance.now();
                  const drawn = new MutationObserver(() => {
                    drawn.disconnect();
                    requestAnimationFrame(() => setTimeout(() => seen.repaints.push(performance.now() - came)));
                  });
                  drawn.observe(document.body, { childList: true, subtree: true, characterData: true });
                }
                return answer;
              };
            })();
            """;

    private record Page(String name, String path, String shows) {}

    private record Loaded(double kilobytes, double usable) {}

    Report run(Target.Starter starter) throws IOException {
        Map<String, String> environment = new HashMap<>();
        try (Bed bed = Bed.open()) {
            environment.putAll(bed.environment());
            environment.put("CARDWIRE_SANDBOX", "true");
            try (Target target = starter.start(environment);
                    WebScene scene = new WebScene(target);
                    DevTools browser = DevTools.start()) {
                Report report = new Report("web", bed);
                browser.call("Page.enable");
                browser.call("Network.enable");
                browser.call(
                        "Page.addScriptToEvaluateOnNewDocument", Json.object().put("source", WATCH));
                screen(browser, 1440, 900, 1);
                previews(report, scene);
                pages(report, browser, target, scene);
                keys(report, browser, target, scene);
                cardPage(report, browser, scene);
                report.remark("Browser: "
                        + browser.call("Browser.getVersion").path("product").asText()
                        + ", headless, on the same cores as the server, 1440 x 900. Loads are cold, without a cache; medians of "
                        + LOADS + ".");
                report.remark("Usable: the page shows its content, and no task over 50 ms began before that goes on.");
                report.remark(
                        ("Per key: %d keys, one each %d ms, in the title of a card of ten; main-thread tasks by the"
                                        + " browser's trace within %.0f ms of the key, and until the next one, the preview's answer included.")
                                .formatted(KEYS, BETWEEN_KEYS, OF_THE_KEY));
                report.remark("3G: %.1f Mbit/s, %d ms round trip, a screen of 390 x 844 at 3 pixels a point."
                        .formatted(DOWN * 8 / KILO / KILO, ROUND_TRIP));
                return report;
            }
        }
    }

    private static void screen(DevTools browser, int width, int height, int pixels) throws IOException {
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Json.object()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", pixels)
                        .put("mobile", pixels > 1));
    }

    /** Every text is a new one; the renditions are there. */
    private static void previews(Report report, WebScene scene) throws IOException {
        report.columns("preview over REST", "p50 ms", "p95 ms", "answer KB");
        for (JsonNode card : List.of(scene.three, scene.ten)) {
            Latencies latencies = new Latencies();
            int size = 0;
            for (int call = -WARM_UP; call < PREVIEWS; call++) {
                ObjectNode body = Json.object();
                body.set("card", ((ObjectNode) card.deepCopy()).put("text", "{{name}}, idea " + call));
                long began = System.nanoTime();
                JsonNode answer = scene.post("/v1/previews", body);
                if (call >= 0) {
                    latencies.add(System.nanoTime() - began);
                    size = answer.toString().length();
                }
            }
            report.row(
                    card.path("cards").size() + " cards, each call with another text",
                    latencies.quantile(0.5),
                    latencies.quantile(0.95),
                    size / KILO);
        }
    }

    private static void pages(Report report, DevTools browser, Target target, WebScene scene) throws IOException {
        report.columns("page", "JS + CSS KB (gzip)", "usable ms");
        Page signIn = new Page("sign-in", "/sign-in", "[data-testid=sign-in]");
        row(report, signIn, load(browser, target, signIn));
        signIn(browser, target);
        for (Page page : List.of(
                new Page("templates", "/templates", "[data-testid=template]"),
                composer(scene),
                new Page("messages", "/messages", "[data-testid=message]"),
                new Page("a message", "/messages/" + scene.message, "[data-testid=timeline-line]"),
                new Page("wall", "/wall", "[data-testid=bubble]"),
                new Page("settings, senders", "/settings/senders", "[data-testid=test-sender]"),
                new Page("audit", "/audit", "main h1"))) {
            row(report, page, load(browser, target, page));
        }
    }

    private static void signIn(DevTools browser, Target target) throws IOException {
        ObjectNode who = Json.object().put("email", target.email()).put("password", target.password());
        JsonNode status = browser.evaluate("""
                fetch('/v1/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '%s' })
                  .then((answer) => answer.status)""".formatted(Json.write(who)));
        if (status.asInt() != 200) {
            throw new IOException("the sign-in was answered with " + status);
        }
    }

    private static Page composer(WebScene scene) {
        return new Page("composer, ten cards", "/templates/" + scene.template, "[data-testid=field-title]");
    }

    private static void row(Report report, Page page, Loaded loaded) {
        report.row(page.name + " " + page.path.replaceAll("_[0-9a-z]{13}", "_…"), loaded.kilobytes, loaded.usable);
    }

    private static Loaded load(DevTools browser, Target target, Page page) throws IOException {
        List<Double> usable = new ArrayList<>();
        double kilobytes = 0;
        for (int load = 0; load < LOADS; load++) {
            open(browser, target.url() + page.path, page.shows);
            usable.add(
                    browser.evaluate("Math.max(bench.shown, ...bench.tasks.filter((end) => end < bench.shown + 500))")
                            .asDouble());
            kilobytes = weight(browser, Set.of("Script", "Stylesheet"));
        }
        usable.sort(Double::compare);
        return new Loaded(kilobytes, usable.get(LOADS / 2));
    }

    /** Opens an address without a cache and waits until it shows that and a while longer. */
    private static void open(DevTools browser, String address, String shows) throws IOException {
        browser.call("Page.navigate", Json.object().put("url", "about:blank"));
        browser.call("Network.clearBrowserCache");
        browser.forgetEvents();
        var wants = browser.call(
                "Page.addScriptToEvaluateOnNewDocument",
                Json.object().put("source", "window.benchWants = " + Json.write(shows)));
        browser.call("Page.navigate", Json.object().put("url", address));
        browser.until("window.bench?.shown > 0");
        DevTools.pause(SETTLED_MILLIS);
        browser.call(
                "Page.removeScriptToEvaluateOnNewDocument",
                Json.object().put("identifier", wants.path("identifier").asText()));
    }

    /** Bytes on the wire of what came of these types, in thousands. */
    private static double weight(DevTools browser, Set<String> types) {
        Set<String> wanted = browser.events("Network.responseReceived").stream()
                .filter(event ->
                        types.isEmpty() || types.contains(event.path("type").asText()))
                .map(event -> event.path("requestId").asText())
                .collect(Collectors.toSet());
        return browser.events("Network.loadingFinished").stream()
                        .filter(event -> wanted.contains(event.path("requestId").asText()))
                        .mapToDouble(event -> event.path("encodedDataLength").asDouble())
                        .sum()
                / KILO;
    }

    private static void keys(Report report, DevTools browser, Target target, WebScene scene) throws IOException {
        Page page = composer(scene);
        open(browser, target.url() + page.path, page.shows);
        browser.until("document.querySelectorAll('[data-testid=preview] img').length > 0");
        DevTools.pause(SETTLED_MILLIS);
        browser.evaluate("document.querySelector('[data-testid=field-title]').focus()");
        type(browser, KEYS / 4);
        browser.evaluate("bench.repaints.length = 0");
        Trace trace = Trace.of(browser, () -> type(browser, KEYS));
        report.columns("in the composer, ten cards", "p50 ms", "p95 ms", "worst ms");
        quantiles(report, "main-thread work of a key", trace.workPerKey(OF_THE_KEY));
        quantiles(report, "all work until the next key", trace.workPerKey(BETWEEN_KEYS));
        List<Double> repaints = new ArrayList<>();
        browser.evaluate("bench.repaints").forEach(each -> repaints.add(each.asDouble()));
        quantiles(report, "from a preview's answer to the repainted page", repaints);
    }

    private static void type(DevTools browser, int keys) throws IOException {
        for (int key = 0; key < keys; key++) {
            String letter = String.valueOf((char) ('a' + key % 26));
            browser.call(
                    "Input.dispatchKeyEvent",
                    Json.object().put("type", "keyDown").put("text", letter).put("key", letter));
            browser.call(
                    "Input.dispatchKeyEvent", Json.object().put("type", "keyUp").put("key", letter));
            DevTools.pause(BETWEEN_KEYS);
        }
    }

    private static void quantiles(Report report, String what, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        if (sorted.isEmpty()) {
            report.row(what, "none", "none", "none");
            return;
        }
        report.row(
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * 0.95))),
                sorted.getLast());
    }

    private static void cardPage(Report report, DevTools browser, WebScene scene) throws IOException {
        screen(browser, 390, 844, 3);
        browser.call(
                "Network.emulateNetworkConditions",
                Json.object()
                        .put("offline", false)
                        .put("latency", ROUND_TRIP)
                        .put("downloadThroughput", DOWN)
                        .put("uploadThroughput", UP));
        open(browser, scene.cardPage.toString(), "article");
        browser.until("document.readyState === 'complete'");
        DevTools.pause(SETTLED_MILLIS);
        report.columns(
                "card page of three pictures, 3G, cold",
                "KB",
                "requests",
                "first paint ms",
                "largest paint ms",
                "all ms");
        report.row(
                "as the SMS's link opens it",
                weight(browser, Set.of()),
                browser.events("Network.loadingFinished").size(),
                browser.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
                        .asDouble(),
                browser.evaluate("bench.largest").asDouble(),
                browser.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                        .asDouble());
    }
}
