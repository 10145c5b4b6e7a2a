package org.cardwire.webhook;

import java.util.Arrays;
import java.util.Optional;
import org.cardwire.message.EventKind;
import org.cardwire.message.Fact;
import org.cardwire.message.Outcome;

/** What a brand can be told. */
enum EventType {
    SENT("message.sent"),
    DELIVERED("message.delivered"),
    FAILED("message.failed"),
    BLOCKED("message.blocked"),
    EXPIRED("message.expired"),
    CANCELLED("message.cancelled"),
    UNKNOWN("message.unknown"),
    READ("message.read"),
    CLICKED("message.clicked"),
    TAPPED("message.tapped"),
    REPLIED("reply.received"),
    OPTED_OUT("opt-out.created"),
    FINISHED("submission.finished");

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /** Throws {@link IllegalArgumentException}. */
    static EventType of(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event " + wireName));
    }

    /** Empty for changes that are the server's own business. */
    static Optional<EventType> of(Fact fact) {
        return fact.equals(Fact.SENT)
                ? Optional.of(SENT)
                : fact.outcome().map(EventType::of).or(() -> fact.event().flatMap(EventType::of));
    }

    private static EventType of(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED -> DELIVERED;
            case FAILED -> FAILED;
            case BLOCKED -> BLOCKED;
            case EXPIRED -> EXPIRED;
            case CANCELLED -> CANCELLED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static Optional<EventType> of(EventKind kind) {
        return switch (kind) {
            case READ -> Optional.of(READ);
            case CLICKED -> Optional.of(CLICKED);
            case TAPPED -> Optional.of(TAPPED);
            case REPLIED -> Optional.of(REPLIED);
            case OPTED_OUT -> Optional.of(OPTED_OUT);
            case PENDING, DELIVERED, UNDELIVERED, DECLINED, INDETERMINATE -> Optional.empty();
            case HELD, BLOCKED, THROTTLED, NO_LINK, NOT_READY, FORM_ENDED, CLOSED -> Optional.empty();
            case REVOKE_SENT, REVOKED, REVOKE_TOO_LATE, REVOKE_UNANSWERED, REVOKE_NOT_SENT -> Optional.empty();
            case TTL_REVOKED, TTL_REVOKE_FAILED -> Optional.empty();
        };
    }
}
