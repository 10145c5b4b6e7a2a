package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.cardwire.brand.FirstStart;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A whole server with its sandbox on a fresh database, for one test class, driven over REST as a brand would:
 *
 * <pre>{@code @RegisterExtension static final SandboxServer SERVER = new SandboxServer();}</pre>
 */
public final class SandboxServer implements BeforeAllCallback, AfterAllCallback {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestDatabase database = new TestDatabase();
    private final Map<String, String> told;
    private Path folder;
    private Server server;
    private FirstStart.Credentials first;

    public SandboxServer() {
        this(Map.of());
    }

    /** @param told settings beside the usual ones */
    public SandboxServer(Map<String, String> told) {
        this.told = told;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        database.beforeAll(context);
        folder = Files.createTempDirectory("cardwire-test-server-");
        server = Server.start(AppConfig.read(environment("data")));
        first = server.firstCredentials().orElseThrow();
        assertThat(server.sandbox().orElseThrow().awaitConnected(Duration.ofSeconds(60)))
                .as("the simulated carriers reach the server")
                .isTrue();
    }

    /** What a node of this database is told. */
    Map<String, String> environment(String dataFolder) {
        Map<String, String> all = new HashMap<>(told);
        all.put("DATABASE_URL", database.url());
        all.put("CARDWIRE_DATA_DIR", folder.resolve(dataFolder).toString());
        all.put("CARDWIRE_KEY_FILE", folder.resolve("keys").toString());
        all.put("CARDWIRE_PORT", "0");
        return all;
    }

    public Server server() {
        return server;
    }

    public Db db() {
        return database.db();
    }

    /** What the first start has printed. */
    public FirstStart.Credentials first() {
        return first;
    }

    /** A path of this server as an address; an address stays as it is. */
    public URI address(String path) {
        return server.url().resolve(path);
    }

    /** Any call, with the headers that say who calls. */
    public HttpResponse<String> call(String method, String path, String body, String... headers) {
        return answer(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/json")
                        .headers(headers)
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)),
                BodyHandlers.ofString());
    }

    /** The headers of whoever calls with that key. */
    public static String[] with(String key, String... others) {
        return Stream.concat(Stream.of("Authorization", "Bearer " + key), Stream.of(others))
                .toArray(String[]::new);
    }

    /** The headers of whoever has signed in so. */
    public String[] session(String email, String password) {
        HttpResponse<String> in = call(
                "POST",
                "/v1/session",
                Json.object().put("email", email).put("password", password).toString(),
                "Accept",
                "application/json");
        return new String[] {
            "Cookie",
            in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0],
            "X-CSRF-Token",
            Json.tree(in.body()).path("csrfToken").asText()
        };
    }

    /** What is answered to a call that must succeed. */
    public JsonNode ok(String method, String path, String body, String key, String... headers) {
        HttpResponse<String> answer = call(method, path, body, with(key, headers));
        assertThat(answer.statusCode())
                .as(() -> "%s %s: %s".formatted(method, path, answer.body()))
                .isBetween(200, 204);
        return answer.body().isEmpty() ? Json.object() : Json.tree(answer.body());
    }

    /** The same, as the first test key. */
    public JsonNode ok(String method, String path, String body) {
        return ok(method, path, body, first.testKey());
    }

    /** A virtual handset and what it got. */
    public JsonNode handset(String number) {
        return ok("GET", handsetPath(number), "");
    }

    public static String handsetPath(String number) {
        return "/v1/sandbox/handsets/" + number.replace("+", "%2B");
    }

    /** Gives the asset's id. */
    public String upload(byte[] file) {
        HttpResponse<String> answer = answer(
                HttpRequest.newBuilder(address("/v1/assets?name=file"))
                        .headers(with(first.testKey(), "Content-Type", "application/octet-stream"))
                        .POST(BodyPublishers.ofByteArray(file)),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return Json.tree(answer.body()).path("id").asText();
    }

    public byte[] file(String path) {
        HttpResponse<byte[]> answer = answer(
                HttpRequest.newBuilder(address(path)).headers(with(first.testKey())), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    public <T> HttpResponse<T> answer(HttpRequest.Builder request, BodyHandler<T> as) {
        try {
            return HTTP.send(request.timeout(PATIENCE).build(), as);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        server.close();
        database.afterAll(context);
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
