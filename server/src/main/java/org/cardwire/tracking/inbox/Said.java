package org.cardwire.tracking.inbox;

import java.time.Instant;
import java.util.OptionalLong;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;

/**
 * Something that a handset said to a brand, understood.
 *
 * @param link over which it came, with {@code eventKey}: the same for every repeat
 * @param live whether the handset is a real one
 * @param message that it answers
 */
public record Said(
        int link,
        long eventKey,
        long brand,
        long sender,
        boolean live,
        Msisdn from,
        Channel channel,
        Word.Kind kind,
        String text,
        OptionalLong message,
        Instant at) {}
