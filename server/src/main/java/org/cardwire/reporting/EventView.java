package org.cardwire.reporting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.cardwire.message.Attempt;
import org.cardwire.message.Event;
import org.cardwire.message.Outcome;
import org.cardwire.platform.json.Json;
import org.cardwire.reporting.Line.Tone;
import org.cardwire.reporting.Story.Turn;

/** The contract's {@code MessageEvent}s of a message, in the order of its {@link Story}. */
final class EventView {
    private final EventLines lines = new EventLines();
    private final Sentences sentences;

    EventView(Sentences sentences) {
        this.sentences = sentences;
    }

    void write(Facts facts, Reader reader, ArrayNode into) {
        for (Turn turn : Story.of(facts, Optional.empty())) {
            switch (turn) {
                case Turn.Accepted() ->
                    into.addObject()
                            .put("kind", "accepted")
                            .put("at", facts.acceptedAt().toString());
                case Turn.CancelAsked _ -> {}
                case Turn.Tried(Attempt attempt) -> into.add(tried(attempt, reader));
                case Turn.Happened(Event event) ->
                    happened(facts, event, reader).ifPresent(into::add);
                case Turn.Ended(Outcome outcome, Instant at) ->
                    into.addObject()
                            .put("kind", ContractKinds.of(outcome))
                            .put("at", at.toString())
                            .put("sentence", sentences.say("outcome." + outcome.name(), Map.of(), reader));
            }
        }
    }

    private ObjectNode tried(Attempt attempt, Reader reader) {
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
        return json;
    }

    private Optional<ObjectNode> happened(Facts facts, Event event, Reader reader) {
        return ContractKinds.of(event.kind()).map(kind -> {
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
            return json;
        });
    }
}
