package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.AppConfig;
import org.cardwire.Server;
import org.cardwire.brand.FirstStart;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;

/** A whole server with its sandbox, as a browser finds it after the first start. */
final class Site implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("https?://\\S+/l/\\w{16}");

    private final Server server;
    final FirstStart.Credentials first;

    Site(TestDatabase database, Path folder) throws InterruptedException {
        server = Server.start(AppConfig.read(Map.of(
                "DATABASE_URL", database.url(),
                "CARDWIRE_DATA_DIR", folder.resolve("data").toString(),
                "CARDWIRE_KEY_FILE", folder.resolve("keys").toString(),
                "CARDWIRE_ALLOW_LOOPBACK", "true",
                "CARDWIRE_PORT", "0")));
        first = server.firstCredentials().orElseThrow();
        assertThat(server.sandbox().orElseThrow().awaitConnected(Duration.ofSeconds(60)))
                .as("the simulated carriers reach the server")
                .isTrue();
    }

    String page(String path) {
        return server.url() + path;
    }

    /** Sends a card with one button that replies, and gives the message's id. */
    String send(String to, String title, String button) {
        ObjectNode body = Json.object();
        body.put("to", to);
        ObjectNode card = body.putObject("card")
                .put("version", 1)
                .put("kind", "service")
                .put("locale", "en")
                .put("layout", "card");
        ObjectNode only = card.putArray("cards").addObject();
        only.put("id", "c1").put("title", title);
        only.putArray("buttons")
                .addObject()
                .put("id", "b1")
                .put("label", button)
                .putObject("action")
                .put("type", "reply")
                .put("postback", "chosen");
        return call(202, "POST", "/v1/messages", body.toString(), "Bearer " + first.testKey())
                .at("/messages/0/id")
                .asText();
    }

    /** A call by REST as the first admin's live key. */
    JsonNode asAdmin(int status, String method, String path, String body) {
        return call(status, method, path, body, "Bearer " + first.liveKey());
    }

    JsonNode call(int status, String method, String path, String body, String authorization) {
        HttpResponse<String> answer = answer(HttpRequest.newBuilder(URI.create(page(path)))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        return answer.body().isEmpty() ? Json.object() : Json.tree(answer.body());
    }

    HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the message stands as an SMS on the handset, and gives the link in it. */
    String cardLink(String number, String message) {
        URI handset = URI.create(page("/v1/sandbox/handsets/" + number.replace("+", "%2B")));
        HttpRequest request = HttpRequest.newBuilder(handset)
                .header("Authorization", "Bearer " + first.testKey())
                .build();
        for (long until = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < until; ) {
            try {
                JsonNode got =
                        Json.tree(HTTP.send(request, BodyHandlers.ofString()).body());
                for (JsonNode one : got.path("messages")) {
                    Matcher link = LINK.matcher(one.at("/content/text").asText());
                    if (one.path("message").asText().equals(message) && link.find()) {
                        return link.group();
                    }
                }
                Thread.sleep(100);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("the handset " + number + " never got the link of " + message);
    }

    @Override
    public void close() {
        server.close();
    }
}
