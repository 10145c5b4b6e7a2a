package org.cardwire.carrier.smpp.pdu;

/** Reads the bodies of answers to our requests; a missing or short body is no error. */
public final class Responses {
    private static final int VERSION_UNKNOWN = 0x34;

    private Responses() {}

    /** message_id of a submit_sm_resp (SMPP 3.4 §4.4.2), empty where the SMSC gave none. */
    public static String messageId(byte[] body) {
        return new PduParser(body).textToEnd();
    }

    /** sc_interface_version of a bind response (SMPP 3.4 §4.1.2); an SMSC that says none is taken for 3.4. */
    public static int interfaceVersion(byte[] body) {
        PduParser in = new PduParser(body);
        in.textToEnd();
        return in.tlvs().stream()
                .filter(tlv -> tlv.tag() == Tlv.SC_INTERFACE_VERSION)
                .mapToInt(Tlv::number)
                .findFirst()
                .orElse(VERSION_UNKNOWN);
    }
}
