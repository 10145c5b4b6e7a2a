package org.cardwire.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.card.Fields.Reading;
import org.cardwire.card.Problem.Code;

/** Reads {@code variables}, before everything else: the texts are checked against their names. */
final class VariableReader {
    private VariableReader() {}

    static List<Variable> read(JsonNode document, String at, Reading reading) {
        Set<String> names = new HashSet<>();
        return Fields.ofMap(document, at, reading)
                .list("variables", reading.limits().of(Limit.CARD_VARIABLES), (node, pointer) -> {
                    Fields fields = Fields.of(node, pointer, reading, "name", "type", "sample", "default", "maxLength");
                    return variable(fields, names);
                });
    }

    private static Variable variable(Fields fields, Set<String> names) {
        int longest = fields.reading().limits().of(Limit.CARD_VARIABLE_LENGTH);
        String name = fields.formed("name", true, Form.NAME).orElse("");
        if (!name.isEmpty() && !names.add(name)) {
            fields.problem("name", Code.DUPLICATE, Map.of("value", name));
        }
        Variable variable = new Variable(
                name,
                fields.choice("type", false, Variable.Type.class).orElse(Variable.Type.TEXT),
                fields.string("sample", false),
                fields.string("default", false),
                fields.whole("maxLength", false, 1, longest).orElse(longest));
        check(fields, "sample", variable, variable.sample());
        check(fields, "default", variable, variable.fallback());
        return variable;
    }

    private static void check(Fields fields, String field, Variable variable, Optional<String> text) {
        text.flatMap(value -> Variables.flaw(variable, value, fields.at(field)))
                .ifPresent(problem -> fields.reading().found().add(problem));
    }
}
