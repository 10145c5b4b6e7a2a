package org.cardwire.carrier.smpp.pdu;

/** The octets are no PDU of the kind that the header claims. */
public final class MalformedPduException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedPduException(String message) {
        super(message);
    }
}
