package org.cardwire.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cardwire.platform.json.Json;

/** A headless Chromium with one page, driven over its DevTools protocol. For one thread; events are gathered until asked for. */
final class DevTools implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final int LOOK_EVERY_MILLIS = 50;

    private final Process process;
    private final Path profile;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    /** What the browser told without being asked. */
    record Event(String method, JsonNode params) {}

    private DevTools(Process process, Path profile) throws IOException {
        this.process = process;
        this.profile = profile;
        URI page = URI.create(page(port()).path("webSocketDebuggerUrl").asText());
        socket = http.newWebSocketBuilder().buildAsync(page, new Messages()).join();
    }

    /** Throws {@link IOException} where no Chromium is on the path. */
    static DevTools start() throws IOException {
        Path profile = Files.createTempDirectory("cardwire-bench-browser-");
        Process process = new ProcessBuilder(
                        program(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new DevTools(process, profile);
    }

    private static String program() throws IOException {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("Chromium was not found (Debian: apt-get install chromium)"))
                .toString();
    }

    /** Chromium writes the port that the system gave it into its profile. */
    private int port() throws IOException {
        Path file = profile.resolve("DevToolsActivePort");
        for (long until = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < until; pause()) {
            if (Files.exists(file) && !Files.readAllLines(file).isEmpty()) {
                return Integer.parseInt(Files.readAllLines(file).getFirst());
            }
        }
        throw new IOException("Chromium did not start");
    }

    private JsonNode page(int port) throws IOException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        JsonNode pages =
                Json.tree(http.sendAsync(list, BodyHandlers.ofString()).join().body());
        for (JsonNode page : pages) {
            if (page.path("type").asText().equals("page")) {
                return page;
            }
        }
        throw new IOException("Chromium has no page");
    }

    /** Answers are joined from their pieces. */
    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @org.jspecify.annotations.Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode message = Json.tree(text.toString());
                text.setLength(0);
                CompletableFuture<JsonNode> waiting =
                        asked.remove(message.path("id").asInt(-1));
                if (waiting != null) {
                    waiting.complete(message);
                } else {
                    events.add(new Event(message.path("method").asText(), message.path("params")));
                }
            }
            webSocket.request(1);
            return null;
        }
    }

    JsonNode call(String method) throws IOException {
        return call(method, Json.object());
    }

    /** Blocks for the answer; throws {@link IOException} where the browser refuses. */
    JsonNode call(String method, ObjectNode params) throws IOException {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        ObjectNode message = Json.object().put("id", id).put("method", method);
        message.set("params", params);
        socket.sendText(Json.write(message), true).join();
        try {
            JsonNode answered =
                    answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            if (answered.has("error")) {
                throw new IOException(method + ": " + answered.path("error"));
            }
            return answered.path("result");
        } catch (CompletionException e) {
            throw new IOException(method + " was not answered", e);
        }
    }

    /** The value of an expression in the page; a promise is waited for. */
    JsonNode evaluate(String expression) throws IOException {
        JsonNode result = call(
                "Runtime.evaluate",
                Json.object()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IOException(expression + ": " + result.path("exceptionDetails"));
        }
        return result.at("/result/value");
    }

    /** Blocks until the expression is true in the page. */
    void until(String expression) throws IOException {
        for (long until = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < until; pause()) {
            if (evaluate(expression).asBoolean()) {
                return;
            }
        }
        throw new IOException("the page never had " + expression + "; there is "
                + evaluate("location.href + ': ' + document.body?.innerText.slice(0, 300)"));
    }

    /** What came since they were forgotten. */
    List<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.method.equals(method))
                .map(Event::params)
                .toList();
    }

    void forgetEvents() {
        events.clear();
    }

    static void pause() throws IOException {
        pause(LOOK_EVERY_MILLIS);
    }

    static void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        http.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
