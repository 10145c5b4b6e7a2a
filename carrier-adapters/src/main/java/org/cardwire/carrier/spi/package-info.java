/**
 * What the server and a carrier adapter say to each other, and the words that every room may use: numbers, channels,
 * lanes, and the three forms of a card. Content that is ready for the wire comes in as {@code Outbound}; what the carrier
 * answered goes out as outcomes and, later, as {@code CarrierEvent}s. Start reading at {@code CarrierAdapter}.
 */
@NullMarked
package org.cardwire.carrier.spi;

import org.jspecify.annotations.NullMarked;
