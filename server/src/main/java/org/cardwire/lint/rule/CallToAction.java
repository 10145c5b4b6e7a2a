package org.cardwire.lint.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cardwire.card.Action;
import org.cardwire.card.Button;
import org.cardwire.card.Card;
import org.cardwire.card.CardContent;

/** A card asks for one thing: it has a button, only one that leads to a page, and no two that look the same. */
final class CallToAction implements Rule {
    @Override
    public String id() {
        return "call-to-action";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        Card card = edition.card();
        if (card.kind() == Card.Kind.OTP || card.cards().isEmpty()) {
            return Stream.empty();
        }
        Stream<Finding> none = card.buttons().isEmpty()
                ? Stream.of(edition.finding(this, "none", "/cards/0/buttons", Map.of()))
                : Stream.empty();
        Stream<Finding> each = Stream.iterate(0, i -> i < card.cards().size(), i -> i + 1)
                .flatMap(i -> Stream.concat(many(edition, i), alike(edition, i)));
        return Stream.concat(none, each);
    }

    private Stream<Finding> many(Edition edition, int at) {
        CardContent content = edition.card().cards().get(at);
        List<String> pages = content.buttons().stream()
                .filter(button -> button.action() instanceof Action.OpenUrl)
                .map(button -> edition.filled(button.label()))
                .toList();
        return pages.size() < 2
                ? Stream.empty()
                : Stream.of(edition.finding(
                        this,
                        "many",
                        "/cards/" + at + "/buttons",
                        Map.of("count", "" + pages.size(), "first", pages.getFirst())));
    }

    private Stream<Finding> alike(Edition edition, int at) {
        List<Button> buttons = edition.card().cards().get(at).buttons();
        List<String> labels = buttons.stream()
                .map(button -> Letters.fold(edition.filled(button.label())))
                .toList();
        return Stream.iterate(1, b -> b < labels.size(), b -> b + 1)
                .filter(b -> labels.indexOf(labels.get(b)) < b)
                .map(b -> edition.finding(
                        this,
                        "alike",
                        edition.places().of(edition.places().label(at, b)),
                        Map.of("label", edition.filled(buttons.get(b).label()))));
    }
}
