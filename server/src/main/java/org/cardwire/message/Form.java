package org.cardwire.message;

import java.time.Duration;
import org.cardwire.carrier.spi.Channel;

/** One form of the fallback chain, and how long it may take before the next one is tried. */
public record Form(Channel channel, Duration patience) {}
