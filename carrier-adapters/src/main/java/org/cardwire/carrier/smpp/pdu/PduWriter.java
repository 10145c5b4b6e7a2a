package org.cardwire.carrier.smpp.pdu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lays one PDU out, octet by octet (SMPP 3.4 §3.2). */
final class PduWriter {
    private static final int USUAL_LENGTH = 256;

    private byte[] octets = new byte[USUAL_LENGTH];
    private int length = Header.LENGTH;

    PduWriter octet(int value) {
        if (length == octets.length) {
            octets = Arrays.copyOf(octets, 2 * octets.length);
        }
        octets[length++] = (byte) value;
        return this;
    }

    PduWriter octets(byte[] value) {
        if (length + value.length > octets.length) {
            octets = Arrays.copyOf(octets, 2 * (length + value.length));
        }
        System.arraycopy(value, 0, octets, length, value.length);
        length += value.length;
        return this;
    }

    /** ASCII, ended by a NUL, which counts in the limit as it does in the specification. */
    PduWriter text(String field, String value, int maxOctets) {
        if (value.length() >= maxOctets || value.chars().anyMatch(c -> c == 0 || c > 0x7F)) {
            throw new IllegalArgumentException(field + ": at most " + (maxOctets - 1) + " ASCII characters");
        }
        return octets(value.getBytes(StandardCharsets.US_ASCII)).octet(0);
    }

    PduWriter address(String field, Address address) {
        return octet(address.ton()).octet(address.npi()).text(field, address.value(), Address.MAX_OCTETS);
    }

    PduWriter tlv(Tlv tlv) {
        int size = tlv.value().length;
        return octet(tlv.tag() >> 8)
                .octet(tlv.tag())
                .octet(size >> 8)
                .octet(size)
                .octets(tlv.value());
    }

    byte[] finish(int commandId, int status, int sequence) {
        byte[] pdu = Arrays.copyOf(octets, length);
        new Header(length, commandId, status, sequence).writeTo(pdu);
        return pdu;
    }
}
