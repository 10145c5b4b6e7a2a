package org.cardwire.carrier.smpp.pdu;

/** cancel_sm for one message id (SMPP 3.4 §4.9.1); the addresses are those of the submit_sm. */
public record CancelSm(String serviceType, String messageId, Address source, Address destination) {
    private static final int MAX_MESSAGE_ID = 65;

    public byte[] encode(int sequence) {
        return new PduWriter()
                .text("service_type", serviceType, 6)
                .text("message_id", messageId, MAX_MESSAGE_ID)
                .address("source_addr", source)
                .address("destination_addr", destination)
                .finish(CommandId.CANCEL_SM, 0, sequence);
    }
}
