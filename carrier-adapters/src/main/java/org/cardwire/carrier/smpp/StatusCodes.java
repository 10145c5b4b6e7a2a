package org.cardwire.carrier.smpp;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a command_status means for the next step (SMPP 3.4 §5.1.3). The table holds what SMSCs agree on; a link overrides
 * it where its carrier does not, above all for the vendor range from 0x400.
 */
final class StatusCodes {
    static final int ROK = 0x00;
    static final int RINVCMDLEN = 0x02;
    static final int RALYBND = 0x05;
    static final int RBINDFAIL = 0x0D;
    static final int RINVPASWD = 0x0E;
    static final int RINVSYSID = 0x0F;
    static final int RX_T_APPN = 0x64;
    static final int RX_P_APPN = 0x65;

    enum Meaning {
        /** The whole link is to slow down. */
        THROTTLE_LINK,
        /** Only this message, or its destination, is to wait. */
        THROTTLE_MESSAGE,
        TEMPORARY,
        PERMANENT
    }

    private record Known(String name, Meaning meaning, String reason) {}

    private static final Map<Integer, Known> KNOWN = Map.ofEntries(
            permanent(0x01, "ESME_RINVMSGLEN", "message length is invalid"),
            permanent(0x02, "ESME_RINVCMDLEN", "command length is invalid"),
            permanent(0x03, "ESME_RINVCMDID", "command is not known"),
            temporary(0x04, "ESME_RINVBNDSTS", "wrong bind state for the command"),
            temporary(0x05, "ESME_RALYBND", "already bound"),
            permanent(0x06, "ESME_RINVPRTFLG", "priority flag is invalid"),
            permanent(0x07, "ESME_RINVREGDLVFLG", "registered delivery flag is invalid"),
            temporary(0x08, "ESME_RSYSERR", "system error of the SMSC"),
            permanent(0x0A, "ESME_RINVSRCADR", "source address is invalid"),
            permanent(0x0B, "ESME_RINVDSTADR", "destination address is invalid"),
            permanent(0x0C, "ESME_RINVMSGID", "message id is invalid"),
            temporary(0x0D, "ESME_RBINDFAIL", "bind failed"),
            temporary(0x0E, "ESME_RINVPASWD", "password is invalid"),
            temporary(0x0F, "ESME_RINVSYSID", "system id is invalid"),
            permanent(0x11, "ESME_RCANCELFAIL", "cancelling failed"),
            permanent(0x13, "ESME_RREPLACEFAIL", "replacing failed"),
            entry(0x14, new Known("ESME_RMSGQFUL", Meaning.THROTTLE_MESSAGE, "message queue is full")),
            permanent(0x15, "ESME_RINVSERTYP", "service type is invalid"),
            permanent(0x33, "ESME_RINVNUMDESTS", "number of destinations is invalid"),
            permanent(0x34, "ESME_RINVDLNAME", "distribution list is invalid"),
            permanent(0x40, "ESME_RINVDESTFLAG", "destination flag is invalid"),
            permanent(0x42, "ESME_RINVSUBREP", "submit with replace is invalid"),
            permanent(0x43, "ESME_RINVESMCLASS", "esm_class is invalid"),
            permanent(0x44, "ESME_RCNTSUBDL", "cannot submit to the distribution list"),
            temporary(0x45, "ESME_RSUBMITFAIL", "submitting failed"),
            permanent(0x48, "ESME_RINVSRCTON", "source TON is invalid"),
            permanent(0x49, "ESME_RINVSRCNPI", "source NPI is invalid"),
            permanent(0x50, "ESME_RINVDSTTON", "destination TON is invalid"),
            permanent(0x51, "ESME_RINVDSTNPI", "destination NPI is invalid"),
            permanent(0x53, "ESME_RINVSYSTYP", "system type is invalid"),
            permanent(0x54, "ESME_RINVREPFLAG", "replace flag is invalid"),
            permanent(0x55, "ESME_RINVNUMMSGS", "number of messages is invalid"),
            entry(0x58, new Known("ESME_RTHROTTLED", Meaning.THROTTLE_LINK, "allowed message rate is exceeded")),
            permanent(0x61, "ESME_RINVSCHED", "scheduled time is invalid"),
            permanent(0x62, "ESME_RINVEXPIRY", "validity period is invalid"),
            permanent(0x63, "ESME_RINVDFTMSGID", "predefined message is invalid"),
            temporary(0x64, "ESME_RX_T_APPN", "receiver's temporary error"),
            permanent(0x65, "ESME_RX_P_APPN", "receiver's permanent error"),
            permanent(0x66, "ESME_RX_R_APPN", "receiver rejects the message"),
            temporary(0x67, "ESME_RQUERYFAIL", "query failed"),
            permanent(0xC0, "ESME_RINVOPTPARSTREAM", "optional part of the PDU is in error"),
            permanent(0xC1, "ESME_ROPTPARNOTALLWD", "optional parameter is not allowed"),
            permanent(0xC2, "ESME_RINVPARLEN", "parameter length is invalid"),
            permanent(0xC3, "ESME_RMISSINGOPTPARAM", "expected optional parameter is missing"),
            permanent(0xC4, "ESME_RINVOPTPARAMVAL", "optional parameter value is invalid"),
            temporary(0xFE, "ESME_RDELIVERYFAILURE", "delivery failed"),
            temporary(0xFF, "ESME_RUNKNOWNERR", "unknown error"));

    private final Map<Integer, Meaning> overrides;

    StatusCodes(Map<Integer, Meaning> overrides) {
        this.overrides = Map.copyOf(overrides);
    }

    /** A code that nobody knows is taken for temporary: a message is not given up for a number without a meaning. */
    Meaning meaning(int status) {
        Meaning own = overrides.get(status);
        Known known = KNOWN.get(status);
        return own != null ? own : known == null ? Meaning.TEMPORARY : known.meaning();
    }

    static String name(int status) {
        Known known = KNOWN.get(status);
        return known == null ? "0x%08X".formatted(status) : known.name();
    }

    static String reason(int status) {
        Known known = KNOWN.get(status);
        return known == null
                ? "a code of the carrier's own; see its table, and the setting status-classes"
                : known.reason();
    }

    /**
     * Reads {@code 0x400=permanent, 0x401=throttle-link}: the code decimal or with 0x.
     *
     * @throws IllegalArgumentException unless every entry is a number and one of the classes
     */
    static Map<Integer, Meaning> parseOverrides(String text) {
        Map<Integer, Meaning> overrides = new HashMap<>();
        for (String pair : text.isBlank() ? new String[0] : text.split(",")) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(pair);
            }
            overrides.put(
                    (int) (long) Long.decode(pair.substring(0, equals).strip()),
                    Meaning.valueOf(pair.substring(equals + 1)
                            .strip()
                            .toUpperCase(Locale.ROOT)
                            .replace('-', '_')));
        }
        return overrides;
    }

    private static Map.Entry<Integer, Known> permanent(int status, String name, String reason) {
        return entry(status, new Known(name, Meaning.PERMANENT, reason));
    }

    private static Map.Entry<Integer, Known> temporary(int status, String name, String reason) {
        return entry(status, new Known(name, Meaning.TEMPORARY, reason));
    }
}
