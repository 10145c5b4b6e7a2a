package org.cardwire.carrier.smpp.pdu;

/** The command_id values that we speak (SMPP 3.4 §5.1.2.1). */
public final class CommandId {
    public static final int GENERIC_NACK = 0x80000000;
    public static final int BIND_RECEIVER = 0x00000001;
    public static final int BIND_TRANSMITTER = 0x00000002;
    public static final int SUBMIT_SM = 0x00000004;
    public static final int DELIVER_SM = 0x00000005;
    public static final int UNBIND = 0x00000006;
    public static final int CANCEL_SM = 0x00000008;
    public static final int BIND_TRANSCEIVER = 0x00000009;
    public static final int ENQUIRE_LINK = 0x00000015;
    public static final int DATA_SM = 0x00000103;

    /** Set in the answer to a request. */
    public static final int RESPONSE = 0x80000000;

    private CommandId() {}

    public static boolean isResponse(int commandId) {
        return commandId < 0;
    }

    /** The specification's name, or the number in hexadecimal. */
    public static String name(int commandId) {
        String suffix = isResponse(commandId) ? "_resp" : "";
        return switch (commandId & ~RESPONSE) {
            case 0 -> "generic_nack";
            case BIND_RECEIVER -> "bind_receiver" + suffix;
            case BIND_TRANSMITTER -> "bind_transmitter" + suffix;
            case SUBMIT_SM -> "submit_sm" + suffix;
            case DELIVER_SM -> "deliver_sm" + suffix;
            case UNBIND -> "unbind" + suffix;
            case CANCEL_SM -> "cancel_sm" + suffix;
            case BIND_TRANSCEIVER -> "bind_transceiver" + suffix;
            case ENQUIRE_LINK -> "enquire_link" + suffix;
            case DATA_SM -> "data_sm" + suffix;
            default -> "0x%08X".formatted(commandId);
        };
    }
}
