package org.cardwire.card;

import java.util.Map;
import java.util.Optional;
import org.cardwire.card.Problem.Code;

/** Reads the texts of a document: their length without variables, their characters, and the variables that they name. */
final class Phrases {
    private Phrases() {}

    /** A text of one line. */
    static Optional<Phrase> line(Fields fields, String field, boolean required, Limit max) {
        return fields.string(field, required).map(text -> phrase(fields, field, text, max, false));
    }

    /** A text that may have line breaks. */
    static Optional<Phrase> block(Fields fields, String field, Limit max) {
        return fields.string(field, false).map(text -> phrase(fields, field, text, max, true));
    }

    /** As {@link #block}, where JSON null means absent. */
    static Optional<Phrase> override(Fields fields, String field, Limit max, boolean lines) {
        return fields.get(field, false)
                .filter(value -> !value.isNull())
                .flatMap(value -> fields.string(field, false))
                .map(text -> phrase(fields, field, text, max, lines));
    }

    static Optional<Address> address(Fields fields, String field, boolean required) {
        return fields.string(field, required).flatMap(text -> {
            try {
                Address address = Address.parse(text);
                check(fields, field, address.phrase(), fields.reading().limits().of(Limit.CARD_URL));
                return Optional.of(address);
            } catch (Address.FlawException e) {
                Code code = switch (e.flaw()) {
                    case BRACES -> Code.BRACES;
                    case NOT_AN_ADDRESS -> Code.BAD_URL;
                    case VARIABLE_IN_HOST -> Code.VARIABLE_IN_HOST;
                };
                fields.problem(field, code, Map.of());
                return Optional.empty();
            }
        });
    }

    private static Phrase phrase(Fields fields, String field, String text, Limit max, boolean lines) {
        if (text.isEmpty()) {
            fields.problem(field, Code.EMPTY, Map.of());
        }
        if (Characters.flawed(text, lines)) {
            fields.problem(field, Code.BAD_CHARACTER, Map.of());
        }
        try {
            Phrase phrase = Phrase.parse(text);
            check(fields, field, phrase, fields.reading().limits().of(max));
            return phrase;
        } catch (IllegalArgumentException e) {
            fields.problem(field, Code.BRACES, Map.of());
            return Phrase.literal(text);
        }
    }

    private static void check(Fields fields, String field, Phrase phrase, int max) {
        if (phrase.fixedLength() > max) {
            fields.problem(field, Code.TOO_LONG, Map.of("length", "" + phrase.fixedLength(), "max", "" + max));
        }
        phrase.variables().stream()
                .filter(name -> !fields.reading().variables().contains(name))
                .distinct()
                .forEach(name -> fields.problem(field, Code.UNDECLARED_VARIABLE, Map.of("name", name)));
    }
}
