package org.cardwire.carrier.spi;

/** A card's form on one channel, ready for the wire: what the preview shows is what the adapter encodes. */
public sealed interface Content permits RcsContent, MmsContent, SmsContent {
    Channel channel();
}
