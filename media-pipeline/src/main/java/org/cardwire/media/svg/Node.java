package org.cardwire.media.svg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a drawing as far as it is kept. */
sealed interface Node {
    record Text(String text) implements Node {}

    /** @param attributes by name without prefix; {@code href} for the reference in either namespace */
    record Element(String name, Map<String, String> attributes, List<Node> content) implements Node {
        Element(String name) {
            this(name, new LinkedHashMap<>(), new ArrayList<>());
        }

        @Nullable
        String get(String attribute) {
            return attributes.get(attribute);
        }

        String text() {
            var all = new StringBuilder();
            for (Node node : content) {
                if (node instanceof Text piece) {
                    all.append(piece.text);
                }
            }
            return all.toString();
        }
    }
}
