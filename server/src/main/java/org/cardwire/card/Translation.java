package org.cardwire.card;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a card says in another language; whatever is absent stays as it is in the card's own. */
public record Translation(
        Optional<Phrase> text,
        Optional<Phrase> subject,
        Map<String, CardWords> cards,
        Map<String, ButtonWords> suggestions,
        Overrides overrides) {

    /** By button id in {@code buttons}. */
    public record CardWords(
            Optional<Phrase> title,
            Optional<Phrase> text,
            Optional<Phrase> alt,
            Optional<String> asset,
            Optional<CardMedia.Focus> focus,
            Map<String, ButtonWords> buttons) {

        CardContent over(CardContent card) {
            Optional<CardMedia> media = card.media()
                    .map(own -> new CardMedia(
                            asset.orElse(own.asset()), alt.or(own::alt), focus.orElse(own.focus()), own.height()));
            return new CardContent(
                    card.id(),
                    media,
                    title.or(card::title),
                    text.or(card::text),
                    Translation.over(card.buttons(), buttons));
        }
    }

    /** @param url only for a button that opens one */
    public record ButtonWords(Optional<Phrase> label, Optional<Address> url) {
        Button over(Button button) {
            Action action = button.action() instanceof Action.OpenUrl own
                    ? new Action.OpenUrl(url.orElse(own.url()), own.view())
                    : button.action();
            return new Button(button.id(), label.orElse(button.label()), action);
        }
    }

    List<CardContent> overCards(List<CardContent> own) {
        return own.stream()
                .map(card -> cards.containsKey(card.id()) ? cards.get(card.id()).over(card) : card)
                .toList();
    }

    static List<Button> over(List<Button> own, Map<String, ButtonWords> words) {
        return own.stream()
                .map(button ->
                        words.containsKey(button.id()) ? words.get(button.id()).over(button) : button)
                .toList();
    }
}
