package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardwire.card.Card;
import org.cardwire.card.Limits;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;
import org.cardwire.message.FrozenStore;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.json.Json;
import org.cardwire.submission.FrozenContent.ReachHint;

/**
 * Reads one {@code Send} of the contract into a draft, or throws {@link HttpProblem} 422 with everything that is wrong with
 * it. Items of a batch were not checked against the contract: this checks all of it. May block.
 */
public final class SendReader {
    private static final Duration MAX_AHEAD = Duration.ofDays(90);
    private static final int MAX_REF = 100;
    private static final int MAX_METADATA = 20;
    private static final int MAX_METADATA_VALUE = 500;
    private static final Set<String> FIELDS = Set.of(
            "to",
            "template",
            "card",
            "variables",
            "locale",
            "sender",
            "chain",
            "reach",
            "sendAt",
            "expiresAt",
            "clientRef",
            "metadata");

    private final Limits limits;
    private final ContentReader contents;
    private final SenderReader senders;
    private final FrozenStore frozen;
    private final Fitness fitness;
    private final InstantSource clock;

    public SendReader(
            Limits limits,
            ContentReader contents,
            SenderReader senders,
            FrozenStore frozen,
            Fitness fitness,
            InstantSource clock) {
        this.limits = limits;
        this.contents = contents;
        this.senders = senders;
        this.frozen = frozen;
        this.fitness = fitness;
        this.clock = clock;
    }

    /** @param live whether it may go to real handsets */
    public Draft read(JsonNode body, long brand, boolean live) {
        return read(body, brand, live, new Shared());
    }

    /** @param shared with the other items of the same call */
    Draft read(JsonNode body, long brand, boolean live, Shared shared) {
        Fields fields = new Fields(body);
        fields.known(FIELDS);
        List<Msisdn> to = Recipients.read(fields);
        Optional<Content> content = contents.read(fields, brand, shared.contents);
        Optional<SenderFacts> sender = senders.read(fields, brand, shared.senders);
        Instant readyAt = fields.instant("sendAt").orElse(clock.instant());
        if (readyAt.isAfter(clock.instant().plus(MAX_AHEAD))) {
            fields.add("/sendAt", "too-late", "At most 90 days ahead", "最多提前 90 天");
        }
        Optional<String> clientRef = fields.text("clientRef", MAX_REF);
        Optional<String> metadata = metadata(fields);
        Optional<ReachHint> reach = reach(fields);
        List<Form> chain = content.map(c -> chain(fields, c.card().kind())).orElse(List.of());
        fields.verify();
        Content what = content.orElseThrow();
        Instant expiresAt = fields.instant("expiresAt")
                .orElse(readyAt.plus(Kinds.expiry(what.card().kind())));
        if (!expiresAt.isAfter(readyAt)) {
            fields.add("/expiresAt", "too-early", "Must be after sendAt, and in the future", "必须晚于 sendAt 且在将来");
        }
        String locale = fields.text("locale", 35).orElse(what.card().locale().toLanguageTag());
        JsonNode variables = body.path("variables");
        fields.valid(what.variables(locale).read(variables, "/variables"));
        fields.verify();
        Frozen kept =
                what.frozen(new Content.Terms(brand, live, locale, sender.orElseThrow(), chain, reach), this::freeze);
        Draft draft = new Draft(kept, to, variables, readyAt, expiresAt, clientRef, metadata);
        return fitness.withFittingForms(draft);
    }

    private Frozen freeze(Content what, Content.Terms terms) {
        FrozenContent document = new FrozenContent(
                what.document(),
                terms.locale(),
                terms.from().id(),
                terms.from().imprint(),
                what.template(),
                limits.version(),
                false,
                terms.reach());
        return frozen.keep(terms.brand(), terms.live(), what.card().kind().lane(), terms.chain(), Json.write(document));
    }

    /** What the items of one call have in common, read once. One thread. */
    static final class Shared {
        private final ContentReader.Known contents = new ContentReader.Known();
        private final SenderReader.Known senders = new SenderReader.Known();
    }

    private static List<Form> chain(Fields fields, Card.Kind kind) {
        if (!fields.has("chain")) {
            return Kinds.chain(kind);
        }
        List<Form> chain = new ArrayList<>();
        Set<Channel> used = new HashSet<>();
        JsonNode steps = fields.node("chain");
        if (!steps.isArray() || steps.isEmpty() || steps.size() > Channel.values().length) {
            fields.add("/chain", "count", "A list of 1 to 3 channels", "1 到 3 个通道的列表");
            return chain;
        }
        for (int i = 0; i < steps.size(); i++) {
            Optional<Form> form = step(fields, steps.get(i), "/chain/" + i, kind);
            if (form.isPresent() && !used.add(form.get().channel())) {
                fields.add("/chain/" + i, "duplicate", "Each channel once", "每个通道只能出现一次");
            }
            form.ifPresent(chain::add);
        }
        return chain;
    }

    private static Optional<Form> step(Fields fields, JsonNode step, String at, Card.Kind kind) {
        Optional<Channel> channel = switch (step.path("channel").asText()) {
            case "rcs" -> Optional.of(Channel.RCS);
            case "mms" -> Optional.of(Channel.MMS);
            case "sms" -> Optional.of(Channel.SMS);
            default -> Optional.empty();
        };
        if (channel.isEmpty()) {
            fields.add(at + "/channel", "not-a-choice", "One of rcs, mms, sms", "可选 rcs、mms、sms");
            return Optional.empty();
        }
        Form usual = Kinds.form(kind, channel.get());
        if (!step.has("patience")) {
            return Optional.of(usual);
        }
        Optional<Duration> patience = Durations.parse(step.path("patience").asText());
        if (patience.isEmpty()) {
            fields.add(at + "/patience", "bad-duration", "A duration such as 30s, 10m or 1h", "时长，例如 30s、10m 或 1h");
        }
        return Optional.of(new Form(channel.get(), patience.orElse(usual.patience())));
    }

    /** Empty where it says nothing, so that such calls share what they freeze. */
    private static Optional<ReachHint> reach(Fields fields) {
        JsonNode reach = fields.node("reach");
        ReachHint hint = new ReachHint(flag(fields, reach, "rcs"), flag(fields, reach, "mms"));
        return Optional.of(hint).filter(h -> h.rcs().isPresent() || h.mms().isPresent());
    }

    private static Optional<Boolean> flag(Fields fields, JsonNode reach, String name) {
        JsonNode value = reach.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            fields.add("/reach/" + name, "wrong-type", "true or false", "true 或 false");
        }
        return Optional.of(value.asBoolean());
    }

    private static Optional<String> metadata(Fields fields) {
        if (!fields.has("metadata")) {
            return Optional.empty();
        }
        JsonNode node = fields.node("metadata");
        boolean fits = node.isObject() && node.size() <= MAX_METADATA;
        for (JsonNode value : node) {
            fits &= value.isTextual() && value.asText().length() <= MAX_METADATA_VALUE;
        }
        if (!fits) {
            fields.add(
                    "/metadata", "bad-metadata", "At most 20 texts of at most 500 characters", "最多 20 个文本，每个最多 500 字符");
        }
        return Optional.of(Json.write(node));
    }
}
