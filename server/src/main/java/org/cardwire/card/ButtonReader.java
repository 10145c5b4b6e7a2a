package org.cardwire.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.card.Fields.Reading;
import org.cardwire.card.Problem.Code;

/** Reads buttons and chips with their actions. */
final class ButtonReader {
    private static final OffsetDateTime WHEN_BAD = OffsetDateTime.parse("2026-01-01T00:00:00Z");

    private ButtonReader() {}

    private enum Type {
        OPEN_URL,
        REPLY,
        DIAL,
        SHOW_LOCATION,
        SHARE_LOCATION,
        CALENDAR
    }

    static List<Button> read(Fields fields, String field, Limit max) {
        Set<String> ids = new HashSet<>();
        Reading reading = fields.reading();
        return fields.list(field, reading.limits().of(max), (node, pointer) -> button(node, pointer, reading, ids));
    }

    private static Button button(JsonNode node, String pointer, Reading reading, Set<String> ids) {
        Fields fields = Fields.of(node, pointer, reading, "id", "label", "action");
        String id = fields.formed("id", true, Form.ID).orElse("");
        if (!id.isEmpty() && !ids.add(id)) {
            fields.problem("id", Code.DUPLICATE, Map.of("value", id));
        }
        Phrase label = Phrases.line(fields, "label", true, Limit.CARD_LABEL).orElse(Phrase.literal(""));
        Action action = fields.get("action", true)
                .map(value -> action(value, fields.at("action"), reading))
                .orElse(new Action.ShareLocation());
        return new Button(id, label, action);
    }

    private static Action action(JsonNode node, String pointer, Reading reading) {
        Fields kind = Fields.of(node, pointer, reading, namesOf(node));
        Optional<Type> type = kind.choice("type", true, Type.class);
        if (type.isEmpty()) {
            return new Action.ShareLocation();
        }
        return switch (type.get()) {
            case OPEN_URL -> openUrl(Fields.of(node, pointer, reading, "type", "url", "view"));
            case REPLY -> reply(Fields.of(node, pointer, reading, "type", "postback"));
            case DIAL -> dial(Fields.of(node, pointer, reading, "type", "number"));
            case SHOW_LOCATION ->
                showLocation(Fields.of(node, pointer, reading, "type", "latitude", "longitude", "label", "query"));
            case SHARE_LOCATION -> {
                Fields.of(node, pointer, reading, "type");
                yield new Action.ShareLocation();
            }
            case CALENDAR ->
                calendar(Fields.of(node, pointer, reading, "type", "start", "end", "title", "description"));
        };
    }

    /** Which fields an action may have depends on its type, so that all pass until the type is read. */
    private static String[] namesOf(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names.toArray(String[]::new);
    }

    private static Action openUrl(Fields fields) {
        Action.View view = fields.choice("view", false, Action.View.class).orElse(Action.View.BROWSER);
        Address whenBad = new Address(Phrase.literal(""));
        return new Action.OpenUrl(Phrases.address(fields, "url", true).orElse(whenBad), view);
    }

    private static Action reply(Fields fields) {
        return new Action.Reply(
                Phrases.line(fields, "postback", true, Limit.CARD_POSTBACK).orElse(Phrase.literal("")));
    }

    private static Action dial(Fields fields) {
        return new Action.Dial(fields.formed("number", true, Form.DIAL).orElse(""));
    }

    private static Action showLocation(Fields fields) {
        boolean point = fields.has("latitude") || fields.has("longitude") || fields.has("label");
        if (point == fields.has("query")) {
            fields.problem("", Code.LOCATION_FORM, Map.of());
        }
        if (fields.has("query")) {
            return new Action.ShowPlace(
                    Phrases.line(fields, "query", true, Limit.CARD_PLACE).orElse(Phrase.literal("")));
        }
        return new Action.ShowLocation(
                fields.number("latitude", point, -90, 90).orElse(0.0),
                fields.number("longitude", point, -180, 180).orElse(0.0),
                Phrases.line(fields, "label", false, Limit.CARD_PLACE));
    }

    private static Action calendar(Fields fields) {
        OffsetDateTime start = instant(fields, "start");
        OffsetDateTime end = instant(fields, "end");
        if (end.isBefore(start) && !end.equals(WHEN_BAD)) {
            fields.problem("end", Code.ENDS_BEFORE_START, Map.of());
        }
        return new Action.Calendar(
                start,
                end,
                Phrases.line(fields, "title", true, Limit.CARD_EVENT_TITLE).orElse(Phrase.literal("")),
                Phrases.block(fields, "description", Limit.CARD_EVENT_DESCRIPTION));
    }

    private static OffsetDateTime instant(Fields fields, String field) {
        Optional<String> text = fields.formed(field, true, Form.INSTANT).filter(Form.INSTANT::matches);
        if (text.isEmpty()) {
            return WHEN_BAD;
        }
        try {
            return OffsetDateTime.parse(text.get());
        } catch (DateTimeParseException e) {
            fields.badForm(field, Form.INSTANT);
            return WHEN_BAD;
        }
    }
}
