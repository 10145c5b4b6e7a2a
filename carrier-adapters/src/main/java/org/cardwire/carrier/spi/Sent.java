package org.cardwire.carrier.spi;

import java.util.List;

/** A try that the carrier accepted, or may have accepted: what {@link CarrierAdapter#revoke} takes back. */
public record Sent(String id, Msisdn to, List<PartRef> parts) {
    public Sent {
        parts = List.copyOf(parts);
    }
}
