package org.cardwire.fitting;

import java.util.List;
import org.cardwire.carrier.spi.Content;

/**
 * Ready for the adapter.
 *
 * @param losses what of the card does not show on this channel, in document order
 * @param bytes RCS: media and texts; MMS: the whole message; SMS: user data of all segments
 * @param segments of an SMS; 1 otherwise
 */
public record Derived(Content content, List<Loss> losses, long bytes, int segments) implements Derivation {
    public Derived {
        losses = List.copyOf(losses);
    }
}
