package org.cardwire.compliance;

import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;

/**
 * A message that is about to be sent on a channel.
 *
 * @param sender the brand's sender that it comes from
 * @param confirmation the answer to an opt-out or to HELP, which an opt-out does not block
 */
public record Candidate(
        long messageId, long brand, long sender, long numberKey, Lane lane, Channel channel, boolean confirmation) {}
