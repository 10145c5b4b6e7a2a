package org.cardwire.message;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * Where members of a chunk go next: those with the same placement stay together.
 *
 * @param link set where they wait for this very link
 * @param attempt the try that comes next for them
 */
public record Placement(Step step, OptionalInt link, int attempt, Instant due) {}
