package org.cardwire.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cardwire.platform.http.Authenticator;
import org.cardwire.platform.http.Contract;
import org.cardwire.platform.http.HttpDoor;
import org.cardwire.platform.http.HttpSettings;
import org.cardwire.platform.http.Principal;
import org.cardwire.platform.http.RateLimits;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/**
 * The server's own door on a real socket, for tests of rooms. A key is {@code cw_live_<brand>} and has every scope, or
 * {@code cw_live_<brand>_<scope>} and has that one.
 */
public final class Door implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Set<String> ALL = Set.of(
            "messages:send",
            "messages:read",
            "numbers:read",
            "content:read",
            "content:write",
            "contacts:read",
            "contacts:write",
            "settings:read",
            "settings:write",
            "webhooks:read",
            "webhooks:write");

    private final HttpDoor door;
    private final Keys keys = new Keys();

    public Door(Vertx vertx, Path uploads, List<Routes> rooms) {
        HttpSettings settings = new HttpSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                100_000,
                100_000,
                uploads,
                64,
                new RateLimits.Rate(1_000, 1_000),
                Duration.ofMillis(200));
        door = new HttpDoor(vertx, settings, Contract.load(), keys, new SimpleMeterRegistry());
        rooms.forEach(room -> room.register(door));
        door.listen();
    }

    /** From now on the key is nobody's. */
    public void revoke(String key) {
        keys.revoked.add(key);
    }

    private static final class Keys implements Authenticator {
        private final Set<String> revoked = ConcurrentHashMap.newKeySet();

        @Override
        public Optional<Principal> byApiKey(String key) {
            if (revoked.contains(key)) {
                return Optional.empty();
            }
            String[] words = key.split("_");
            Set<String> scopes = words.length > 3 ? Set.of(words[3]) : ALL;
            boolean test = words[1].equals("test");
            return Optional.of(
                    new Principal(Long.parseLong(words[2]), "key_0000000000001", test, scopes, Optional.empty()));
        }

        @Override
        public Optional<Principal> bySession(String cookie) {
            return Optional.empty();
        }
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + door.port() + path);
    }

    /** @param headers more of them, as names and values in turn */
    public HttpResponse<String> call(
            String method, String path, String body, String key, String language, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + key)
                .header("Accept-Language", language)
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON of an answer that must have this status. */
    public JsonNode json(int status, String method, String path, String body, String key) {
        HttpResponse<String> answer = call(method, path, body, key, "en");
        if (answer.statusCode() != status) {
            throw new AssertionError(method + " " + path + " gave " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isEmpty() ? Json.object() : Json.tree(answer.body());
    }

    public JsonNode get(String path, String key) {
        return json(200, "GET", path, "", key);
    }

    /** One field of each item of a list. */
    public static List<String> each(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }

    @Override
    public void close() {
        door.close();
    }
}
