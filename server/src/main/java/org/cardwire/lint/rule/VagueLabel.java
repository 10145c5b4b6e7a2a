package org.cardwire.lint.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardwire.card.Action;
import org.cardwire.card.Language;

/** Labels that say what a finger does instead of what the reader gets. What an action is tells a better one, if it is no page. */
final class VagueLabel implements Rule {
    private final Vocabulary vocabulary;

    VagueLabel(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @Override
    public String id() {
        return "vague-label";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        return edition.buttons().stream()
                .filter(placed ->
                        vocabulary.vague(edition.filled(placed.button().label())))
                .map(placed -> {
                    String label = edition.filled(placed.button().label());
                    Finding found = edition.finding(this, placed.label(), Map.of("label", label));
                    return better(placed, Language.of(edition.locale()))
                            .map(words -> found.fixedBy(List.of(Patch.replace(placed.label(), words))))
                            .orElse(found);
                });
    }

    private static Optional<String> better(Placed placed, Language language) {
        Optional<String> code = switch (placed.button().action()) {
            case Action.OpenUrl _, Action.Reply _ -> Optional.empty();
            case Action.Dial _ -> Optional.of("label.dial");
            case Action.ShowLocation _, Action.ShowPlace _ -> Optional.of("label.map");
            case Action.ShareLocation _ -> Optional.of("label.share");
            case Action.Calendar _ -> Optional.of("label.calendar");
        };
        return code.map(words -> WORDS.say(words, Map.of(), language));
    }
}
