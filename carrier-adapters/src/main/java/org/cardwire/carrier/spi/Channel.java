package org.cardwire.carrier.spi;

/** The three ways in which a card can reach a handset. */
public enum Channel {
    RCS,
    MMS,
    SMS
}
