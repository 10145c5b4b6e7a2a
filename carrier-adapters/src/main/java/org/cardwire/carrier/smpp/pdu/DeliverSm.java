package org.cardwire.carrier.smpp.pdu;

import java.util.List;
import java.util.Optional;

/**
 * What the SMSC delivers to us: deliver_sm (SMPP 3.4 §4.6.1), or data_sm (§4.7.1), which carries the same with the text in
 * message_payload.
 *
 * @param userData short_message or message_payload, the user data header included
 */
public record DeliverSm(
        Address source, Address destination, int esmClass, int dataCoding, byte[] userData, List<Tlv> tlvs) {
    private static final int MESSAGE_TYPE = 0x3C;
    private static final int SMSC_RECEIPT = 0x04;
    private static final int INTERMEDIATE_NOTIFICATION = 0x20;

    /** @param body what follows the header */
    public static DeliverSm parse(int commandId, byte[] body) throws MalformedPduException {
        PduParser in = new PduParser(body);
        in.text();
        Address source = in.address();
        Address destination = in.address();
        int esmClass = in.octet();
        if (commandId == CommandId.DATA_SM) {
            in.octet();
            return of(source, destination, esmClass, in.octet(), new byte[0], in.tlvs());
        }
        in.octet();
        in.octet();
        in.text();
        in.text();
        in.octet();
        in.octet();
        int dataCoding = in.octet();
        in.octet();
        byte[] shortMessage = in.octets(in.octet());
        return of(source, destination, esmClass, dataCoding, shortMessage, in.tlvs());
    }

    private static DeliverSm of(
            Address source, Address destination, int esmClass, int dataCoding, byte[] shortMessage, List<Tlv> tlvs) {
        byte[] userData = find(tlvs, Tlv.MESSAGE_PAYLOAD).map(Tlv::value).orElse(shortMessage);
        return new DeliverSm(source, destination, esmClass, dataCoding, userData, tlvs);
    }

    public Optional<Tlv> tlv(int tag) {
        return find(tlvs, tag);
    }

    /** A receipt by its message type, or because it names a message of ours, which peers do with the type left 0. */
    public boolean isReceipt() {
        int type = esmClass & MESSAGE_TYPE;
        return type == SMSC_RECEIPT
                || type == INTERMEDIATE_NOTIFICATION
                || tlv(Tlv.RECEIPTED_MESSAGE_ID).isPresent();
    }

    /** From a person: neither a receipt nor a handset's own acknowledgement. */
    public boolean isMessage() {
        return !isReceipt() && (esmClass & MESSAGE_TYPE) == 0;
    }

    public boolean hasUserDataHeader() {
        return (esmClass & SubmitSm.UDHI) != 0;
    }

    private static Optional<Tlv> find(List<Tlv> tlvs, int tag) {
        return tlvs.stream().filter(tlv -> tlv.tag() == tag).findFirst();
    }
}
