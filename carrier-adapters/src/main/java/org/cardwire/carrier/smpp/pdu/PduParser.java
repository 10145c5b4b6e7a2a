package org.cardwire.carrier.smpp.pdu;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a PDU's body from left to right, without the specification's limits on lengths. */
final class PduParser {
    private final byte[] body;
    private int at;

    PduParser(byte[] body) {
        this.body = body;
    }

    int octet() throws MalformedPduException {
        if (at == body.length) {
            throw new MalformedPduException("ends after " + at + " octets of body");
        }
        return body[at++] & 0xFF;
    }

    /** Up to the NUL. */
    String text() throws MalformedPduException {
        int end = at;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        if (end == body.length) {
            throw new MalformedPduException("a text that begins at octet " + at + " of the body has no end");
        }
        String text = new String(body, at, end - at, StandardCharsets.ISO_8859_1);
        at = end + 1;
        return text;
    }

    /** Up to the NUL or the end of the body. */
    String textToEnd() {
        int end = at;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        String text = new String(body, at, end - at, StandardCharsets.ISO_8859_1);
        at = Math.min(body.length, end + 1);
        return text;
    }

    Address address() throws MalformedPduException {
        return new Address(octet(), octet(), text());
    }

    /** That many octets, or what is left of them. */
    byte[] octets(int count) {
        int end = Math.min(body.length, at + count);
        byte[] octets = Arrays.copyOfRange(body, at, end);
        at = end;
        return octets;
    }

    /** All that follow; a broken one ends the list. */
    List<Tlv> tlvs() {
        List<Tlv> tlvs = new ArrayList<>();
        while (body.length - at >= 4) {
            int tag = int16();
            int length = int16();
            if (length > body.length - at) {
                break;
            }
            tlvs.add(new Tlv(tag, octets(length)));
        }
        return List.copyOf(tlvs);
    }

    private int int16() {
        return (body[at++] & 0xFF) << 8 | body[at++] & 0xFF;
    }
}
