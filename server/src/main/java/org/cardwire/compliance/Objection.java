package org.cardwire.compliance;

import java.time.Instant;

/**
 * Why a message is not let through.
 *
 * @see Gate
 */
public sealed interface Objection {
    /** The reason's code, such as {@code opt_out}. */
    String code();

    /** The code's parameters as JSON. */
    String detail();

    record Held(String code, String detail, Instant until) implements Objection {}

    record Blocked(String code, String detail) implements Objection {}
}
