package org.cardwire.carrier.spi;

/**
 * How the carrier names one part of what we sent.
 *
 * @param part 0 for the only or first part
 * @param carrierRef the carrier's id, brought to one form so that receipts name it the same way
 */
public record PartRef(int part, String carrierRef) {}
