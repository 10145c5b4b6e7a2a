package org.cardwire.fitting;

import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.link.Price;

/** What a message costs, where that is known. */
@FunctionalInterface
public interface Prices {
    /**
     * @param segments of an SMS; 1 otherwise
     * @param bytes of the whole message
     */
    Optional<Price> price(Channel channel, int segments, long bytes);
}
