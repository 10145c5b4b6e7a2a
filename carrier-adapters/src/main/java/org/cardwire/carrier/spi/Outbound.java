package org.cardwire.carrier.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * One try of one message on one link.
 *
 * @param id a UUID of ours for this try; a repeat of the same try carries the same id. It is the RCS messageId and the MM7
 *     TransactionID, and it is what {@link CarrierEvent}s name when the carrier has no id of its own
 * @param from the sender as this link's carrier knows it: an agent id, a short code, a number or an alphanumeric name
 * @param validity how long the carrier should try: RCS ttl, MM7 ExpiryDate, SMPP validity_period
 * @param inReplyTo {@link CarrierEvent.InboundMessage#inReplyTo()} of the message that this one answers, where it named
 *     one: the MM7 LinkedID
 */
public record Outbound(
        String id,
        Msisdn to,
        String from,
        Content content,
        Lane lane,
        Duration validity,
        boolean readReportWanted,
        Optional<String> inReplyTo) {
    /** A message that answers nothing. */
    public Outbound(
            String id,
            Msisdn to,
            String from,
            Content content,
            Lane lane,
            Duration validity,
            boolean readReportWanted) {
        this(id, to, from, content, lane, validity, readReportWanted, Optional.empty());
    }
}
