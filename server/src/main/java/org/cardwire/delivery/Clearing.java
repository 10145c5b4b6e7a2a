package org.cardwire.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cardwire.compliance.Candidate;
import org.cardwire.compliance.Gate;
import org.cardwire.compliance.Objection;
import org.cardwire.message.Life;

/** The last look before a slice goes out: what the sender ordered meanwhile, then the gate. Blocks. */
final class Clearing {
    sealed interface Verdict {}

    record Cleared() implements Verdict {}

    /** The sender paused or cancelled meanwhile. */
    record Ordered(Life.Order order) implements Verdict {}

    record Held(String code, String detail, Instant until) implements Verdict {}

    record Blocked(String code, String detail) implements Verdict {}

    /** It has arrived meanwhile, or ended otherwise. */
    record Ended() implements Verdict {}

    private final Storage storage;
    private final Gate gate;
    private final Contents contents;
    private final InstantSource clock;

    Clearing(Storage storage, Gate gate, Contents contents, InstantSource clock) {
        this.storage = storage;
        this.gate = gate;
        this.contents = contents;
        this.clock = clock;
    }

    /** Who is not in the answer is cleared. */
    Map<Case, Verdict> check(List<Case> cases) {
        Map<Long, Life.Order> orders = storage.orders(
                cases.stream().map(c -> c.message().submission()).distinct().toList());
        Set<Long> cancelled = storage.cancelAsked(cases.stream().map(Case::id).toList());
        Set<Long> ended = ended(cases);
        Map<Long, Objection> objections =
                gate.check(cases.stream().map(this::candidate).toList(), clock.instant());
        Map<Case, Verdict> verdicts = new HashMap<>();
        for (Case c : cases) {
            Life.Order order = cancelled.contains(c.id())
                    ? Life.Order.CANCEL
                    : orders.getOrDefault(c.message().submission(), Life.Order.RUN);
            Objection objection = objections.get(c.id());
            if (ended.contains(c.id())) {
                verdicts.put(c, new Ended());
            } else if (order != Life.Order.RUN) {
                verdicts.put(c, new Ordered(order));
            } else if (objection != null) {
                verdicts.put(c, verdict(objection));
            }
        }
        return verdicts;
    }

    /** Only what was on the wire before can have arrived. */
    private Set<Long> ended(List<Case> cases) {
        List<Long> tried = cases.stream()
                .filter(c -> !c.life().attempts().isEmpty())
                .map(Case::id)
                .toList();
        return tried.isEmpty() ? Set.of() : storage.ended(tried);
    }

    private Candidate candidate(Case c) {
        Contents.Addressing addressing = contents.addressing(c.frozen());
        return new Candidate(
                c.id(),
                c.message().brand(),
                addressing.sender(),
                c.message().numberKey(),
                c.life().lane(),
                c.channel(),
                addressing.confirmation());
    }

    private static Verdict verdict(Objection objection) {
        return switch (objection) {
            case Objection.Held(String code, String detail, Instant until) -> new Held(code, detail, until);
            case Objection.Blocked(String code, String detail) -> new Blocked(code, detail);
        };
    }
}
