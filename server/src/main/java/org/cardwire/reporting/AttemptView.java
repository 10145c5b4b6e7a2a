package org.cardwire.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.delivery.Contents.Made;
import org.cardwire.link.Countries;
import org.cardwire.link.Link;
import org.cardwire.link.Price;
import org.cardwire.link.PriceBook;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.platform.json.Json;

/** The contract's {@code Attempt}: what was tried, what it weighed and cost, and what came of it. May derive a text anew. */
final class AttemptView {
    /** How a carrier names one part of a try. */
    record Ref(int attempt, int part, String carrierRef) {}

    private final MessageRoutes.Sources sources;
    private final Sentences sentences;

    AttemptView(MessageRoutes.Sources sources, Sentences sentences) {
        this.sources = sources;
        this.sentences = sentences;
    }

    /** @param link while there still is one */
    ObjectNode of(Facts facts, Attempt attempt, Optional<Link> link, List<Ref> refs, Reader reader) {
        JsonNode decision = Details.tree(attempt.decision());
        int segments = decision.path("segments").asInt(1);
        ObjectNode json = Json.object()
                .put("number", attempt.no())
                .put("channel", MessageView.lower(attempt.channel()))
                .put("link", decision.path("link").asText(link.map(Link::name).orElse("-")))
                .put("at", attempt.at().toString())
                .put("state", state(facts, attempt))
                .put("form", form(attempt))
                .put("bytes", attempt.bytes());
        if (!attempt.code().isEmpty()) {
            json.put("code", attempt.code());
        }
        if (decision.has("reason")) {
            json.put("reason", decision.path("reason").asText());
        }
        if (attempt.channel() == Channel.SMS) {
            json.put("segments", segments);
        }
        if (attempt.channel() == Channel.SMS && reader.seesNumbers()) {
            link.flatMap(l -> text(facts, attempt, l)).ifPresent(text -> json.put("text", text));
        }
        if (attempt.result() == Result.ACCEPTED) {
            link.flatMap(l -> price(facts, attempt, l, segments))
                    .ifPresent(price -> json.putObject("price")
                            .put("amount", price.decimal())
                            .put("currency", price.currency()));
        }
        losses(json.putArray("losses"), decision.path("losses"), reader);
        parts(json.putArray("parts"), facts, attempt, refs);
        return json;
    }

    private static String state(Facts facts, Attempt attempt) {
        if (delivered(facts, attempt)) {
            return "delivered";
        }
        if (facts.life().has(attempt, EventKind.UNDELIVERED) || facts.life().has(attempt, EventKind.DECLINED)) {
            return "failed";
        }
        if (facts.life().has(attempt, EventKind.REVOKED) || facts.life().has(attempt, EventKind.TTL_REVOKED)) {
            return "revoked";
        }
        return switch (attempt.result()) {
            case UNKNOWN -> "in-doubt";
            case ACCEPTED -> "accepted";
            case REFUSED, REFUSED_FOR_NOW -> "refused";
        };
    }

    private static boolean delivered(Facts facts, Attempt attempt) {
        long parts = facts.life()
                .of(attempt, EventKind.DELIVERED)
                .map(Event::part)
                .distinct()
                .count();
        return parts >= attempt.parts() || facts.life().has(attempt, EventKind.READ);
    }

    static String form(Attempt attempt) {
        return switch (attempt.channel()) {
            case SMS -> "segments";
            case MMS -> "slides";
            case RCS ->
                switch (attempt.level()) {
                    case 0 -> "carousel";
                    case 1 -> "card";
                    default -> "text";
                };
        };
    }

    private Optional<Price> price(Facts facts, Attempt attempt, Link link, int segments) {
        Optional<String> country = Countries.of(sources.personal().number(facts.message()));
        return sources.prices()
                .apply(facts.message().brand())
                .price(new PriceBook.Sending(link, country, segments, attempt.bytes(), attempt.at()));
    }

    /** The same facts give the same text as when it was sent. */
    private Optional<String> text(Facts facts, Attempt attempt, Link link) {
        Made made = sources.contents()
                .make(facts.message(), facts.frozen(), attempt.channel(), attempt.level(), Optional.empty(), link);
        return made instanceof Made.Ready ready && ready.content() instanceof SmsContent sms
                ? Optional.of(sms.text())
                : Optional.empty();
    }

    private void losses(ArrayNode json, JsonNode losses, Reader reader) {
        for (JsonNode loss : losses) {
            var params = Details.texts(loss.path("params").toString());
            String code = loss.path("code").asText();
            json.addObject()
                    .put("code", code)
                    .put("sentence", sentences.say("loss." + code, params, reader))
                    .set("params", Json.MAPPER.valueToTree(params));
        }
    }

    private void parts(ArrayNode json, Facts facts, Attempt attempt, List<Ref> refs) {
        List<Ref> named =
                refs.stream().filter(ref -> ref.attempt() == attempt.no()).toList();
        if (named.isEmpty() && attempt.result() == Result.ACCEPTED) {
            // The carrier uses our own name for it.
            named = List.of(new Ref(
                    attempt.no(), 0, sources.wireIds().of(facts.message().id(), attempt.no())));
        }
        for (Ref ref : named) {
            ObjectNode part = json.addObject().put("part", ref.part()).put("carrierRef", ref.carrierRef());
            facts.life()
                    .of(attempt, EventKind.DELIVERED)
                    .filter(e -> e.part() == ref.part())
                    .findFirst()
                    .ifPresent(e -> part.put("deliveredAt", e.at().toString()));
        }
    }
}
