package org.cardwire.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cardwire.card.Fields.Reading;
import org.cardwire.card.Problem.Code;
import org.cardwire.card.Translation.ButtonWords;
import org.cardwire.card.Translation.CardWords;

/** Reads {@code locales} against the cards and buttons that the document has. */
final class TranslationReader {
    private final Reading reading;
    private final List<CardContent> cards;
    private final List<Button> suggestions;

    TranslationReader(Reading reading, List<CardContent> cards, List<Button> suggestions) {
        this.reading = reading;
        this.cards = cards;
        this.suggestions = suggestions;
    }

    Map<Locale, Translation> read(JsonNode node, String pointer) {
        Fields fields = Fields.ofMap(node, pointer, reading);
        if (fields.names().size() > reading.limits().of(Limit.CARD_LOCALES)) {
            String max = "" + reading.limits().of(Limit.CARD_LOCALES);
            fields.problem(
                    "",
                    Code.TOO_MANY,
                    Map.of("max", max, "count", "" + fields.names().size()));
        }
        Map<Locale, Translation> translations = new HashMap<>();
        for (String tag : fields.names()) {
            Translation translation = translation(node.path(tag), fields.at(tag));
            Optional<Locale> locale = locale(tag);
            if (locale.isEmpty()) {
                fields.badForm(tag, Form.LOCALE);
            } else if (translations.put(locale.get(), translation) != null) {
                fields.problem(tag, Code.DUPLICATE, Map.of("value", tag));
            }
        }
        return translations;
    }

    /** A BCP 47 tag of a language with at most script, region and variant; empty if it is none. */
    static Optional<Locale> locale(String tag) {
        if (!Form.LOCALE.matches(tag)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag).build());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private Translation translation(JsonNode node, String pointer) {
        Fields fields = Fields.of(node, pointer, reading, "text", "subject", "cards", "suggestions", "overrides");
        return new Translation(
                Phrases.block(fields, "text", Limit.CARD_TEXT),
                Phrases.line(fields, "subject", false, Limit.CARD_SUBJECT),
                each(fields, "cards", byId(cards, CardContent::id), this::card),
                each(fields, "suggestions", byId(suggestions, Button::id), this::button),
                OverridesReader.read(fields));
    }

    private CardWords card(CardContent card, Fields at, String id) {
        Fields fields = Fields.of(at.child(id), at.at(id), reading, "title", "text", "media", "buttons");
        Optional<Fields> media = fields.get("media", false)
                .map(value -> Fields.of(value, fields.at("media"), reading, "asset", "alt", "focus"));
        if (media.isPresent() && card.media().isEmpty()) {
            fields.problem("media", Code.UNKNOWN_ID, Map.of("id", "media", "known", ""));
        }
        return new CardWords(
                Phrases.line(fields, "title", false, Limit.CARD_TITLE),
                Phrases.block(fields, "text", Limit.CARD_BODY),
                media.flatMap(m -> Phrases.line(m, "alt", false, Limit.CARD_ALT)),
                media.flatMap(m -> m.formed("asset", false, Form.ASSET)),
                media.flatMap(CardReader::focus),
                each(fields, "buttons", byId(card.buttons(), Button::id), this::button));
    }

    private ButtonWords button(Button button, Fields at, String id) {
        Fields fields = Fields.of(at.child(id), at.at(id), reading, "label", "url");
        Optional<Address> url = Phrases.address(fields, "url", false);
        if (fields.has("url") && !(button.action() instanceof Action.OpenUrl)) {
            fields.problem("url", Code.NOT_A_LINK, Map.of());
        }
        return new ButtonWords(Phrases.line(fields, "label", false, Limit.CARD_LABEL), url);
    }

    private interface Item<T, W> {
        W read(T own, Fields at, String id);
    }

    private <T, W> Map<String, W> each(Fields fields, String field, Map<String, T> own, Item<T, W> item) {
        Map<String, W> words = new HashMap<>();
        fields.get(field, false).ifPresent(node -> {
            Fields map = Fields.ofMap(node, fields.at(field), reading);
            for (String id : map.names()) {
                T found = own.get(id);
                if (found == null) {
                    String known =
                            String.join(", ", own.keySet().stream().sorted().toList());
                    map.problem(id, Code.UNKNOWN_ID, Map.of("id", id, "known", known));
                } else {
                    words.put(id, item.read(found, map, id));
                }
            }
        });
        return words;
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity(), (first, second) -> first));
    }
}
