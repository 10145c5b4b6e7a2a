package org.cardwire.card;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardwire.card.Card.Layout;
import org.cardwire.card.Card.Orientation;
import org.cardwire.card.Card.Width;
import org.cardwire.card.Fields.Reading;
import org.cardwire.card.Problem.Code;

/** Reads a card document; the rules that the JSON Schema can state are stated there too. */
final class CardReader {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Limits limits;
    private final List<Problem> found = new ArrayList<>();

    CardReader(Limits limits) {
        this.limits = limits;
    }

    private enum LayoutName {
        CARD,
        CAROUSEL
    }

    Parsed<Card> read(byte[] json) {
        int max = limits.of(Limit.CARD_DOCUMENT_BYTES);
        if (json.length > max) {
            return invalid(Code.DOCUMENT_TOO_BIG, Map.of("bytes", "" + json.length, "max", "" + max));
        }
        try {
            return read(JSON.readTree(json), "");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            return invalid(Code.NOT_JSON, Map.of("line", "" + line, "column", "" + column));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Parsed<Card> read(JsonNode node, String at) {
        Reading words = new Reading(found, limits, Set.of());
        JsonNode version = node.path("version");
        if (version.isIntegralNumber() && version.asLong() > Card.VERSION) {
            found.add(new Problem(
                    at + "/version",
                    Code.VERSION_NEWER,
                    Map.of("version", version.asText(), "known", "" + Card.VERSION)));
            return new Parsed.Invalid<>(found);
        }
        List<Variable> variables = node.isObject() ? VariableReader.read(node, at, words) : List.of();
        Set<String> names = variables.stream().map(Variable::name).collect(Collectors.toSet());
        Card card = card(node, at, variables, new Reading(found, limits, names));
        return Parsed.of(card, found);
    }

    private Card card(JsonNode node, String at, List<Variable> variables, Reading reading) {
        Fields fields = Fields.of(
                node,
                at,
                reading,
                "version",
                "kind",
                "locale",
                "layout",
                "orientation",
                "width",
                "text",
                "subject",
                "variables",
                "cards",
                "suggestions",
                "overrides",
                "locales");
        fields.whole("version", true, 1, Card.VERSION);
        List<CardContent> cards = cards(fields, reading);
        List<Button> suggestions = ButtonReader.read(fields, "suggestions", Limit.CARD_SUGGESTIONS);
        return new Card(
                fields.choice("kind", true, Card.Kind.class).orElse(Card.Kind.SERVICE),
                locale(fields),
                layout(fields, cards),
                Phrases.block(fields, "text", Limit.CARD_TEXT),
                Phrases.line(fields, "subject", false, Limit.CARD_SUBJECT),
                variables,
                cards,
                suggestions,
                OverridesReader.read(fields),
                fields.get("locales", false)
                        .map(locales ->
                                new TranslationReader(reading, cards, suggestions).read(locales, fields.at("locales")))
                        .orElse(Map.of()));
    }

    private static Locale locale(Fields fields) {
        Optional<String> tag = fields.string("locale", true);
        Optional<Locale> locale = tag.flatMap(TranslationReader::locale);
        if (tag.isPresent() && locale.isEmpty()) {
            fields.badForm("locale", Form.LOCALE);
        }
        return locale.orElse(Locale.ENGLISH);
    }

    private Layout layout(Fields fields, List<CardContent> cards) {
        Optional<LayoutName> name = fields.choice("layout", true, LayoutName.class);
        Orientation orientation =
                fields.choice("orientation", false, Orientation.class).orElse(Orientation.VERTICAL);
        Width width = fields.choice("width", false, Width.class).orElse(Width.MEDIUM);
        if (name.isEmpty()) {
            return new Card.Single(orientation);
        }
        return switch (name.get()) {
            case CARD -> single(fields, orientation, cards);
            case CAROUSEL -> carousel(fields, width, cards);
        };
    }

    private static Layout single(Fields fields, Orientation orientation, List<CardContent> cards) {
        if (cards.size() > 1) {
            fields.problem("cards", Code.TOO_MANY, Map.of("max", "1", "count", "" + cards.size()));
        }
        if (cards.isEmpty() && !fields.has("text")) {
            fields.problem("", Code.NO_CONTENT, Map.of());
        }
        return new Card.Single(orientation);
    }

    private Layout carousel(Fields fields, Width width, List<CardContent> cards) {
        int min = limits.of(Limit.CARD_CAROUSEL_MIN);
        int max = limits.of(Limit.CARD_CAROUSEL_MAX);
        if (cards.size() < min) {
            fields.problem("cards", Code.TOO_FEW, Map.of("min", "" + min, "count", "" + cards.size()));
        }
        if (cards.size() > max) {
            fields.problem("cards", Code.TOO_MANY, Map.of("max", "" + max, "count", "" + cards.size()));
        }
        for (int i = 0; i < cards.size() && width == Width.SMALL; i++) {
            if (cards.get(i)
                    .media()
                    .filter(m -> m.height() == CardMedia.Height.TALL)
                    .isPresent()) {
                fields.reading().add(fields.at("cards") + "/" + i + "/media/height", Code.TALL_IN_SMALL, Map.of());
            }
        }
        return new Card.Carousel(width);
    }

    private List<CardContent> cards(Fields fields, Reading reading) {
        Set<String> ids = new HashSet<>();
        return fields.list("cards", Integer.MAX_VALUE, (node, pointer) -> content(node, pointer, reading, ids));
    }

    private static CardContent content(JsonNode node, String pointer, Reading reading, Set<String> ids) {
        Fields fields = Fields.of(node, pointer, reading, "id", "media", "title", "text", "buttons");
        String id = fields.formed("id", true, Form.ID).orElse("");
        if (!id.isEmpty() && !ids.add(id)) {
            fields.problem("id", Code.DUPLICATE, Map.of("value", id));
        }
        if (fields.object() && !fields.has("media") && !fields.has("title") && !fields.has("text")) {
            fields.problem("", Code.NO_CONTENT, Map.of());
        }
        return new CardContent(
                id,
                fields.get("media", false).map(media -> media(media, fields.at("media"), reading)),
                Phrases.line(fields, "title", false, Limit.CARD_TITLE),
                Phrases.block(fields, "text", Limit.CARD_BODY),
                ButtonReader.read(fields, "buttons", Limit.CARD_BUTTONS));
    }

    private static CardMedia media(JsonNode node, String pointer, Reading reading) {
        Fields fields = Fields.of(node, pointer, reading, "asset", "alt", "focus", "height");
        return new CardMedia(
                fields.formed("asset", true, Form.ASSET).orElse(""),
                Phrases.line(fields, "alt", false, Limit.CARD_ALT),
                focus(fields).orElse(CardMedia.Focus.CENTRE),
                fields.choice("height", false, CardMedia.Height.class).orElse(CardMedia.Height.MEDIUM));
    }

    /** The focus that stands in fields of media. */
    static Optional<CardMedia.Focus> focus(Fields media) {
        return media.get("focus", false)
                .map(node -> Fields.of(node, media.at("focus"), media.reading(), "x", "y"))
                .map(point -> new CardMedia.Focus(
                        point.number("x", true, 0, 1).orElse(0.5),
                        point.number("y", true, 0, 1).orElse(0.5)));
    }

    private static Parsed<Card> invalid(Code code, Map<String, String> params) {
        return new Parsed.Invalid<>(List.of(new Problem("", code, params)));
    }
}
