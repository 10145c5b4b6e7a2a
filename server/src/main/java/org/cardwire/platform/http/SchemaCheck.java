package org.cardwire.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cardwire.platform.json.Json;

/**
 * Checks a value against the part of JSON Schema 2020-12 that the contract uses, and finds everything that is wrong at
 * once. {@link #KEYWORDS} is checked against the contract at the start, so that no rule of it goes unheeded.
 */
final class SchemaCheck {
    static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "type",
            "enum",
            "pattern",
            "format",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "uniqueItems",
            "items",
            "required",
            "properties",
            "additionalProperties",
            "minProperties",
            "maxProperties",
            "oneOf",
            "default",
            "description",
            "example");

    private static final int MOST_PROBLEMS = 100;
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private final UnaryOperator<JsonNode> resolve;
    private final List<FieldProblem> found = new ArrayList<>();

    /** @param resolve follows a {@code $ref} */
    SchemaCheck(UnaryOperator<JsonNode> resolve) {
        this.resolve = resolve;
    }

    List<FieldProblem> found() {
        return List.copyOf(found);
    }

    void check(JsonNode value, JsonNode rawSchema, String pointer) {
        JsonNode schema = resolve.apply(rawSchema);
        if (found.size() >= MOST_PROBLEMS) {
            return;
        }
        if (schema.has("oneOf")) {
            checkOneOf(value, schema.get("oneOf"), pointer);
            return;
        }
        String type = schema.path("type").asText("");
        if (!isOfType(value, type)) {
            add(pointer, "wrong-type", "Expected " + article(type), "类型应为" + chinese(type));
            return;
        }
        switch (type) {
            case "string" -> checkText(value.textValue(), schema, pointer);
            case "integer", "number" -> checkNumber(value, schema, pointer);
            case "array" -> checkArray(value, schema, pointer);
            case "object" -> checkObject(value, schema, pointer);
            default -> {} // boolean, or any value
        }
    }

    private void checkOneOf(JsonNode value, JsonNode choices, String pointer) {
        for (JsonNode choice : choices) {
            if (isOfType(value, resolve.apply(choice).path("type").asText(""))) {
                check(value, choice, pointer);
                return;
            }
        }
        String en = types(choices, SchemaCheck::article, " or ");
        add(pointer, "wrong-type", "Expected " + en, "类型应为" + types(choices, SchemaCheck::chinese, "或"));
    }

    private String types(JsonNode choices, UnaryOperator<String> name, String or) {
        return StreamSupport.stream(choices.spliterator(), false)
                .map(choice -> name.apply(resolve.apply(choice).path("type").asText("")))
                .collect(Collectors.joining(or));
    }

    private void checkText(String text, JsonNode schema, String pointer) {
        int length = text.codePointCount(0, text.length());
        if (schema.has("enum") && !contains(schema.get("enum"), text)) {
            String choices = choices(schema.get("enum"));
            add(pointer, "not-a-choice", "Expected one of " + choices, "可选值为 " + choices);
        }
        if (schema.has("minLength") && length < schema.get("minLength").asInt()) {
            int least = schema.get("minLength").asInt();
            add(
                    pointer,
                    "too-short",
                    length + " characters; at least " + least,
                    "共 " + length + " 个字符，至少 " + least + " 个");
        }
        if (schema.has("maxLength") && length > schema.get("maxLength").asInt()) {
            int most = schema.get("maxLength").asInt();
            add(pointer, "too-long", length + " characters; at most " + most, "共 " + length + " 个字符，最多 " + most + " 个");
        } else if (schema.has("pattern") && !matches(text, schema.get("pattern").asText())) {
            badForm(schema, pointer);
        }
        checkFormat(text, schema.path("format").asText(""), pointer);
    }

    private void checkFormat(String text, String format, String pointer) {
        if (format.equals("date-time") && !isDateTime(text)) {
            add(
                    pointer,
                    "bad-time",
                    "Expected a time such as 2026-11-11T20:00:00+08:00",
                    "应为时间，如 2026-11-11T20:00:00+08:00");
        }
        if (format.equals("uri") && !isWebAddress(text)) {
            add(
                    pointer,
                    "bad-url",
                    "Expected an address such as https://shop.example/hero.jpg",
                    "应为网址，如 https://shop.example/hero.jpg");
        }
    }

    private void checkNumber(JsonNode value, JsonNode schema, String pointer) {
        double number = value.asDouble();
        boolean low = schema.has("minimum") && number < schema.get("minimum").asDouble();
        boolean high = schema.has("maximum") && number > schema.get("maximum").asDouble();
        if (low) {
            String least = schema.get("minimum").asText();
            add(pointer, "too-small", "At least " + least, "不得小于 " + least);
        }
        if (high) {
            String most = schema.get("maximum").asText();
            add(pointer, "too-big", "At most " + most, "不得大于 " + most);
        }
    }

    private void checkArray(JsonNode value, JsonNode schema, String pointer) {
        checkSize(value.size(), schema, "Items", pointer);
        if (schema.path("uniqueItems").asBoolean() && hasDoubles(value)) {
            add(pointer, "duplicate", "Each item only once", "各项不得重复");
        }
        for (int i = 0; i < value.size(); i++) {
            check(value.get(i), schema.get("items"), pointer + "/" + i);
        }
    }

    private void checkObject(JsonNode value, JsonNode schema, String pointer) {
        checkSize(value.size(), schema, "Properties", pointer);
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                add(pointer + "/" + escape(name.asText()), "missing", "Required", "必填");
            }
        }
        JsonNode known = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String at = pointer + "/" + escape(field.getKey());
            if (known.has(field.getKey())) {
                check(field.getValue(), known.get(field.getKey()), at);
            } else if (others.isObject()) {
                check(field.getValue(), others, at);
            } else if (others.isBoolean() && !others.booleanValue()) {
                String names =
                        known.properties().stream().map(Map.Entry::getKey).collect(Collectors.joining(", "));
                add(at, "unknown-field", "Unknown field; known are " + names, "未知字段；已知字段为 " + names);
            }
        }
    }

    private void checkSize(int size, JsonNode schema, String of, String pointer) {
        int least = schema.path("min" + of).asInt(0);
        int most = schema.path("max" + of).asInt(Integer.MAX_VALUE);
        if (size < least) {
            add(pointer, "too-few", size + " entries; at least " + least, "共 " + size + " 项，至少 " + least + " 项");
        }
        if (size > most) {
            add(pointer, "too-many", size + " entries; at most " + most, "共 " + size + " 项，最多 " + most + " 项");
        }
    }

    /** A pattern is for programs: people are told by an example, where the contract has one. */
    private void badForm(JsonNode schema, String pointer) {
        String example = schema.path("example").asText("");
        if (example.isEmpty()) {
            String form = schema.get("pattern").asText();
            add(pointer, "bad-form", "Expected the form " + form, "格式应为 " + form);
        } else {
            add(pointer, "bad-form", "Expected something like " + example, "格式应如 " + example);
        }
    }

    /** Parameters come as text: this reads them as what their schema says, or leaves them as text to be refused. */
    static JsonNode parameter(String text, JsonNode schema) {
        String type = schema.path("type").asText("");
        boolean digits = !text.isEmpty() && text.length() < 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (type.equals("integer") && digits) {
            return Json.MAPPER.getNodeFactory().numberNode(Long.parseLong(text));
        }
        if (type.equals("boolean") && (text.equals("true") || text.equals("false"))) {
            return Json.MAPPER.getNodeFactory().booleanNode(text.equals("true"));
        }
        // A plus sign that was not escaped arrives as a space, and no time has one.
        boolean time = schema.path("format").asText("").equals("date-time");
        return Json.MAPPER.getNodeFactory().textNode(time ? text.replace(' ', '+') : text);
    }

    private void add(String pointer, String code, String en, String zh) {
        found.add(new FieldProblem(pointer, code, en, zh));
    }

    private static boolean isOfType(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber() && value.canConvertToLong();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    private static String article(String type) {
        return switch (type) {
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            default -> "an object";
        };
    }

    private static String chinese(String type) {
        return switch (type) {
            case "string" -> "文本";
            case "integer" -> "整数";
            case "number" -> "数字";
            case "boolean" -> "true 或 false";
            case "array" -> "列表";
            default -> "对象";
        };
    }

    /** In a schema {@code $} is the end of the text (ECMA-262); in Java, what stands before a last line break as well. */
    private static Pattern compiled(String pattern) {
        return Pattern.compile(pattern.endsWith("$") ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern);
    }

    private static boolean matches(String text, String pattern) {
        return PATTERNS.computeIfAbsent(pattern, SchemaCheck::compiled)
                .matcher(text)
                .find();
    }

    private static boolean isDateTime(String text) {
        try {
            return !OffsetDateTime.parse(text).equals(OffsetDateTime.MIN);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean contains(JsonNode values, String text) {
        return StreamSupport.stream(values.spliterator(), false)
                .anyMatch(value -> value.asText().equals(text));
    }

    private static String choices(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static boolean hasDoubles(JsonNode array) {
        Set<JsonNode> seen = new HashSet<>();
        return StreamSupport.stream(array.spliterator(), false).anyMatch(item -> !seen.add(item));
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
