package org.cardwire.fitting;

import org.cardwire.carrier.spi.MmsContent;

/** How a link's carrier counts an MMS: headers, MIME and transfer encoding included. Pure; asked for every message. */
@FunctionalInterface
public interface MessageSize {
    long bytes(MmsContent content);
}
