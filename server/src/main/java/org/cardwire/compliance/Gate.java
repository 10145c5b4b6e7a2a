package org.cardwire.compliance;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks every rule. A message that no rule objects to is cleared; a block outweighs a hold, the longest hold the others. */
public final class Gate {
    private final List<Rule> rules;

    public Gate(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The names of the rules that a cleared message passed. */
    public List<String> rules() {
        return rules.stream().map(Rule::name).toList();
    }

    /** The objections by message id; who is not in it is cleared. May block. */
    public Map<Long, Objection> check(List<Candidate> candidates, Instant now) {
        Map<Long, Objection> all = new HashMap<>();
        for (Rule rule : rules) {
            rule.objections(candidates, now).forEach((id, objection) -> all.merge(id, objection, Gate::heavier));
        }
        return all;
    }

    private static Objection heavier(Objection a, Objection b) {
        return switch (a) {
            case Objection.Blocked blocked -> blocked;
            case Objection.Held held ->
                switch (b) {
                    case Objection.Blocked blocked -> blocked;
                    case Objection.Held other -> other.until().isAfter(held.until()) ? other : held;
                };
        };
    }
}
