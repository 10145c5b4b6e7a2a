package org.cardwire.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.cardwire.card.Problem.Code;

/**
 * One JSON object while it is read: each getter gives the field, or notes the problem and gives something harmless, so that
 * reading goes on and finds the rest.
 */
final class Fields {
    private final JsonNode node;
    private final String pointer;
    private final Reading reading;

    private Fields(JsonNode node, String pointer, Reading reading) {
        this.node = node;
        this.pointer = pointer;
        this.reading = reading;
    }

    /**
     * One document while it is read.
     *
     * @param found the problems so far
     * @param variables names that texts may use
     */
    record Reading(List<Problem> found, Limits limits, Set<String> variables) {
        void add(String pointer, Code code, Map<String, String> params) {
            found.add(new Problem(pointer, code, params));
        }
    }

    /** Notes fields that are not known; anything but an object is noted and read as an empty one. */
    static Fields of(JsonNode node, String pointer, Reading reading, String... known) {
        if (!node.isObject()) {
            reading.found().add(wrongType(pointer, "object", node));
        }
        Set<String> names = new TreeSet<>(List.of(known));
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                reading.add(
                        pointer + "/" + escape(name),
                        Code.UNKNOWN_FIELD,
                        Map.of("field", name, "known", String.join(", ", names)));
            }
        });
        return new Fields(node, pointer, reading);
    }

    /** An object whose names are data: none is unknown. */
    static Fields ofMap(JsonNode node, String pointer, Reading reading) {
        if (!node.isObject()) {
            reading.found().add(wrongType(pointer, "object", node));
        }
        return new Fields(node, pointer, reading);
    }

    JsonNode child(String field) {
        return node.path(field);
    }

    String at(String field) {
        return pointer + "/" + escape(field);
    }

    boolean has(String field) {
        return node.has(field);
    }

    Reading reading() {
        return reading;
    }

    void problem(String field, Code code, Map<String, String> params) {
        reading.add(field.isEmpty() ? pointer : at(field), code, params);
    }

    boolean object() {
        return node.isObject();
    }

    /** The field's value; empty when absent, and noted when required. */
    Optional<JsonNode> get(String field, boolean required) {
        JsonNode value = node.get(field);
        if (value == null && required && node.isObject()) {
            problem(field, Code.MISSING, Map.of("field", field));
        }
        return Optional.ofNullable(value);
    }

    Optional<String> string(String field, boolean required) {
        return get(field, required).flatMap(value -> {
            if (!value.isTextual()) {
                reading.found().add(wrongType(at(field), "string", value));
                return Optional.empty();
            }
            return Optional.of(value.textValue());
        });
    }

    /** A string that the form's pattern describes. */
    Optional<String> formed(String field, boolean required, Form form) {
        Optional<String> text = string(field, required);
        text.filter(t -> !form.matches(t)).ifPresent(t -> badForm(field, form));
        return text;
    }

    void badForm(String field, Form form) {
        problem(field, Code.BAD_FORM, Map.of("form", form.wireName()));
    }

    Optional<Double> number(String field, boolean required, double min, double max) {
        return get(field, required).flatMap(value -> {
            if (!value.isNumber()) {
                reading.found().add(wrongType(at(field), "number", value));
                return Optional.empty();
            }
            if (value.doubleValue() < min || value.doubleValue() > max) {
                problem(field, Code.OUT_OF_RANGE, Map.of("min", plain(min), "max", plain(max)));
            }
            return Optional.of(value.doubleValue());
        });
    }

    Optional<Integer> whole(String field, boolean required, int min, int max) {
        Optional<Double> number = number(field, required, min, max);
        if (number.isPresent() && number.get() != Math.rint(number.get())) {
            problem(field, Code.WRONG_TYPE, Map.of("expected", "integer", "found", "number"));
        }
        return number.map(Double::intValue);
    }

    <E extends Enum<E>> Optional<E> choice(String field, boolean required, Class<E> type) {
        return string(field, required).flatMap(text -> {
            Optional<E> found = Arrays.stream(type.getEnumConstants())
                    .filter(e -> wireName(e).equals(text))
                    .findFirst();
            if (found.isEmpty()) {
                List<String> names = Arrays.stream(type.getEnumConstants())
                        .map(Fields::wireName)
                        .toList();
                problem(field, Code.NOT_A_CHOICE, Map.of("value", text, "choices", String.join(", ", names)));
            }
            return found;
        });
    }

    /** Absent is empty; the items of an array beyond {@code max} are noted once and read all the same. */
    <T> List<T> list(String field, int max, BiFunction<JsonNode, String, T> item) {
        Optional<JsonNode> array = get(field, false);
        if (array.isEmpty()) {
            return List.of();
        }
        if (!array.get().isArray()) {
            reading.found().add(wrongType(at(field), "array", array.get()));
            return List.of();
        }
        if (array.get().size() > max) {
            problem(
                    field,
                    Code.TOO_MANY,
                    Map.of("max", "" + max, "count", "" + array.get().size()));
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < array.get().size(); i++) {
            items.add(item.apply(array.get().get(i), at(field) + "/" + i));
        }
        return items;
    }

    /** The names of an object that is a map. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static Problem wrongType(String pointer, String expected, JsonNode found) {
        String type = found.getNodeType().name().toLowerCase(Locale.ROOT);
        return new Problem(pointer, Code.WRONG_TYPE, Map.of("expected", expected, "found", type));
    }

    static Problem tooLong(String pointer, int length, int max) {
        return new Problem(pointer, Code.TOO_LONG, Map.of("length", "" + length, "max", "" + max));
    }

    /** RFC 6901 §3. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** {@code HORIZONTAL_LEFT} is {@code horizontalLeft} in the document. */
    static String wireName(Enum<?> value) {
        String[] words = value.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
        }
        return name.toString();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
