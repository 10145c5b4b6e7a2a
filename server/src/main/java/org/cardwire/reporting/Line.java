package org.cardwire.reporting;

import java.time.Instant;
import java.util.Map;

/**
 * One decision or fact, not yet in words.
 *
 * @param code names its sentence in {@code words/explain.*.properties}
 * @param params raw: instants in ISO 8601, channels and rules by name
 * @param attempt 0 for the message as a whole
 */
record Line(Instant at, String code, Map<String, String> params, Tone tone, int attempt) {
    enum Tone {
        GOOD,
        NEUTRAL,
        BAD
    }

    Line {
        params = Map.copyOf(params);
    }
}
