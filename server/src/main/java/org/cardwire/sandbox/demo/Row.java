package org.cardwire.sandbox.demo;

import java.util.List;
import java.util.function.Predicate;
import org.cardwire.fixtures.handset.PhoneNumber;

/**
 * One handset of the table and how it must end.
 *
 * @param expected in the words of the table
 * @param facts each of which must hold
 */
record Row(PhoneNumber number, String handset, String expected, List<Fact> facts) {
    /** Something that must be so. */
    record Fact(String what, Predicate<Found> holds) {}

    Row {
        facts = List.copyOf(facts);
    }

    /** What is not so (yet). */
    List<String> misses(Found found) {
        return facts.stream()
                .filter(fact -> !fact.holds.test(found))
                .map(Fact::what)
                .toList();
    }
}
