package org.cardwire.carrier.spi;

import java.util.List;

/**
 * A try that the carrier accepted, or may have accepted: what {@link CarrierAdapter#revoke} takes back.
 *
 * @param from the sender of the try, {@link Outbound#from()}: SMPP cancel_sm must repeat it (SMPP 3.4 §4.9.1)
 */
public record Sent(String id, Msisdn to, String from, List<PartRef> parts) {
    public Sent {
        parts = List.copyOf(parts);
    }
}
