package org.cardwire.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Attempt;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Life.Order;
import org.cardwire.message.Outcome;
import org.cardwire.reporting.Line.Tone;
import org.cardwire.reporting.Story.Turn;

/** Every decision about a message as lines in the order of its {@link Story}. Knows recorded facts only; no words, no clock. */
final class Explainer {
    private final EventLines events = new EventLines();

    /** @param cancelAskedAt when this one message was to be cancelled */
    List<Line> explain(Facts facts, Optional<Instant> cancelAskedAt) {
        List<Line> lines = new ArrayList<>();
        for (Turn turn : Story.of(facts, cancelAskedAt)) {
            switch (turn) {
                case Turn.Accepted() -> accepted(facts, lines);
                case Turn.CancelAsked(Instant at) -> lines.add(new Line(at, "cancel-asked", Map.of(), Tone.NEUTRAL, 0));
                case Turn.Tried(Attempt attempt) -> tried(attempt, lines);
                case Turn.Happened(Event event) -> happened(facts, event, lines);
                case Turn.Ended(Outcome outcome, Instant at) -> lines.add(outcome(outcome, at));
            }
        }
        return lines;
    }

    private static void accepted(Facts facts, List<Line> lines) {
        StringJoiner chain = new StringJoiner(" → ");
        facts.life().chain().forEach(form -> chain.add(form.channel().name()));
        String kind = facts.life().lane().name().toLowerCase(Locale.ROOT);
        Instant at = facts.acceptedAt();
        lines.add(new Line(at, "accepted", Map.of("kind", kind, "chain", chain.toString()), Tone.NEUTRAL, 0));
        if (facts.message().readyAt().isAfter(at.plusSeconds(1))) {
            lines.add(new Line(
                    at, "scheduled", Map.of("until", facts.message().readyAt().toString()), Tone.NEUTRAL, 0));
        }
    }

    /** Why it went this way, then what the carrier answered. */
    private static void tried(Attempt attempt, List<Line> lines) {
        JsonNode decision = Details.tree(attempt.decision());
        Map<String, String> params = new HashMap<>();
        params.put("channel", MessageView.lower(attempt.channel()));
        params.put("attempt", Integer.toString(attempt.no()));
        params.put("link", decision.path("link").asText("-"));
        params.put("from", decision.path("from").asText("-"));
        params.put("form", AttemptView.form(attempt));
        params.put("bytes", Integer.toString(attempt.bytes()));
        params.put("segments", decision.path("segments").asText("1"));
        params.put("until", attempt.until().toString());
        params.put("code", attempt.code());
        params.put("reason", decision.path("reason").asText("-"));
        if (decision.has("gate")) {
            params.put("rules", joined(decision.path("gate"), ","));
            add(lines, attempt, "gate-passed", params, Tone.NEUTRAL);
        }
        if (decision.has("reach")) {
            params.put("source", decision.path("reach").asText());
            params.put("at", decision.path("reachAt").asText());
            add(lines, attempt, decision.has("reachAt") ? "reach.known" : "reach", params, Tone.NEUTRAL);
        }
        if (decision.has("passedOver")) {
            params.put("links", joined(decision.path("passedOver"), ", "));
            add(lines, attempt, "passed-over", params, Tone.NEUTRAL);
        }
        if (decision.has("link")) {
            add(lines, attempt, "route", params, Tone.NEUTRAL);
        }
        for (JsonNode loss : decision.path("losses")) {
            var about = Details.texts(loss.path("params").toString());
            add(lines, attempt, "loss." + loss.path("code").asText(), about, Tone.NEUTRAL);
        }
        answered(attempt, params, lines);
    }

    private static void answered(Attempt attempt, Map<String, String> params, List<Line> lines) {
        switch (attempt.result()) {
            case ACCEPTED -> {
                String code = attempt.channel() == Channel.SMS ? "try.ACCEPTED.sms" : "try.ACCEPTED";
                add(lines, attempt, code, params, Tone.GOOD);
            }
            case REFUSED -> add(lines, attempt, "try.REFUSED", params, Tone.BAD);
            case REFUSED_FOR_NOW -> add(lines, attempt, "try.REFUSED_FOR_NOW", params, Tone.NEUTRAL);
            case UNKNOWN -> add(lines, attempt, "try.UNKNOWN", params, Tone.BAD);
        }
    }

    private static void add(List<Line> lines, Attempt attempt, String code, Map<String, String> params, Tone tone) {
        lines.add(new Line(attempt.at(), code, params, tone, attempt.no()));
    }

    private void happened(Facts facts, Event event, List<Line> lines) {
        Line line = events.of(facts, event);
        if (event.kind() == EventKind.REVOKE_SENT && event.dedupe() == 1) {
            boolean cancelled = facts.life().order() == Order.CANCEL
                    && facts.attempt(event)
                            .map(a -> event.at().isBefore(a.until()))
                            .orElse(false);
            lines.add(new Line(
                    event.at(),
                    cancelled ? "revoke-for-cancel" : "patience-over",
                    line.params(),
                    Tone.NEUTRAL,
                    line.attempt()));
        }
        lines.add(line);
        if (event.kind() == EventKind.FORM_ENDED) {
            lines.add(next(facts, event));
        }
    }

    private static Line next(Facts facts, Event event) {
        Instant at = event.at();
        return facts.channel((int) event.dedupe() + 1)
                .map(channel -> new Line(at, "next", Map.of("next", MessageView.lower(channel)), Tone.NEUTRAL, 0))
                .orElseGet(() -> new Line(at, "no-next", Map.of(), Tone.BAD, 0));
    }

    private static Line outcome(Outcome outcome, Instant at) {
        Tone tone = outcome == Outcome.DELIVERED ? Tone.GOOD : Tone.BAD;
        return new Line(at, "outcome." + outcome.name(), Map.of(), tone, 0);
    }

    private static String joined(JsonNode list, String between) {
        StringJoiner joined = new StringJoiner(between);
        list.forEach(item -> joined.add(item.asText()));
        return joined.toString();
    }

    /** One sentence that says how it stands; its reason, where there is one, is the sentence of the last event of weight. */
    Line summary(Facts facts) {
        boolean fellBack = facts.has(EventKind.FORM_ENDED);
        String state = facts.standing().state();
        String channel =
                facts.lastAttempt().map(a -> MessageView.lower(a.channel())).orElse("-");
        String tries = Integer.toString(facts.life().attempts().size());
        String code = state.equals("delivered") && fellBack ? "summary.delivered.later" : "summary." + state;
        Tone tone = switch (state) {
            case "delivered" -> Tone.GOOD;
            case "accepted", "held", "sending", "sent" -> Tone.NEUTRAL;
            default -> Tone.BAD;
        };
        return new Line(facts.acceptedAt(), code, Map.of("channel", channel, "tries", tries), tone, 0);
    }
}
