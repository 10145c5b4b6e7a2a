package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.cardwire.card.Card;
import org.cardwire.card.Variables;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;

/** A valid card as one call brings or names it, with what was made of it for the call's items. Used by one thread. */
final class Content {
    /** What beside the card decides what is frozen. */
    record Terms(long brand, boolean live, String locale, SenderFacts from, List<Form> chain) {}

    private final JsonNode document;
    private final Card card;
    private final Optional<FrozenContent.TemplateRef> template;
    private final Map<String, Variables> variables = new HashMap<>();
    private final Map<Terms, Frozen> frozen = new HashMap<>();

    Content(JsonNode document, Card card, Optional<FrozenContent.TemplateRef> template) {
        this.document = document;
        this.card = card;
        this.template = template;
    }

    JsonNode document() {
        return document;
    }

    Card card() {
        return card;
    }

    Optional<FrozenContent.TemplateRef> template() {
        return template;
    }

    /** Those of the card in this language. */
    Variables variables(String locale) {
        return variables.computeIfAbsent(locale, tag -> new Variables(card.in(Locale.forLanguageTag(tag))));
    }

    Frozen frozen(Terms terms, BiFunction<Content, Terms, Frozen> freeze) {
        return frozen.computeIfAbsent(terms, t -> freeze.apply(this, t));
    }
}
