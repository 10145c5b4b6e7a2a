package org.cardwire.card;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables of one recipient, checked and put into the form in which they are shown. Made by {@link Variables}. */
public record Values(Map<String, Value> byName) {
    public static final Values NONE = new Values(Map.of());

    public Values {
        byName = Map.copyOf(byName);
    }

    /**
     * @param raw as given: what goes into an address
     * @param shown as a reader of the card's language writes it: what goes into a text
     */
    public record Value(String raw, String shown) {
        int bytes() {
            return shown.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** Throws {@link IllegalArgumentException} for a variable that the card did not declare. */
    public Value of(String variable) {
        Value value = byName.get(variable);
        if (value == null) {
            throw new IllegalArgumentException("no value for the variable " + variable);
        }
        return value;
    }

    /** For each variable the longest value of a batch in UTF-8: no text of the batch is longer than one filled with these. */
    public static Values longest(Collection<Values> batch) {
        Map<String, Value> longest = new HashMap<>();
        for (Values values : batch) {
            values.byName.forEach(
                    (name, value) -> longest.merge(name, value, (a, b) -> a.bytes() >= b.bytes() ? a : b));
        }
        return new Values(longest);
    }

    /** The longer of both for each variable: {@link #longest} for batches that do not fit into memory. */
    public Values longer(Values other) {
        return longest(List.of(this, other));
    }
}
