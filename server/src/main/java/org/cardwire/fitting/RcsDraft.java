package org.cardwire.fitting;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cardwire.card.Action;
import org.cardwire.card.Button;
import org.cardwire.card.Card;
import org.cardwire.card.CardContent;
import org.cardwire.card.Limit;
import org.cardwire.card.Phrase;
import org.cardwire.card.Values;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.RcsContent.RichCard;
import org.cardwire.carrier.spi.RcsContent.Suggestion;

/** One recipient's RCS message while it is put together. Used by one thread, once. */
final class RcsDraft {
    private final RcsForm form;
    private final Card card;
    private final Recipient to;
    private final Values values;
    private final Features features;
    private final List<Button> buttons;
    private final List<Loss> losses = new ArrayList<>();

    RcsDraft(RcsForm form, Recipient to, Features features) {
        this.form = form;
        this.card = form.source();
        this.to = to;
        this.values = to.values();
        this.features = features;
        this.buttons = form.lines().buttons();
    }

    Derived carousel() {
        noteText();
        List<RichCard> cards =
                IntStream.range(0, card.cards().size()).mapToObj(this::richCard).toList();
        return derived(new RcsContent.Carousel(width(), cards), chips());
    }

    Derived card() {
        noteText();
        int away = card.cards().size() - 1;
        if (away > 0) {
            losses.add(Loss.count(Loss.Code.FIRST_CARD_ONLY, "cards", away));
        }
        return derived(new RcsContent.Standalone(orientation(), richCard(0)), chips());
    }

    Derived text() {
        noteCardsBecomeText();
        List<Suggestion> chips = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < buttons.size(); i++) {
            if (chips.size() < form.limit(Limit.CARD_SUGGESTIONS)
                    && features.supports(buttons.get(i).action())) {
                chips.add(suggestion(i));
            } else {
                line(i, form.limit(Limit.CARD_TEXT)).ifPresent(lines::add);
            }
        }
        return derived(new RcsContent.Text(words(lines)), chips);
    }

    private void noteText() {
        if (card.text().isPresent()) {
            losses.add(Loss.of(Loss.Code.TEXT_NOT_SHOWN));
        }
    }

    private void noteCardsBecomeText() {
        if (!card.cards().isEmpty()) {
            losses.add(Loss.of(Loss.Code.CARD_AS_TEXT));
        }
        int media =
                (int) card.cards().stream().filter(c -> c.media().isPresent()).count();
        if (media > 0) {
            losses.add(Loss.count(Loss.Code.MEDIA_NOT_SHOWN, "count", media));
        }
    }

    /** The message's text, then cards and buttons in turn, as many as a text message has room for. */
    private String words(List<String> lines) {
        Stream<String> own = card.text().stream().map(this::say);
        Stream<String> cards =
                card.cards().stream().map(c -> String.join("\n", filled(c))).filter(words -> !words.isEmpty());
        StringBuilder text = new StringBuilder();
        int away = 0;
        for (String piece :
                Stream.of(own, cards, lines.stream()).flatMap(pieces -> pieces).toList()) {
            int length = length(text) + length(piece) + 1;
            if (!text.isEmpty() && length > form.limit(Limit.CARD_TEXT)) {
                away++;
            } else {
                text.append(text.isEmpty() ? "" : "\n").append(piece);
            }
        }
        if (away > 0) {
            losses.add(Loss.count(Loss.Code.WORDS_NOT_SHOWN, "count", away));
        }
        return text.toString();
    }

    private List<String> filled(CardContent content) {
        return Stream.concat(content.title().stream(), content.text().stream())
                .map(this::say)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private RichCard richCard(int index) {
        CardContent content = card.cards().get(index);
        int first = card.firstButton(index);
        String body = content.text().map(this::say).orElse("");
        List<Suggestion> suggestions = new ArrayList<>();
        for (int i = first; i < first + content.buttons().size(); i++) {
            if (features.supports(buttons.get(i).action())) {
                suggestions.add(suggestion(i));
                continue;
            }
            int used = body.isEmpty() ? 0 : length(body) + 1;
            Optional<String> line = line(i, form.limit(Limit.CARD_BODY) - used);
            body = line.isEmpty() ? body : body.isEmpty() ? line.get() : body + "\n" + line.get();
        }
        return new RichCard(
                content.title().map(this::say).filter(text -> !text.isEmpty()),
                Optional.of(body).filter(text -> !text.isEmpty()),
                form.shown(index).map(media -> media.with(values)),
                suggestions);
    }

    private List<Suggestion> chips() {
        List<Suggestion> chips = new ArrayList<>();
        int first = card.firstButton(card.cards().size());
        for (int i = first; i < buttons.size(); i++) {
            Button chip = buttons.get(i);
            if (features.supports(chip.action())) {
                chips.add(suggestion(i));
            } else {
                losses.add(Loss.button(Loss.Code.BUTTON_NOT_SHOWN, say(chip.label())));
            }
        }
        return chips;
    }

    /** The button as a line, if words can do what it does and the line has room. */
    private Optional<String> line(int button, int room) {
        String label = say(buttons.get(button).label());
        Optional<String> line = form.lines().line(button, values, this::address).filter(words -> length(words) <= room);
        losses.add(Loss.button(line.isPresent() ? Loss.Code.BUTTON_AS_TEXT : Loss.Code.BUTTON_NOT_SHOWN, label));
        return line;
    }

    private URI address(int button, Action.OpenUrl open) {
        return open.url().fill(values);
    }

    private Suggestion suggestion(int index) {
        Button button = buttons.get(index);
        String label = say(button.label());
        return new Suggestion(label, form.postback(to.message(), index), action(button.action(), label));
    }

    private RcsContent.Action action(Action action, String label) {
        return switch (action) {
            case Action.OpenUrl open -> new RcsContent.OpenUrl(open.url().fill(values), view(open.view(), label));
            case Action.Reply reply -> new RcsContent.Reply();
            case Action.Dial(String number) -> new RcsContent.Dial(number);
            case Action.ShowLocation(double latitude, double longitude, var name) ->
                new RcsContent.ShowLocation(latitude, longitude, name.map(this::say));
            case Action.ShowPlace(Phrase query) -> new RcsContent.ShowPlace(say(query));
            case Action.ShareLocation share -> new RcsContent.ShareLocation();
            case Action.Calendar event ->
                new RcsContent.CreateCalendarEvent(
                        event.start().toInstant(),
                        event.end().toInstant(),
                        say(event.title()),
                        event.description().map(this::say));
        };
    }

    private RcsContent.View view(Action.View wanted, String label) {
        if (wanted == Action.View.BROWSER) {
            return RcsContent.View.BROWSER;
        }
        if (features.webview()) {
            return RcsContent.View.WEBVIEW;
        }
        losses.add(Loss.button(Loss.Code.WEBVIEW_AS_BROWSER, label));
        return RcsContent.View.BROWSER;
    }

    private RcsContent.Orientation orientation() {
        return switch (card.layout()) {
            case Card.Carousel carousel -> RcsContent.Orientation.VERTICAL;
            case Card.Single(Card.Orientation orientation) ->
                switch (orientation) {
                    case VERTICAL -> RcsContent.Orientation.VERTICAL;
                    case HORIZONTAL_LEFT -> RcsContent.Orientation.HORIZONTAL_LEFT;
                    case HORIZONTAL_RIGHT -> RcsContent.Orientation.HORIZONTAL_RIGHT;
                };
        };
    }

    private RcsContent.Width width() {
        boolean small = card.layout().equals(new Card.Carousel(Card.Width.SMALL));
        return small ? RcsContent.Width.SMALL : RcsContent.Width.MEDIUM;
    }

    private RcsContent.Traffic traffic() {
        return switch (card.kind()) {
            case OTP -> RcsContent.Traffic.AUTHENTICATION;
            case SERVICE -> RcsContent.Traffic.TRANSACTION;
            case PROMOTIONAL -> RcsContent.Traffic.PROMOTION;
        };
    }

    private Derived derived(RcsContent.Body body, List<Suggestion> chips) {
        return new Derived(new RcsContent(body, chips, traffic()), losses, RcsBytes.of(body, chips), 1);
    }

    private String say(Phrase phrase) {
        return phrase.fill(values);
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
