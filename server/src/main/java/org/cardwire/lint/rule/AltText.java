package org.cardwire.lint.rule;

import java.util.Map;
import java.util.stream.Stream;

/** A picture says in words what it shows. */
final class AltText implements Rule {
    @Override
    public String id() {
        return "alt-text";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        var cards = edition.card().cards();
        return Stream.iterate(0, i -> i < cards.size(), i -> i + 1)
                .filter(i -> cards.get(i)
                        .media()
                        .filter(media -> media.alt()
                                .map(edition::filled)
                                .filter(alt -> !alt.isBlank())
                                .isEmpty())
                        .isPresent())
                .map(i -> edition.finding(this, "/cards/" + i + "/media", Map.of("card", "" + (i + 1))));
    }
}
