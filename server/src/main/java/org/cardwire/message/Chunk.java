package org.cardwire.message;

import java.util.OptionalInt;
import org.cardwire.carrier.spi.Lane;

/**
 * The members of a block that are due for the same step, under a lease.
 *
 * @param link set where the members wait for this very link
 * @param attempt the try that the in-flight bits speak of
 * @param inFlight members whose submission an earlier holder was about to put onto the wire
 * @param epoch counts the leases; what is decided under an older one is void
 */
public record Chunk(
        long id,
        long block,
        Lane lane,
        Step step,
        OptionalInt link,
        int attempt,
        Members members,
        Members inFlight,
        int epoch) {

    /** Nothing can have happened to its members yet. */
    public boolean untouched() {
        return epoch == 1 && (step == Step.SEND || step == Step.HELD) && attempt == 1;
    }
}
