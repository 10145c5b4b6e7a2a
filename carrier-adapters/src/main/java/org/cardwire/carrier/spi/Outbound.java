package org.cardwire.carrier.spi;

import java.time.Duration;

/**
 * One try of one message on one link.
 *
 * @param id a UUID of ours for this try; a repeat of the same try carries the same id. It is the RCS messageId and the MM7
 *     TransactionID, and it is what {@link CarrierEvent}s name when the carrier has no id of its own
 * @param from the sender as this link's carrier knows it: an agent id, a short code, a number or an alphanumeric name
 * @param validity how long the carrier should try: RCS ttl, MM7 ExpiryDate, SMPP validity_period
 */
public record Outbound(
        String id, Msisdn to, String from, Content content, Lane lane, Duration validity, boolean readReportWanted) {}
