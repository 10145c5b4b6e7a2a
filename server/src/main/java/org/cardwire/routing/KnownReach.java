package org.cardwire.routing;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a number on a channel.
 *
 * @param features empty where the carrier named none
 * @param source {@code carrier}, {@code outcome} or {@code hint}
 */
public record KnownReach(State state, Optional<Set<String>> features, String source, Instant at) {
    /** The order is stored. */
    public enum State {
        UNKNOWN,
        REACHABLE,
        UNREACHABLE
    }

    public static final KnownReach NOTHING = new KnownReach(State.UNKNOWN, Optional.empty(), "nothing", Instant.EPOCH);
}
