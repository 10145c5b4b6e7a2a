package org.cardwire.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardwire.card.Problem.Code;

/** Reads one recipient's variables against those that the card declares. Safe for use by many threads. */
public final class Variables {
    private final List<Variable> declared;
    private final DateTimeFormatter dates;

    public Variables(Card edition) {
        this(edition.variables(), edition.locale());
    }

    Variables(List<Variable> declared, Locale locale) {
        this.declared = List.copyOf(declared);
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    }

    /**
     * @param given an object of texts, numbers and booleans by name; a JSON null is as good as absent
     * @param at where the object stands in the request, for the problems' pointers
     */
    public Parsed<Values> read(JsonNode given, String at) {
        List<Problem> problems = new ArrayList<>();
        if (!given.isObject() && !given.isMissingNode() && !given.isNull()) {
            problems.add(Fields.wrongType(at, "object", given));
            return Parsed.of(Values.NONE, problems);
        }
        Map<String, Values.Value> values = new HashMap<>();
        for (Variable variable : declared) {
            JsonNode node = given.path(variable.name());
            String pointer = at + "/" + variable.name();
            value(variable, node, pointer, problems).ifPresent(value -> values.put(variable.name(), value));
        }
        given.fieldNames().forEachRemaining(name -> {
            if (declared.stream().noneMatch(variable -> variable.name().equals(name))) {
                problems.add(new Problem(
                        at + "/" + Fields.escape(name), Code.VARIABLE_UNKNOWN, Map.of("name", name, "known", names())));
            }
        });
        return Parsed.of(new Values(values), problems);
    }

    /** What previews show: samples, else defaults, else the variable's name in corner brackets. */
    public Values samples() {
        Map<String, Values.Value> values = new HashMap<>();
        for (Variable variable : declared) {
            String raw = variable.sample().or(variable::fallback).orElse("⟨" + variable.name() + "⟩");
            values.put(variable.name(), new Values.Value(raw, shown(variable, raw)));
        }
        return new Values(values);
    }

    /** What is given, and the samples for the rest: what {@link #read} takes of someone who knows no values. */
    public ObjectNode completed(JsonNode given) {
        Values samples = samples();
        ObjectNode completed = JsonNodeFactory.instance.objectNode();
        declared.forEach(variable ->
                completed.put(variable.name(), samples.of(variable.name()).raw()));
        given.properties().forEach(value -> completed.set(value.getKey(), value.getValue()));
        return completed;
    }

    /**
     * The longest that the declared lengths allow, whoever the recipients are: what is fitted beside these is the same for
     * every submission of a card, and in its preview, at the price of a few bytes.
     */
    public Values longest() {
        Map<String, Values.Value> values = new HashMap<>();
        for (Variable variable : declared) {
            String fourBytes = "😀".repeat(variable.maxLength());
            values.put(variable.name(), new Values.Value(fourBytes, fourBytes));
        }
        return new Values(values);
    }

    private Optional<Values.Value> value(Variable variable, JsonNode node, String pointer, List<Problem> problems) {
        Optional<String> given =
                node.isMissingNode() || node.isNull() ? variable.fallback() : Optional.of(node.asText());
        if (given.isEmpty() || node.isContainerNode()) {
            problems.add(new Problem(pointer, Code.VARIABLE_MISSING, Map.of("name", variable.name())));
            return Optional.empty();
        }
        String raw = given.get();
        flaw(variable, raw, pointer).ifPresent(problems::add);
        return Optional.of(new Values.Value(raw, shown(variable, raw)));
    }

    /** What keeps the text from being a value of the variable. */
    static Optional<Problem> flaw(Variable variable, String raw, String pointer) {
        int length = raw.codePointCount(0, raw.length());
        if (length > variable.maxLength()) {
            return Optional.of(Fields.tooLong(pointer, length, variable.maxLength()));
        }
        if (Characters.flawed(raw, false)) {
            return Optional.of(new Problem(pointer, Code.BAD_CHARACTER, Map.of()));
        }
        return wantedForm(variable.type(), raw)
                .map(form -> new Problem(pointer, Code.BAD_FORM, Map.of("form", form.wireName())));
    }

    /** The form that the type asks for, if the text does not have it. */
    private static Optional<Form> wantedForm(Variable.Type type, String raw) {
        return switch (type) {
            case TEXT -> Optional.empty();
            case NUMBER -> Optional.of(Form.NUMBER).filter(form -> !form.matches(raw));
            case DATE -> Optional.of(Form.DATE).filter(form -> date(raw).isEmpty());
            case URL -> Optional.of(Form.URL).filter(form -> !isUrl(raw));
        };
    }

    private String shown(Variable variable, String raw) {
        return switch (variable.type()) {
            case TEXT, NUMBER, URL -> raw;
            case DATE -> date(raw).map(dates::format).orElse(raw);
        };
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isUrl(String text) {
        try {
            return Address.parse(text).phrase().fixed();
        } catch (Address.FlawException e) {
            return false;
        }
    }

    private String names() {
        return String.join(", ", declared.stream().map(Variable::name).toList());
    }
}
