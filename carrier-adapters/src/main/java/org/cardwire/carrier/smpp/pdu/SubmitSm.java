package org.cardwire.carrier.smpp.pdu;

import java.util.List;

/**
 * submit_sm (SMPP 3.4 §4.4.1). Of the fields that are not here, schedule_delivery_time is "now", and protocol_id,
 * replace_if_present_flag and sm_default_msg_id are 0.
 *
 * @param shortMessage at most 254 octets, the user data header included; empty when the text is in message_payload
 */
public record SubmitSm(
        String serviceType,
        Address source,
        Address destination,
        int esmClass,
        int priority,
        String validityPeriod,
        int registeredDelivery,
        int dataCoding,
        byte[] shortMessage,
        List<Tlv> tlvs) {
    /** User data header indicator in esm_class (SMPP 3.4 §5.2.12). */
    public static final int UDHI = 0x40;

    private static final int MAX_SHORT_MESSAGE = 254;

    /** The whole PDU. Throws {@link IllegalArgumentException} that names the field which breaks its limit. */
    public byte[] encode(int sequence) {
        if (shortMessage.length > MAX_SHORT_MESSAGE) {
            throw new IllegalArgumentException("short_message: at most " + MAX_SHORT_MESSAGE + " octets");
        }
        PduWriter out = new PduWriter()
                .text("service_type", serviceType, 6)
                .address("source_addr", source)
                .address("destination_addr", destination)
                .octet(esmClass)
                .octet(0)
                .octet(priority)
                .text("schedule_delivery_time", "", 17)
                .text("validity_period", validityPeriod, 17)
                .octet(registeredDelivery)
                .octet(0)
                .octet(dataCoding)
                .octet(0)
                .octet(shortMessage.length)
                .octets(shortMessage);
        tlvs.forEach(out::tlv);
        return out.finish(CommandId.SUBMIT_SM, 0, sequence);
    }
}
