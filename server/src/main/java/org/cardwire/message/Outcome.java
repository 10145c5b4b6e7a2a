package org.cardwire.message;

import java.util.Optional;

/**
 * The final fact of a message, in a total order: a higher one replaces a lower one whatever the order of arrival, so that
 * a late receipt can turn {@link #UNKNOWN} into {@link #DELIVERED} and nothing can turn it back.
 */
public enum Outcome {
    /** A carrier may have delivered it, and does not say. */
    UNKNOWN(1),
    /** Its time ran out before anybody took it. */
    EXPIRED(2),
    CANCELLED(3),
    /** No form of it could be delivered. */
    FAILED(4),
    /** A rule of the gate kept it back. */
    BLOCKED(5),
    DELIVERED(6);

    private final int rank;

    Outcome(int rank) {
        this.rank = rank;
    }

    /** The number in the database; 0 there means none yet. */
    public int rank() {
        return rank;
    }

    public static Optional<Outcome> ofRank(int rank) {
        return rank == 0 ? Optional.empty() : Optional.of(values()[rank - 1]);
    }
}
