package org.cardwire.carrier.smpp.pdu;

import java.nio.ByteBuffer;

/** The 16 octets that every PDU begins with (SMPP 3.4 §3.2). */
public record Header(int length, int commandId, int status, int sequence) {
    public static final int LENGTH = 16;

    public static Header parse(byte[] octets) {
        ByteBuffer in = ByteBuffer.wrap(octets);
        return new Header(in.getInt(), in.getInt(), in.getInt(), in.getInt());
    }

    void writeTo(byte[] pdu) {
        ByteBuffer.wrap(pdu).putInt(length).putInt(commandId).putInt(status).putInt(sequence);
    }

    public boolean isResponse() {
        return CommandId.isResponse(commandId);
    }
}
