package org.cardwire.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One rule of the gate. */
public interface Rule {
    /** The name under which it is listed among the rules that a message passed. */
    String name();

    /** What the rule has against which of these messages, by message id. Asked for many at once; may block. */
    Map<Long, Objection> objections(List<Candidate> candidates, Instant now);
}
