package org.cardwire.lint.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cardwire.card.Action;
import org.cardwire.card.Button;
import org.cardwire.card.Card;
import org.cardwire.card.CardContent;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;

/**
 * How many steps it takes to do something: a swipe for each card before the first that has a button, and the tap. On an SMS it
 * is always two (the link, then the button on the page), except where a button works on RCS alone.
 */
final class Depth implements Rule {
    private final int most;

    Depth(Limits limits) {
        this.most = limits.of(Limit.LINT_DEPTH);
    }

    @Override
    public String id() {
        return "depth";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        Card card = edition.card();
        List<Button> buttons = card.buttons();
        if (buttons.isEmpty()) {
            return Stream.empty();
        }
        if (buttons.stream().allMatch(button -> button.action() instanceof Action.ShareLocation)) {
            String label = edition.filled(buttons.getFirst().label());
            return Stream.of(edition.finding(this, "rcs-only", first(edition).pointer(), Map.of("label", label)));
        }
        int steps = steps(card);
        return steps <= most
                ? Stream.empty()
                : Stream.of(
                        edition.finding(this, first(edition).pointer(), Map.of("steps", "" + steps, "max", "" + most)));
    }

    private static Placed first(Edition edition) {
        return edition.buttons().getFirst();
    }

    /** Chips stand under the cards: no swipe leads to them. */
    private static int steps(Card card) {
        List<CardContent> cards = card.cards();
        int swipes = 0;
        while (card.suggestions().isEmpty() && cards.get(swipes).buttons().isEmpty()) {
            swipes++;
        }
        return swipes + 1;
    }
}
