package org.cardwire.card;

import java.util.List;

/**
 * Where a template lies among the others; no version knows it.
 *
 * @param folder a path such as {@code Autumn/Mail}; empty for none
 * @param tags each once, in the order of the alphabet
 * @param archived put away: not offered any more, and not changed
 */
public record Filing(String folder, List<String> tags, boolean archived) {
    /** Of a template that nobody has filed. */
    public static final Filing NONE = new Filing("", List.of(), false);

    public Filing {
        tags = tags.stream().distinct().sorted().toList();
    }
}
