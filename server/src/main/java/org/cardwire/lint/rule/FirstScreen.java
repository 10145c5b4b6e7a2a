package org.cardwire.lint.rule;

import java.text.BreakIterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;

/** The words that a notification shows must tell the whole: the first title, else the first sentence of the text. */
final class FirstScreen implements Rule {
    private final int most;

    FirstScreen(Limits limits) {
        this.most = limits.of(Limit.LINT_HEADLINE);
    }

    @Override
    public String id() {
        return "first-screen";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        return headline(edition).stream().flatMap(said -> {
            int width = Letters.width(opening(said, edition));
            return width <= most
                    ? Stream.empty()
                    : Stream.of(edition.finding(this, said.pointer(), Map.of("count", "" + width, "max", "" + most)));
        });
    }

    private static String opening(Said said, Edition edition) {
        String line = said.text().lines().findFirst().orElse("");
        if (said.part() == Said.Part.TITLE) {
            return line;
        }
        BreakIterator sentences = BreakIterator.getSentenceInstance(edition.locale());
        sentences.setText(line);
        int end = sentences.next();
        return end == BreakIterator.DONE ? line : line.substring(0, end).strip();
    }

    private static Optional<Said> headline(Edition edition) {
        String first = edition.card().cards().isEmpty() ? "/text" : "/cards/0/";
        return edition.texts().stream()
                .filter(said -> said.part() == Said.Part.TITLE
                        || said.part() == Said.Part.BODY
                        || said.part() == Said.Part.TEXT)
                .filter(said -> said.own().startsWith(first))
                .findFirst();
    }
}
