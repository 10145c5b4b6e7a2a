package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cardwire.card.Card;
import org.cardwire.card.Variables;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;
import org.cardwire.submission.FrozenContent.ReachHint;

/** A valid card as calls bring or name it, with what was made of it for them. Safe for use by many threads. */
final class Content {
    /** What beside the card decides what is frozen. */
    record Terms(
            long brand, boolean live, String locale, SenderFacts from, List<Form> chain, Optional<ReachHint> reach) {}

    private static final int REMEMBERED = 100;

    private final JsonNode document;
    private final Card card;
    private final Optional<FrozenContent.TemplateRef> template;
    private final Cache<String, Variables> variables =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<Terms, Frozen> frozen =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

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
        return variables.get(locale, tag -> new Variables(card.in(Locale.forLanguageTag(tag))));
    }

    Frozen frozen(Terms terms, Function<Terms, Frozen> freeze) {
        return frozen.get(terms, freeze);
    }
}
