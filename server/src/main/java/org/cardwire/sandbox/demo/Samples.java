package org.cardwire.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cardwire.fixtures.Demo;
import org.cardwire.platform.json.Json;

/** The sample cards and photographs of the fixtures, from the class path. In the cards, {@code ast_dogs} stands for dogs.jpg. */
final class Samples {
    private final Api api;
    private final Map<String, String> assets = new HashMap<>();

    Samples(Api api) {
        this.api = api;
    }

    /** The card with its photographs uploaded, each once, and named by their assets' ids. */
    JsonNode card(String name) throws InterruptedException {
        JsonNode card = Json.tree(new String(read("cards/" + name + ".json"), StandardCharsets.UTF_8));
        List<JsonNode> media = card.path("cards").findValues("media");
        for (JsonNode each : media) {
            ObjectNode photo = (ObjectNode) each;
            photo.put("asset", asset(photo.path("asset").asText().substring("ast_".length())));
        }
        return card;
    }

    private String asset(String photo) throws InterruptedException {
        String known = assets.get(photo);
        if (known != null) {
            return known;
        }
        String file = photo + ".jpg";
        String id = api.upload("/v1/assets?name=" + file, read("media/" + file))
                .path("id")
                .asText();
        assets.put(photo, id);
        return id;
    }

    private static byte[] read(String path) {
        try (InputStream in = Demo.class.getResourceAsStream("/samples/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the sample " + path + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
