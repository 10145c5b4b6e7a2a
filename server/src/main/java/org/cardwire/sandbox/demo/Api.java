package org.cardwire.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.cardwire.platform.json.Json;

/** The server's REST API as a brand calls it, with an API key. Blocks. */
final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI server;
    private final String key;

    Api(HttpClient client, URI server, String key) {
        this.client = client;
        this.server = server;
        this.key = key;
    }

    /** Throws {@link Showcase.Failed} for every answer but 2xx, as the others do. */
    JsonNode get(String path) throws InterruptedException {
        return call("GET", path, "application/json", BodyPublishers.noBody());
    }

    JsonNode post(String path, JsonNode body) throws InterruptedException {
        return call("POST", path, "application/json", BodyPublishers.ofString(Json.write(body)));
    }

    JsonNode upload(String path, byte[] file) throws InterruptedException {
        return call("POST", path, "application/octet-stream", BodyPublishers.ofByteArray(file));
    }

    private JsonNode call(String method, String path, String type, BodyPublisher body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", type)
                .header("Accept-Language", "en")
                .method(method, body)
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new Showcase.Failed(
                        method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().isEmpty() ? Json.object() : Json.tree(answer.body());
        } catch (IOException e) {
            throw new Showcase.Failed(method + " " + path + " got no answer: " + e);
        }
    }
}
