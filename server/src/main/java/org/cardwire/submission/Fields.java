package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardwire.card.Language;
import org.cardwire.card.Parsed;
import org.cardwire.card.Problem;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.platform.http.HttpProblem;

/** The fields of one request, and what is wrong with them so far. */
final class Fields {
    private final JsonNode body;
    private final List<FieldProblem> problems = new ArrayList<>();

    /** Throws {@link HttpProblem} 422 when it is no object. */
    Fields(JsonNode body) {
        this.body = body;
        if (!body.isObject()) {
            throw HttpProblem.invalid("", "wrong-type", "An object is expected", "应为对象");
        }
    }

    void known(Set<String> names) {
        body.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                add("/" + name, "unknown-field", "There is no such field", "没有此字段");
            }
        });
    }

    boolean has(String name) {
        return body.hasNonNull(name);
    }

    JsonNode node(String name) {
        return body.path(name);
    }

    Optional<String> text(String name, int maxLength) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode node = node(name);
        if (!node.isTextual() || node.asText().length() > maxLength) {
            add(
                    "/" + name,
                    "bad-text",
                    "A text of at most " + maxLength + " characters",
                    "最多 " + maxLength + " 个字符的文本");
        }
        return Optional.of(node.asText());
    }

    Optional<Instant> instant(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(node(name).asText()).toInstant());
        } catch (DateTimeParseException e) {
            add(
                    "/" + name,
                    "bad-time",
                    "A time with zone, such as 2026-11-11T20:00:00+08:00",
                    "带时区的时间，例如 2026-11-11T20:00:00+08:00");
            return Optional.empty();
        }
    }

    void add(String pointer, String code, String en, String zh) {
        problems.add(new FieldProblem(pointer, code, en, zh));
    }

    void add(FieldProblem problem) {
        problems.add(problem);
    }

    /** Empty when it is not valid; what is wrong is added. */
    <T> Optional<T> valid(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T>(T value) -> Optional.of(value);
            case Parsed.Invalid<T> invalid -> {
                invalid.problems().forEach(this::add);
                yield Optional.empty();
            }
        };
    }

    private void add(Problem problem) {
        add(problem.pointer(), problem.code().wireName(), problem.message(Language.EN), problem.message(Language.ZH));
    }

    /** What was added so far. */
    List<FieldProblem> flaws() {
        return List.copyOf(problems);
    }

    /** Throws {@link HttpProblem} 422 with everything that was added. */
    void verify() {
        if (!problems.isEmpty()) {
            throw HttpProblem.invalid(problems);
        }
    }
}
