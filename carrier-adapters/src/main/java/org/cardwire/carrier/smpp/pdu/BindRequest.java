package org.cardwire.carrier.smpp.pdu;

/**
 * bind_transmitter, bind_receiver and bind_transceiver (SMPP 3.4 §4.1), interface version 3.4.
 *
 * @param password the specification allows 8 characters; many SMSCs give out longer ones, so more are let through
 */
public record BindRequest(int commandId, String systemId, String password, String systemType, String addressRange) {
    public static final int MAX_SYSTEM_ID = 16;
    public static final int MAX_PASSWORD = 65;
    public static final int MAX_SYSTEM_TYPE = 13;
    public static final int MAX_ADDRESS_RANGE = 41;
    private static final int VERSION = 0x34;

    public byte[] encode(int sequence) {
        return new PduWriter()
                .text("system_id", systemId, MAX_SYSTEM_ID)
                .text("password", password, MAX_PASSWORD)
                .text("system_type", systemType, MAX_SYSTEM_TYPE)
                .octet(VERSION)
                .octet(Address.TON_UNKNOWN)
                .octet(Address.NPI_UNKNOWN)
                .text("address_range", addressRange, MAX_ADDRESS_RANGE)
                .finish(commandId, 0, sequence);
    }

    /** Without the password, so that it may be logged. */
    @Override
    public String toString() {
        return "%s system_id=%s system_type=%s address_range=%s"
                .formatted(CommandId.name(commandId), systemId, systemType, addressRange);
    }
}
