package org.cardwire.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.cardwire.platform.json.Json;

/** Reads the JSON that stands beside a recorded fact. */
final class Details {
    private Details() {}

    /** The object's fields as text; nothing where there is no object. */
    static Map<String, String> texts(String json) {
        Map<String, String> texts = new HashMap<>();
        if (json.startsWith("{")) {
            Json.tree(json)
                    .properties()
                    .forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
        }
        return texts;
    }

    static JsonNode tree(String json) {
        return json.startsWith("{") ? Json.tree(json) : Json.object();
    }
}
