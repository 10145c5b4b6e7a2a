package org.cardwire.carrier.spi;

/** What a test of a link found, in a sentence that names the remedy where it failed. */
public record LinkTest(boolean works, String detail) {}
