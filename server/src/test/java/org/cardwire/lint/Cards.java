package org.cardwire.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.card.Card;
import org.cardwire.card.Limits;
import org.cardwire.card.Parsed;
import org.cardwire.card.Problem;
import org.cardwire.fitting.Imprint;
import org.cardwire.lint.rule.Edition.Around;
import org.cardwire.lint.rule.FilterWord;
import org.cardwire.lint.rule.Finding;
import org.cardwire.lint.rule.Patch;
import org.cardwire.lint.rule.Pictures;
import org.cardwire.platform.json.Json;

/** Cards in a line of JSON each, and what the linter says of them. */
final class Cards {
    static final Linter LINTER = new Linter(Limits.standard());
    private static final Imprint IMPRINT = new Imprint(
            Map.of("zh", "【晨光】", "en", "Dawn: "), Map.of("zh", "拒收请回复R", "en", "Reply STOP to stop"), false);
    private static final Pictures PLAIN = asset -> Optional.of(Pictures.Seen.PLAIN);

    private Cards() {}

    /** One card with a good button, in English, to be changed by the test. */
    static ObjectNode good(String kind) {
        return (ObjectNode) Json.tree("""
                {"version":1,"kind":"%s","locale":"en","layout":"card","cards":[{"id":"c1",
                  "media":{"asset":"ast_1","alt":"A red sofa"},"title":"Half price until Sunday","text":"Reply STOP to stop.",
                  "buttons":[{"id":"b1","label":"See the sofas","action":{"type":"openUrl","url":"https://shop.example/11"}}]}]}
                """.formatted(kind));
    }

    static ObjectNode good() {
        return good("promotional");
    }

    static ObjectNode at(ObjectNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }

    static JsonNode json(String text) {
        return Json.tree(text.replace('\'', '"'));
    }

    static Linter.Report lint(JsonNode document, Around around) {
        return switch (Card.parse(document, Limits.standard())) {
            case Parsed.Valid<Card>(Card card) -> LINTER.lint(card, document, around);
            case Parsed.Invalid<Card>(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    static List<Finding> lint(JsonNode document) {
        return lint(document, around(List.of(), PLAIN)).findings();
    }

    static Around around(List<FilterWord> words, Pictures pictures) {
        return new Around(Optional.of(IMPRINT), Optional.of(words), pictures);
    }

    /** Codes and places. */
    static List<String> places(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.code() + " " + finding.pointer())
                .toList();
    }

    static List<String> places(JsonNode document) {
        return places(lint(document));
    }

    /** The card after everything was done that can be done by itself. */
    static JsonNode fixed(JsonNode document) {
        JsonNode fixed = document;
        for (Finding finding : lint(document)) {
            fixed = Patch.apply(fixed, finding.fix());
        }
        return fixed;
    }
}
