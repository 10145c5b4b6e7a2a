package org.cardwire.lint.rule;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;

/** One operation of a JSON Patch (RFC 6902 §4), of the two that fixes need. */
public record Patch(Op op, String path, JsonNode value) {
    public enum Op {
        ADD,
        REPLACE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Patch replace(String path, String text) {
        return new Patch(Op.REPLACE, path, TextNode.valueOf(text));
    }

    static Patch add(String path, JsonNode value) {
        return new Patch(Op.ADD, path, value);
    }

    /** The document with all of them done, in their order. Throws {@link IllegalArgumentException} for one without a place. */
    public static JsonNode apply(JsonNode document, List<Patch> patches) {
        JsonNode changed = document.deepCopy();
        patches.forEach(patch -> patch.change(changed));
        return changed;
    }

    private void change(JsonNode document) {
        JsonPointer place = JsonPointer.compile(path);
        String name = place.last().getMatchingProperty();
        switch (document.at(place.head())) {
            case ObjectNode object -> object.set(name, value);
            case ArrayNode list when name.equals("-") -> list.add(value);
            case ArrayNode list when op == Op.REPLACE -> list.set(place.last().getMatchingIndex(), value);
            case ArrayNode list -> list.insert(place.last().getMatchingIndex(), value);
            default -> throw new IllegalArgumentException("the document has no place " + path);
        }
    }
}
