package org.cardwire.carrier.spi;

import java.util.Optional;
import java.util.Set;

/** What a carrier says of a number on its channel. */
public sealed interface Reach {
    /**
     * @param features an open set of the carrier's names, such as {@code RICHCARD_CAROUSEL}; empty {@code Optional} when
     *     the answer names none (bulk look-ups), which means "reachable, features unknown"
     */
    record Reachable(Optional<Set<String>> features) implements Reach {
        public Reachable {
            features = features.map(Set::copyOf);
        }
    }

    record Unreachable(String code) implements Reach {}

    /** The carrier could not say. */
    record Unknown(String reason) implements Reach {}

    /** The carrier does not let us ask. */
    record NotAllowed(String code) implements Reach {}
}
