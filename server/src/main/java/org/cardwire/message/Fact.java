package org.cardwire.message;

import java.util.Locale;
import java.util.Optional;

/**
 * What is counted and told to the outside: every kind of event, every outcome, and that a carrier took a message. The
 * codes are stored: events keep their own code, outcomes are 100 and their rank.
 */
public record Fact(int code) {
    /** A carrier accepted a try. */
    public static final Fact SENT = new Fact(99);

    private static final int OUTCOMES = 100;

    public static Fact of(EventKind kind) {
        return new Fact(kind.code());
    }

    public static Fact of(Outcome outcome) {
        return new Fact(OUTCOMES + outcome.rank());
    }

    static Fact ofRank(int rank) {
        return new Fact(OUTCOMES + rank);
    }

    public boolean isOutcome() {
        return code > OUTCOMES;
    }

    /** Present for a raised outcome. */
    public Optional<Outcome> outcome() {
        return isOutcome() ? Outcome.ofRank(code - OUTCOMES) : Optional.empty();
    }

    /** Present for an event. */
    public Optional<EventKind> event() {
        return equals(SENT) || isOutcome() ? Optional.empty() : Optional.of(EventKind.ofCode(code));
    }

    /** The word that REST, webhooks and the live stream use. */
    public String word() {
        if (equals(SENT)) {
            return "sent";
        }
        String name = isOutcome()
                ? Outcome.ofRank(code - OUTCOMES).orElseThrow().name()
                : EventKind.ofCode(code).name();
        return name.toLowerCase(Locale.ROOT);
    }
}
