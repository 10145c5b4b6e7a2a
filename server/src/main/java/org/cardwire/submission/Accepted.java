package org.cardwire.submission;

import java.util.List;

/**
 * One draft, stored.
 *
 * @param messages the ids in the order of the draft's numbers
 */
public record Accepted(long submission, List<Long> messages) {
    public Accepted {
        messages = List.copyOf(messages);
    }
}
