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
import org.cardwire.message.Form;
import org.cardwire.submission.FrozenContent.ReachHint;

/** Reads what is to be sent, how and when: all of a {@code Send} but its recipients. May block. */
public final class MailingReader {
    /** Its fields. */
    static final Set<String> FIELDS =
            Set.of("template", "card", "locale", "sender", "chain", "reach", "sendAt", "expiresAt");

    private static final Duration MAX_AHEAD = Duration.ofDays(90);
    private static final int MAX_LOCALE = 35;

    private final Limits limits;
    private final ContentReader contents;
    private final SenderReader senders;
    private final InstantSource clock;

    public MailingReader(Limits limits, ContentReader contents, SenderReader senders, InstantSource clock) {
        this.limits = limits;
        this.contents = contents;
        this.senders = senders;
        this.clock = clock;
    }

    /** What the items of one call have in common, read once. One thread. */
    static final class Shared {
        private final ContentReader.Known contents;
        private final SenderReader.Known senders = new SenderReader.Known();

        /** @param ruled whether what is named needs the approval that the brand asks for */
        Shared(boolean ruled) {
            contents = new ContentReader.Known(ruled);
        }
    }

    /**
     * Empty when something is wrong with it, which is added to the fields.
     *
     * @param live whether it may go to real handsets
     * @param shared with the other items of the same call
     */
    Optional<Mailing> read(Fields fields, long brand, boolean live, Shared shared) {
        Optional<Content> content = contents.read(fields, brand, shared.contents);
        Optional<SenderFacts> sender = senders.read(fields, brand, shared.senders);
        Instant readyAt = fields.instant("sendAt").orElse(clock.instant());
        if (readyAt.isAfter(clock.instant().plus(MAX_AHEAD))) {
            fields.add("/sendAt", "too-late", "At most 90 days ahead", "最多提前 90 天");
        }
        Optional<Instant> expiry = fields.instant("expiresAt");
        Optional<String> locale = fields.text("locale", MAX_LOCALE);
        Optional<ReachHint> reach = reach(fields);
        if (content.isEmpty() || sender.isEmpty()) {
            return Optional.empty();
        }
        Card card = content.get().card();
        Instant expiresAt = expiry.orElse(readyAt.plus(Kinds.expiry(card.kind())));
        if (!expiresAt.isAfter(readyAt)) {
            fields.add("/expiresAt", "too-early", "Must be after sendAt, and in the future", "必须晚于 sendAt 且在将来");
        }
        Content.Terms terms = new Content.Terms(
                brand,
                live,
                locale.orElse(card.locale().toLanguageTag()),
                sender.get(),
                chain(fields, card.kind()),
                reach);
        return Optional.of(new Mailing(content.get(), terms, limits.version(), readyAt, expiresAt));
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
}
