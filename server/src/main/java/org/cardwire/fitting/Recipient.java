package org.cardwire.fitting;

import java.util.Optional;
import java.util.Set;
import org.cardwire.card.Values;

/**
 * One message and whom it goes to.
 *
 * @param message the message's id, which links and postbacks carry
 * @param features RCS features of the handset; empty when they are not known
 * @param level how much of the card an RCS message may show; lowered after the platform's 400
 */
public record Recipient(long message, Values values, Optional<Set<String>> features, RcsLevel level) {
    public Recipient {
        features = features.map(Set::copyOf);
    }

    /** With everything that the form has to give. */
    public static Recipient of(long message, Values values) {
        return new Recipient(message, values, Optional.empty(), RcsLevel.CAROUSEL);
    }
}
