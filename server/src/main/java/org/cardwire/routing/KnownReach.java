package org.cardwire.routing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.platform.json.Json;

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

    private static final String HINT = "hint";
    private static final String NONE = "nothing";

    public static final KnownReach NOTHING = new KnownReach(State.UNKNOWN, Optional.empty(), NONE, Instant.EPOCH);

    /** What a caller said, for all we know. */
    public static KnownReach hinted(boolean reachable, Instant at) {
        return new KnownReach(reachable ? State.REACHABLE : State.UNREACHABLE, Optional.empty(), HINT, at);
    }

    /** How we know it, as it stands beside what was decided from it. */
    public Map<String, String> told() {
        return source.equals(NONE) ? Map.of("reach", source) : Map.of("reach", source, "reachAt", at.toString());
    }

    /** Whether the decision, as JSON, was made without a carrier's or a handset's word. */
    static boolean isGuess(String decision) {
        String reach = Json.tree(decision).path("reach").asText();
        return reach.equals(NONE) || reach.equals(HINT);
    }
}
