package org.cardwire.lint.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cardwire.card.Action;
import org.cardwire.card.Button;
import org.cardwire.card.Card;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;

/** Buttons for each place: a card, a card of a carousel, a slide of an MMS, where each is a line, and the row of chips. */
final class TooManyButtons implements Rule {
    private final Limits limits;

    TooManyButtons(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String id() {
        return "too-many-buttons";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Stream<Finding> check(Edition edition) {
        Card card = edition.card();
        Stream<Finding> cards =
                Stream.iterate(0, i -> i < card.cards().size(), i -> i + 1).flatMap(i -> card(edition, i).stream());
        List<Button> chips = card.suggestions();
        return Stream.concat(cards, found(edition, "chips", "/suggestions", chips.size(), Limit.LINT_CHIPS).stream());
    }

    /** An MMS is looked at only where RCS has room: what is right for the narrower place is right for the slide too. */
    private List<Finding> card(Edition edition, int at) {
        Card card = edition.card();
        String pointer = "/cards/" + at + "/buttons";
        int own = card.cards().get(at).buttons().size();
        List<Finding> rcs = switch (card.layout()) {
            case Card.Single _ -> found(edition, "card", pointer, own, Limit.LINT_BUTTONS);
            case Card.Carousel _ -> found(edition, "carousel", pointer, own, Limit.LINT_CAROUSEL_BUTTONS);
        };
        boolean slide = rcs.isEmpty() && card.kind() != Card.Kind.OTP;
        return slide ? found(edition, "slide", pointer, lines(card, at), Limit.LINT_SLIDE_LINES) : rcs;
    }

    /** The last slide has the chips too; sharing a place has no line. */
    private static int lines(Card card, int at) {
        Stream<Button> own = card.cards().get(at).buttons().stream();
        boolean last = at == card.cards().size() - 1;
        Stream<Button> all = last ? Stream.concat(own, card.suggestions().stream()) : own;
        return (int) all.filter(button -> !(button.action() instanceof Action.ShareLocation))
                .count();
    }

    private List<Finding> found(Edition edition, String where, String pointer, int count, Limit limit) {
        int max = limits.of(limit);
        return count <= max
                ? List.of()
                : List.of(edition.finding(this, where, pointer, Map.of("count", "" + count, "max", "" + max)));
    }
}
