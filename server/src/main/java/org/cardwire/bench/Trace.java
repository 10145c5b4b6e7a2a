package org.cardwire.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cardwire.platform.json.Json;

/**
 * What the browser's own trace tells of the page's main thread: when keys came, and what each task took of it. Milliseconds;
 * a task's time is the thread's own, so that what else runs on the machine does not count.
 */
final class Trace {
    private static final String CATEGORIES = "toplevel,devtools.timeline,disabled-by-default-devtools.timeline";
    private static final double MICROS = 1_000;

    private record Task(double from, double to, double took) {}

    private final List<Task> tasks = new ArrayList<>();
    private final List<Double> keys = new ArrayList<>();

    private Trace(List<JsonNode> events) {
        String main = thread(events);
        for (JsonNode event : events) {
            if (!thread(event).equals(main)) {
                continue;
            }
            String name = event.path("name").asText();
            double from = event.path("ts").asDouble() / MICROS;
            if (name.equals("RunTask") && event.has("dur")) {
                double lasted = event.path("dur").asDouble();
                double took = event.path("tdur").asDouble(lasted);
                tasks.add(new Task(from, from + lasted / MICROS, took / MICROS));
            } else if (name.equals("EventDispatch")
                    && event.at("/args/data/type").asText().equals("keydown")) {
                keys.add(from);
            }
        }
        keys.sort(Comparator.naturalOrder());
    }

    /** The thread that heard the keys. */
    private static String thread(List<JsonNode> events) {
        Map<String, Integer> heard = new HashMap<>();
        events.stream()
                .filter(event -> event.at("/args/data/type").asText().equals("keydown"))
                .forEach(event -> heard.merge(thread(event), 1, Integer::sum));
        return heard.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static String thread(JsonNode event) {
        return event.path("pid").asText() + "/" + event.path("tid").asText();
    }

    interface Scene {
        void play() throws IOException;
    }

    /** Traces what the scene does in the page. */
    static Trace of(DevTools browser, Scene scene) throws IOException {
        browser.forgetEvents();
        browser.call(
                "Tracing.start", Json.object().put("categories", CATEGORIES).put("transferMode", "ReportEvents"));
        scene.play();
        browser.call("Tracing.end");
        while (browser.events("Tracing.tracingComplete").isEmpty()) {
            DevTools.pause();
        }
        return new Trace(browser.events("Tracing.dataCollected").stream()
                .flatMap(data -> data.path("value").valueStream())
                .toList());
    }

    /** For each key the work of the tasks that began within so many milliseconds of it, its own included. */
    List<Double> workPerKey(double within) {
        return keys.stream()
                .map(key -> tasks.stream()
                        .filter(task -> task.to > key && task.from < key + within)
                        .mapToDouble(Task::took)
                        .sum())
                .toList();
    }
}
