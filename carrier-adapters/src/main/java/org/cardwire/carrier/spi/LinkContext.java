package org.cardwire.carrier.spi;

import java.time.InstantSource;

/** What an adapter is given to work with, one per open link. */
public record LinkContext(String link, EventSink events, WireLog wire, InstantSource clock) {}
