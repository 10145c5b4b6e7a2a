package org.cardwire.reporting;

import java.util.Optional;
import org.cardwire.message.EventKind;
import org.cardwire.message.Fact;
import org.cardwire.message.Outcome;

/** The words of the contract's {@code MessageEvent} for what is recorded. */
public final class ContractKinds {
    private ContractKinds() {}

    /** Empty for what the contract does not tell: that a carrier is still trying, and the end that the outcome repeats. */
    public static Optional<String> of(EventKind kind) {
        return Optional.of(
                        switch (kind) {
                            case PENDING, CLOSED -> "";
                            case DELIVERED -> "delivered";
                            case UNDELIVERED, DECLINED -> "undelivered";
                            case INDETERMINATE -> "unknown";
                            case READ -> "read";
                            case TAPPED -> "tapped";
                            case CLICKED -> "clicked";
                            case REPLIED -> "replied";
                            case OPTED_OUT -> "opted-out";
                            case HELD, NO_LINK, NOT_READY -> "held";
                            case BLOCKED -> "blocked";
                            case THROTTLED -> "throttled";
                            case FORM_ENDED -> "fallback";
                            case REVOKE_SENT -> "revoking";
                            case REVOKED, TTL_REVOKED -> "revoked";
                            case REVOKE_TOO_LATE -> "too-late";
                            case REVOKE_UNANSWERED, REVOKE_NOT_SENT, TTL_REVOKE_FAILED -> "revoke-failed";
                        })
                .filter(word -> !word.isEmpty());
    }

    public static String of(Outcome outcome) {
        return switch (outcome) {
            case UNKNOWN -> "unknown";
            case EXPIRED -> "expired";
            case CANCELLED -> "cancelled";
            case FAILED -> "undelivered";
            case BLOCKED -> "blocked";
            case DELIVERED -> "delivered";
        };
    }

    /** Of a change that the feed told. */
    public static Optional<String> of(Fact fact) {
        if (fact.equals(Fact.SENT)) {
            return Optional.of("submitted");
        }
        return fact.outcome().map(ContractKinds::of).or(() -> fact.event().flatMap(ContractKinds::of));
    }

    /** The message's state after the change, where the change alone tells it. */
    public static Optional<String> state(Fact fact) {
        if (fact.equals(Fact.SENT)) {
            return Optional.of("sent");
        }
        return fact.outcome()
                .map(MessageView::lower)
                .or(() -> fact.event().filter(kind -> kind == EventKind.HELD).map(_ -> "held"));
    }
}
