package org.cardwire.lint.rule;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;

/** Text in a picture is as tall as a reader needs it on a phone. Its height is estimated, see {@link Pictures}. */
final class ImageText implements Rule {
    private final int least;

    ImageText(Limits limits) {
        this.least = limits.of(Limit.LINT_IMAGE_TEXT);
    }

    @Override
    public String id() {
        return "image-text";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public boolean judges(Edition edition) {
        return edition.sees();
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        return Stream.iterate(0, i -> i < edition.card().cards().size(), i -> i + 1)
                .flatMap(i -> found(edition, i));
    }

    private Stream<Finding> found(Edition edition, int at) {
        OptionalInt height = edition.seen(at).map(Pictures.Seen::textHeight).orElse(OptionalInt.empty());
        String pointer = edition.places().of(edition.places().asset(at));
        return height.stream()
                .filter(tall -> tall < least)
                .mapToObj(tall -> edition.finding(this, pointer, Map.of("height", "" + tall, "min", "" + least)));
    }
}
