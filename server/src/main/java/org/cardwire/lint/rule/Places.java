package org.cardwire.lint.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.card.Button;
import org.cardwire.card.Card;

/** Where the words of one language stand in a card's document: in its translation, or in the card itself. */
final class Places {
    private final JsonNode document;
    private final Card card;
    private final Optional<String> translation;

    Places(JsonNode document, Card card) {
        this.document = document;
        this.card = card;
        this.translation = translation(document, card.locale());
    }

    /**
     * @param own in the card itself
     * @param translated below a translation
     */
    record Place(String own, String translated) {}

    private static Optional<String> translation(JsonNode document, Locale locale) {
        return document.path("locales").properties().stream()
                .map(entry -> entry.getKey())
                .filter(tag -> Locale.forLanguageTag(tag).equals(locale))
                .findFirst()
                .map(tag -> "/locales/" + tag);
    }

    /** Where the translation stands; empty for the card's own language. */
    Optional<String> translation() {
        return translation;
    }

    String of(Place place) {
        return translation
                .map(at -> at + place.translated())
                .filter(pointer -> !document.at(pointer).isMissingNode())
                .orElse(place.own());
    }

    Place card(int card, String field) {
        return new Place("/cards/" + card + "/" + field, "/cards/" + id(card) + "/" + field);
    }

    Place alt(int card) {
        return new Place("/cards/" + card + "/media/alt", "/cards/" + id(card) + "/media/alt");
    }

    Place asset(int card) {
        return new Place("/cards/" + card + "/media/asset", "/cards/" + id(card) + "/media/asset");
    }

    Place label(int card, int button) {
        return button(card, button, "label", "label");
    }

    Place url(int card, int button) {
        return button(card, button, "action/url", "url");
    }

    Place chipLabel(int chip) {
        return chip(chip, "label", "label");
    }

    Place chipUrl(int chip) {
        return chip(chip, "action/url", "url");
    }

    private Place button(int at, int button, String own, String translated) {
        Button found = card.cards().get(at).buttons().get(button);
        return new Place(
                "/cards/" + at + "/buttons/" + button + "/" + own,
                "/cards/" + id(at) + "/buttons/" + found.id() + "/" + translated);
    }

    private Place chip(int chip, String own, String translated) {
        String id = card.suggestions().get(chip).id();
        return new Place("/suggestions/" + chip + "/" + own, "/suggestions/" + id + "/" + translated);
    }

    private String id(int at) {
        return card.cards().get(at).id();
    }
}
