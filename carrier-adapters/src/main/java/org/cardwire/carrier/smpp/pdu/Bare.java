package org.cardwire.carrier.smpp.pdu;

/** PDUs that are hardly more than a header. */
public final class Bare {
    private Bare() {}

    public static byte[] enquireLink(int sequence) {
        return new PduWriter().finish(CommandId.ENQUIRE_LINK, 0, sequence);
    }

    public static byte[] unbind(int sequence) {
        return new PduWriter().finish(CommandId.UNBIND, 0, sequence);
    }

    public static byte[] unbindResp(int sequence) {
        return new PduWriter().finish(CommandId.UNBIND | CommandId.RESPONSE, 0, sequence);
    }

    public static byte[] genericNack(int status, int sequence) {
        return new PduWriter().finish(CommandId.GENERIC_NACK, status, sequence);
    }

    /** deliver_sm_resp or data_sm_resp, whose message_id is empty (SMPP 3.4 §4.6.2, §4.7.2). */
    public static byte[] received(int commandId, int status, int sequence) {
        return new PduWriter().octet(0).finish(commandId | CommandId.RESPONSE, status, sequence);
    }
}
