package org.cardwire.reporting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cardwire.message.Attempt;
import org.cardwire.message.Event;
import org.cardwire.platform.json.Json;
import org.cardwire.reporting.Line.Tone;

/** The contract's {@code MessageEvent}s of a message, in the order of what happened. */
final class EventView {
    private record Told(Instant at, ObjectNode json) {}

    private final EventLines lines = new EventLines();
    private final Sentences sentences;

    EventView(Sentences sentences) {
        this.sentences = sentences;
    }

    void write(Facts facts, Reader reader, ArrayNode into) {
        List<Told> told = new ArrayList<>();
        ObjectNode accepted = Json.object()
                .put("kind", "accepted")
                .put("at", facts.acceptedAt().toString());
        told.add(new Told(facts.acceptedAt(), accepted));
        facts.life().attempts().forEach(a -> told.add(tried(a, reader)));
        facts.life().events().forEach(e -> happened(facts, e, reader, told));
        facts.life()
                .outcome()
                .ifPresent(outcome -> facts.standing().outcomeAt().ifPresent(at -> {
                    ObjectNode json = Json.object()
                            .put("kind", ContractKinds.of(outcome))
                            .put("at", at.toString())
                            .put("sentence", sentences.say("outcome." + outcome.name(), Map.of(), reader));
                    told.add(new Told(at, json));
                }));
        told.stream().sorted(Comparator.comparing(Told::at)).map(Told::json).forEach(into::add);
    }

    private Told tried(Attempt attempt, Reader reader) {
        String kind = switch (attempt.result()) {
            case ACCEPTED -> "submitted";
            case REFUSED, REFUSED_FOR_NOW -> "refused";
            case UNKNOWN -> "in-doubt";
        };
        var decision = Details.tree(attempt.decision());
        Map<String, String> params = Map.of(
                "channel", MessageView.lower(attempt.channel()),
                "link", decision.path("link").asText("-"),
                "form", AttemptView.form(attempt),
                "bytes", Integer.toString(attempt.bytes()),
                "segments", decision.path("segments").asText("1"),
                "code", attempt.code(),
                "reason", decision.path("reason").asText("-"));
        String code = "try." + attempt.result().name();
        ObjectNode json = Json.object()
                .put("kind", kind)
                .put("at", attempt.at().toString())
                .put("attempt", attempt.no())
                .put("channel", MessageView.lower(attempt.channel()))
                .put("link", decision.path("link").asText("-"))
                .put(
                        "sentence",
                        sentences.of(new Line(attempt.at(), code, params, Tone.NEUTRAL, attempt.no()), reader));
        if (!attempt.code().isEmpty()) {
            json.put("code", attempt.code());
        }
        return new Told(attempt.at(), json);
    }

    private void happened(Facts facts, Event event, Reader reader, List<Told> told) {
        ContractKinds.of(event.kind()).ifPresent(kind -> {
            Line line = lines.of(facts, event);
            ObjectNode json = Json.object()
                    .put("kind", kind)
                    .put("at", event.at().toString())
                    .put("sentence", sentences.of(line, reader));
            if (event.attempt() > 0) {
                json.put("attempt", event.attempt());
                facts.attempt(event)
                        .ifPresent(a -> json.put("part", event.part()).put("channel", MessageView.lower(a.channel())));
            }
            if (!event.code().isEmpty()) {
                json.put("code", event.code());
            }
            Map<String, String> details = Details.texts(event.detail());
            if (!details.isEmpty()) {
                json.set("params", Json.MAPPER.valueToTree(details));
            }
            told.add(new Told(event.at(), json));
        });
    }
}
