package org.cardwire.reporting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.delivery.Reason;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Frozen;
import org.cardwire.message.PersonalData;
import org.cardwire.platform.json.Json;
import org.cardwire.submission.FrozenContent;

/** The contract's {@code Message}. */
final class MessageView {
    private static final int REMEMBERED = 1_000;

    private final PersonalData personal;
    private final Sentences sentences;
    private final Cache<Long, FrozenContent> contents =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    MessageView(PersonalData personal, Sentences sentences) {
        this.personal = personal;
        this.sentences = sentences;
    }

    ObjectNode of(Facts facts, Reader reader) {
        FrozenContent content = content(facts.frozen());
        boolean read = facts.has(EventKind.READ);
        ObjectNode json = Json.object()
                .put("id", PublicIds.MESSAGE.of(facts.message().id()))
                .put("submission", PublicIds.SUBMISSION.of(facts.message().submission()))
                .put("to", number(facts, reader))
                .put("state", facts.standing().state())
                .put("kind", facts.frozen().kind())
                .put("mode", facts.frozen().live() ? "live" : "test")
                .put("read", read)
                .put("clicked", facts.has(EventKind.CLICKED) || facts.has(EventKind.TAPPED))
                .put("replied", facts.has(EventKind.REPLIED))
                .put("optedOut", facts.has(EventKind.OPTED_OUT))
                .put("locale", content.locale())
                .put("sender", PublicIds.SENDER.of(content.sender()))
                .put("acceptedAt", facts.acceptedAt().toString())
                .put("expiresAt", facts.message().expiresAt().toString());
        facts.lastAttempt().ifPresent(a -> json.put("channel", lower(a.channel())));
        if (facts.life().of(EventKind.FORM_ENDED).anyMatch(e -> e.code().equals(Reason.MAY_ARRIVE_TWICE.name()))) {
            json.put("mayArriveTwice", true);
        }
        content.template()
                .ifPresent(t -> json.putObject("template")
                        .put("id", PublicIds.TEMPLATE.of(t.id()))
                        .put("version", t.version()));
        facts.message().clientRef().ifPresent(ref -> json.put("clientRef", ref));
        facts.standing().outcomeAt().ifPresent(at -> json.put("outcomeAt", at.toString()));
        why(facts).ifPresent(event -> json.put("reason", sentences.of(facts, event, reader)));
        return json;
    }

    /** The whole number for those who may see it. */
    private String number(Facts facts, Reader reader) {
        var number = personal.number(facts.message());
        return reader.seesNumbers() ? number.e164() : number.toString();
    }

    FrozenContent content(Frozen frozen) {
        return contents.get(frozen.id(), _ -> Json.read(frozen.document(), FrozenContent.class));
    }

    /** What happened last of that which keeps a message back or ends it. */
    static Optional<Event> why(Facts facts) {
        return switch (facts.standing().state()) {
            case "held" -> last(facts, EventKind.HELD);
            case "blocked" -> last(facts, EventKind.BLOCKED);
            case "failed", "expired", "cancelled", "unknown" -> last(facts, EventKind.CLOSED);
            default -> Optional.empty();
        };
    }

    private static Optional<Event> last(Facts facts, EventKind kind) {
        return facts.life().of(kind).max(Comparator.comparing(Event::at));
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
