package org.cardwire.fitting;

import java.math.BigDecimal;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;

/** What a message costs, where the link's settings say so. */
@FunctionalInterface
public interface Prices {
    /** @param segments of an SMS; 1 otherwise */
    Optional<Price> price(Channel channel, int segments);

    /** @param currency ISO 4217 */
    record Price(BigDecimal amount, String currency) {}
}
