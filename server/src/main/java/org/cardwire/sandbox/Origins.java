package org.cardwire.sandbox;

import java.util.Optional;
import org.cardwire.fixtures.handset.Received;

/** Tells which message of ours a handset got. */
@FunctionalInterface
public interface Origins {
    record Origin(long message, long brand) {}

    /** Empty where the wire does not say, or not yet: an SMS may arrive before the carrier's answer is stored. Blocks. */
    Optional<Origin> of(Received received);
}
