package org.cardwire.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The texts of a card whose length depends on the recipient, found once, so that checking a recipient looks only at those.
 * Immutable.
 */
public final class Lengths {
    private final List<Measured> measured = new ArrayList<>();
    private final Limits limits;

    /** @param edition in one language: see {@link Card#in} */
    public Lengths(Card edition, Limits limits) {
        this.limits = limits;
        text("/text", edition.text(), Limit.CARD_TEXT, edition.cards().isEmpty() ? 1 : 0);
        for (int i = 0; i < edition.cards().size(); i++) {
            content("/cards/" + i, edition.cards().get(i));
        }
        buttons("/suggestions", edition.suggestions());
    }

    private record Measured(String pointer, Function<Values, String> fill, int min, int max) {}

    /** Texts that are too long once filled with these values, and those of which nothing is left that must not be empty. */
    public List<Problem> check(Values values) {
        List<Problem> problems = new ArrayList<>();
        for (Measured one : measured) {
            String filled = one.fill().apply(values);
            int length = filled.codePointCount(0, filled.length());
            if (length < one.min()) {
                problems.add(new Problem(one.pointer(), Problem.Code.EMPTY, Map.of()));
            }
            if (length > one.max()) {
                problems.add(Fields.tooLong(one.pointer(), length, one.max()));
            }
        }
        return problems;
    }

    private void content(String at, CardContent content) {
        boolean onlyOne = content.media().isEmpty()
                && (content.title().isEmpty() || content.text().isEmpty());
        text(at + "/title", content.title(), Limit.CARD_TITLE, onlyOne ? 1 : 0);
        text(at + "/text", content.text(), Limit.CARD_BODY, onlyOne ? 1 : 0);
        both(at, content);
        text(at + "/media/alt", content.media().flatMap(CardMedia::alt), Limit.CARD_ALT, 0);
        buttons(at + "/buttons", content.buttons());
    }

    private void buttons(String at, List<Button> buttons) {
        for (int i = 0; i < buttons.size(); i++) {
            Button button = buttons.get(i);
            text(at + "/" + i + "/label", Optional.of(button.label()), Limit.CARD_LABEL, 1);
            action(at + "/" + i + "/action", button.action());
        }
    }

    private void action(String at, Action action) {
        switch (action) {
            case Action.OpenUrl(Address url, var view) -> {
                if (!url.phrase().fixed()) {
                    add(at + "/url", values -> url.fill(values).toString(), 1, Limit.CARD_URL);
                }
            }
            case Action.Reply(Phrase postback) -> text(at + "/postback", Optional.of(postback), Limit.CARD_POSTBACK, 1);
            case Action.ShowLocation(double latitude, double longitude, var label) ->
                text(at + "/label", label, Limit.CARD_PLACE, 0);
            case Action.ShowPlace(Phrase query) -> text(at + "/query", Optional.of(query), Limit.CARD_PLACE, 1);
            case Action.Calendar(var start, var end, Phrase title, var description) -> {
                text(at + "/title", Optional.of(title), Limit.CARD_EVENT_TITLE, 1);
                text(at + "/description", description, Limit.CARD_EVENT_DESCRIPTION, 0);
            }
            case Action.Dial dial -> {}
            case Action.ShareLocation share -> {}
        }
    }

    /** A card without media whose title and text are both made of variables alone. */
    private void both(String at, CardContent content) {
        if (content.media().isEmpty()
                && content.title().isPresent()
                && content.text().isPresent()) {
            Phrase title = content.title().get();
            Phrase text = content.text().get();
            if (title.fixedLength() + text.fixedLength() == 0) {
                int max = limits.of(Limit.CARD_TITLE) + limits.of(Limit.CARD_BODY);
                measured.add(new Measured(at, values -> title.fill(values) + text.fill(values), 1, max));
            }
        }
    }

    private void text(String at, Optional<Phrase> text, Limit max, int min) {
        text.filter(phrase -> !phrase.fixed()).ifPresent(phrase -> add(at, phrase::fill, min, max));
    }

    private void add(String at, Function<Values, String> fill, int min, Limit max) {
        measured.add(new Measured(at, fill, min, limits.of(max)));
    }
}
