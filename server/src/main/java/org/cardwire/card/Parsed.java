package org.cardwire.card;

import java.util.List;

/** What reading gave: the value, or every problem that stands in its way. */
public sealed interface Parsed<T> {
    record Valid<T>(T value) implements Parsed<T> {}

    /** Never empty. */
    record Invalid<T>(List<Problem> problems) implements Parsed<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    static <T> Parsed<T> of(T value, List<Problem> problems) {
        return problems.isEmpty() ? new Valid<>(value) : new Invalid<>(problems);
    }
}
