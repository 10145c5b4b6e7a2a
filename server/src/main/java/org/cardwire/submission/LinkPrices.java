package org.cardwire.submission;

import java.math.BigDecimal;
import java.util.Optional;
import org.cardwire.fitting.Prices.Price;
import org.cardwire.link.Link;

/** What messages cost by the settings of the link that carries them. */
public final class LinkPrices {
    private LinkPrices() {}

    /** @param segments of an SMS; 1 otherwise */
    public static Optional<Price> price(Link link, int segments) {
        return link.traits()
                .price()
                .map(price -> new Price(
                        BigDecimal.valueOf(price.micros() * segments, 6).stripTrailingZeros(), price.currency()));
    }
}
