package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cardwire.card.Card;
import org.cardwire.card.Language;
import org.cardwire.card.Limits;
import org.cardwire.card.Parsed;
import org.cardwire.card.Problem;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;
import org.cardwire.message.FrozenStore;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;

/**
 * Reads one {@code Send} of the contract into a draft, or throws {@link HttpProblem} 422 with everything that is wrong with
 * it. Items of a batch were not checked against the contract: this checks all of it. May block.
 */
public final class SendReader {
    static final int MAX_RECIPIENTS = 1_000;
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
    private static final PublicId SENDER = new PublicId("snd");
    private static final PublicId TEMPLATE = new PublicId("tpl");

    private final Limits limits;
    private final SenderFacts.Directory senders;
    private final TemplateCards templates;
    private final FrozenStore frozen;
    private final Fitness fitness;
    private final InstantSource clock;

    public SendReader(
            Limits limits,
            SenderFacts.Directory senders,
            TemplateCards templates,
            FrozenStore frozen,
            Fitness fitness,
            InstantSource clock) {
        this.limits = limits;
        this.senders = senders;
        this.templates = templates;
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
        List<Msisdn> to = numbers(fields);
        Optional<Content> content = content(fields, brand, shared);
        Optional<SenderFacts> sender = sender(fields, brand, shared);
        Instant readyAt = fields.instant("sendAt").orElse(clock.instant());
        if (readyAt.isAfter(clock.instant().plus(MAX_AHEAD))) {
            fields.add("/sendAt", "too-late", "At most 90 days ahead", "最多提前 90 天");
        }
        Optional<String> clientRef = fields.text("clientRef", MAX_REF);
        Optional<String> metadata = metadata(fields);
        Draft.ReachHint hints = hints(fields);
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
        if (what.variables(locale).read(variables, "/variables") instanceof Parsed.Invalid<?> invalid) {
            invalid.problems().forEach(problem -> fields.add(field(problem)));
        }
        fields.verify();
        Frozen kept = what.frozen(new Content.Terms(brand, live, locale, sender.orElseThrow(), chain), this::freeze);
        Draft draft = new Draft(kept, to, variables, readyAt, expiresAt, hints, clientRef, metadata);
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
                false);
        return frozen.keep(terms.brand(), terms.live(), what.card().kind().lane(), terms.chain(), Json.write(document));
    }

    /** What the items of one call have in common, read once; so they also see one version of a template. One thread. */
    static final class Shared {
        private record Source(boolean card, JsonNode node) {}

        private final Map<Source, Content> contents = new HashMap<>();
        private final Map<String, SenderFacts> senders = new HashMap<>();
    }

    private static List<Msisdn> numbers(Fields fields) {
        JsonNode node = fields.node("to");
        List<Msisdn> numbers = new ArrayList<>();
        if (node.isArray()) {
            if (node.isEmpty() || node.size() > MAX_RECIPIENTS) {
                fields.add("/to", "count", "From 1 to 1,000 numbers", "1 到 1,000 个号码");
            }
            for (int i = 0; i < Math.min(node.size(), MAX_RECIPIENTS); i++) {
                number(fields, node.get(i), "/to/" + i).ifPresent(numbers::add);
            }
        } else {
            number(fields, node, "/to").ifPresent(numbers::add);
        }
        Set<Msisdn> seen = new HashSet<>();
        for (int i = 0; i < numbers.size(); i++) {
            if (!seen.add(numbers.get(i))) {
                fields.add("/to/" + i, "duplicate", "This number stands in the list already", "该号码在列表中重复");
            }
        }
        return numbers;
    }

    private static Optional<Msisdn> number(Fields fields, JsonNode node, String at) {
        String text = node.asText("").replaceAll("[ \\-()]", "");
        if (!node.isTextual() || !Msisdn.isE164(text)) {
            fields.add(
                    at,
                    "not-a-number",
                    "An E.164 number with country code and a leading +, such as +447700900001",
                    "需要带国家代码和前导 + 的 E.164 号码，例如 +8613800138000");
            return Optional.empty();
        }
        return Optional.of(new Msisdn(text));
    }

    private Optional<Content> content(Fields fields, long brand, Shared shared) {
        boolean card = fields.has("card");
        if (card == fields.has("template")) {
            fields.add("/card", "card-or-template", "Give either card or template", "card 与 template 二选一");
            return Optional.empty();
        }
        Shared.Source source = new Shared.Source(card, fields.node(card ? "card" : "template"));
        Optional<Content> content = Optional.ofNullable(shared.contents.get(source));
        if (content.isEmpty()) {
            content = card ? parse(fields, source.node(), "/card", Optional.empty()) : template(fields, brand);
            content.ifPresent(read -> shared.contents.put(source, read));
        }
        return content;
    }

    private Optional<Content> template(Fields fields, long brand) {
        JsonNode ref = fields.node("template");
        var id = TEMPLATE.tryParse(ref.path("id").asText());
        OptionalInt version =
                ref.has("version") ? OptionalInt.of(ref.path("version").asInt()) : OptionalInt.empty();
        Optional<TemplateCards.Found> found =
                id.isPresent() ? templates.find(brand, id.getAsLong(), version) : Optional.empty();
        if (found.isEmpty()) {
            fields.add("/template", "not-found", "No template with this id and version", "没有此 ID 和版本的模板");
            return Optional.empty();
        }
        return parse(
                fields,
                found.get().card(),
                "/template",
                Optional.of(new FrozenContent.TemplateRef(
                        id.getAsLong(), found.get().version())));
    }

    private Optional<Content> parse(
            Fields fields, JsonNode document, String at, Optional<FrozenContent.TemplateRef> template) {
        return switch (Card.parse(document, at, limits)) {
            case Parsed.Valid<Card>(Card card) -> Optional.of(new Content(document, card, template));
            case Parsed.Invalid<Card> invalid -> {
                invalid.problems().forEach(problem -> fields.add(field(problem)));
                yield Optional.empty();
            }
        };
    }

    /** A card's problem as REST says it. */
    static FieldProblem field(Problem problem) {
        return new FieldProblem(
                problem.pointer(),
                problem.code().wireName(),
                problem.message(Language.EN),
                problem.message(Language.ZH));
    }

    private Optional<SenderFacts> sender(Fields fields, long brand, Shared shared) {
        String named = fields.has("sender") ? fields.node("sender").asText() : "";
        Optional<SenderFacts> sender = Optional.ofNullable(shared.senders.get(named));
        if (sender.isEmpty()) {
            sender = fields.has("sender") ? named(fields, brand, named) : first(fields, brand);
            sender.ifPresent(found -> shared.senders.put(named, found));
        }
        return sender;
    }

    private Optional<SenderFacts> first(Fields fields, long brand) {
        Optional<SenderFacts> first = senders.first(brand);
        if (first.isEmpty()) {
            fields.add(
                    "/sender",
                    "none",
                    "The brand has no sender yet: make one under /v1/senders",
                    "品牌还没有发送方：请先在 /v1/senders 创建");
        }
        return first;
    }

    private Optional<SenderFacts> named(Fields fields, long brand, String name) {
        var id = SENDER.tryParse(name);
        Optional<SenderFacts> found = id.isPresent() ? senders.find(brand, id.getAsLong()) : Optional.empty();
        if (found.isEmpty()) {
            fields.add("/sender", "not-found", "No sender with this id", "没有此 ID 的发送方");
        }
        return found;
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

    private static Draft.ReachHint hints(Fields fields) {
        JsonNode reach = fields.node("reach");
        return new Draft.ReachHint(flag(fields, reach, "rcs"), flag(fields, reach, "mms"));
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

    /** The fields of one request, and what is wrong with them so far. */
    private static final class Fields {
        private final JsonNode body;
        private final List<FieldProblem> problems = new ArrayList<>();

        Fields(JsonNode body) {
            this.body = body;
            if (!body.isObject()) {
                throw HttpProblem.invalid("", "wrong-type", "An object is expected", "应为对象");
            }
        }

        void known(Set<String> names) {
            body.fieldNames().forEachRemaining(name -> {
                if (!names.contains(name)) {
                    add("/" + name, "unknown-field", "There is no such field", "没有此字段");
                }
            });
        }

        boolean has(String name) {
            return body.hasNonNull(name);
        }

        JsonNode node(String name) {
            return body.path(name);
        }

        Optional<String> text(String name, int maxLength) {
            if (!has(name)) {
                return Optional.empty();
            }
            JsonNode node = node(name);
            if (!node.isTextual() || node.asText().length() > maxLength) {
                add(
                        "/" + name,
                        "bad-text",
                        "A text of at most " + maxLength + " characters",
                        "最多 " + maxLength + " 个字符的文本");
            }
            return Optional.of(node.asText());
        }

        Optional<Instant> instant(String name) {
            if (!has(name)) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        java.time.OffsetDateTime.parse(node(name).asText()).toInstant());
            } catch (DateTimeParseException e) {
                add(
                        "/" + name,
                        "bad-time",
                        "A time with zone, such as 2026-11-11T20:00:00+08:00",
                        "带时区的时间，例如 2026-11-11T20:00:00+08:00");
                return Optional.empty();
            }
        }

        void add(String pointer, String code, String en, String zh) {
            add(new FieldProblem(pointer, code, en, zh));
        }

        void add(FieldProblem problem) {
            problems.add(problem);
        }

        void verify() {
            if (!problems.isEmpty()) {
                throw HttpProblem.invalid(problems);
            }
        }
    }
}
