package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cardwire.card.Language;
import org.cardwire.card.Words;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.compliance.Objection;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.platform.json.Json;

/** A plan as {@code POST /v1/plans} answers it: the contract's {@code Plan}. */
final class PlanJson {
    private static final Words WORDS = Words.of("explain");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PlanJson() {}

    static ObjectNode write(Plan plan, Locale reader) {
        List<Plan.Going> going = plan.going();
        ObjectNode json = Json.object()
                .put("rows", plan.fates().size())
                .put("going", going.size())
                .put("sendAt", plan.readyAt().toString())
                .put("unpriced", plan.unpriced());
        ObjectNode leftOut = json.putObject("leftOut");
        plan.leftOut().forEach(leftOut::put);
        firstForms(json.putArray("firstForms"), plan);
        ArrayNode segments = json.putArray("segments");
        Map<Integer, Long> first = plan.segments(true);
        plan.segments(false)
                .forEach((count, messages) -> segments.addObject()
                        .put("segments", count)
                        .put("messages", messages)
                        .put("first", first.getOrDefault(count, 0L)));
        ArrayNode cost = json.putArray("cost");
        plan.cost()
                .forEach((currency, amount) ->
                        cost.addObject().put("amount", amount.toPlainString()).put("currency", currency));
        links(json.putArray("links"), plan);
        plan.doneAt().ifPresent(at -> json.put("doneAt", at.toString()));
        ArrayNode held = json.putArray("held");
        plan.held()
                .forEach((why, messages) -> held.addObject()
                        .put("rule", why.code())
                        .put("until", why.until().toString())
                        .put("messages", messages));
        problems(json.putArray("problems"), plan, reader);
        return json;
    }

    private static void firstForms(ArrayNode json, Plan plan) {
        plan.firstForms().forEach((channel, sure) -> {
            ObjectNode one = json.addObject()
                    .put("channel", lower(channel))
                    .put(
                            "messages",
                            sure.values().stream().mapToLong(Long::longValue).sum());
            for (Plan.Certainty certainty : Plan.Certainty.values()) {
                one.put(lower(certainty), sure.getOrDefault(certainty, 0L));
            }
        });
    }

    private static void links(ArrayNode json, Plan plan) {
        for (Plan.Load load : plan.loads()) {
            ObjectNode one = json.addObject()
                    .put("name", load.link().name())
                    .put("channel", lower(load.link().channel()))
                    .put("messages", load.messages())
                    .put("units", load.units());
            load.takes()
                    .ifPresent(time -> one.put("perSecond", load.link().traits().perSecond())
                            .put("seconds", time.toMillis() / 1_000.0));
        }
    }

    private static void problems(ArrayNode json, Plan plan, Locale reader) {
        for (int row = 0; row < plan.fates().size(); row++) {
            if (plan.fates().get(row) instanceof Plan.LeftOut out) {
                for (FieldProblem flaw : out.flaws()) {
                    json.addObject()
                            .put("row", row)
                            .put("why", out.why())
                            .put("pointer", flaw.pointer())
                            .put("code", flaw.code())
                            .put("detail", flaw.detail().in(reader));
                }
            }
        }
    }

    /** A rule's objection to a number, in the words that explain a blocked message. */
    static FieldProblem problem(Objection.Blocked blocked) {
        return new FieldProblem(
                "/to", blocked.code().replace('_', '-'), say(blocked, Language.EN), say(blocked, Language.ZH));
    }

    private static String say(Objection.Blocked blocked, Language language) {
        Map<String, String> params = new HashMap<>(Map.of("code", blocked.code()));
        JsonNode detail = Json.tree(blocked.detail());
        detail.properties()
                .forEach(one -> params.put(one.getKey(), one.getValue().asText()));
        params.computeIfPresent("at", (_, at) -> TIME.format(Instant.parse(at)));
        String known = "blocked." + blocked.code();
        return WORDS.say(WORDS.codes(language).contains(known) ? known : "blocked.other", params, language);
    }

    static FieldProblem unreachable(Channel channel) {
        return new FieldProblem(
                "/to",
                "unreachable",
                "The handset cannot get " + channel + ": allow another channel in the chain",
                "该号码无法接收 " + channel + "：请在通道链中允许其他通道");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
