package org.cardwire.carrier.smpp;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Brings the message_id of a submit_sm_resp and the id of a receipt to one form, because many SMSCs write them
 * differently.
 */
record MessageIds(Form form) {
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]+");
    private static final int MAX_LENGTH = 64;

    enum Form {
        /** The same but for leading zeros and case. */
        LOOSE,
        /** The same letter by letter. */
        AS_IS,
        /** Hexadecimal in the answer, decimal in the receipt. */
        RESP_HEX,
        /** Decimal in the answer, hexadecimal in the receipt. */
        DLR_HEX
    }

    String fromResponse(String id) {
        return canonical(id, form == Form.RESP_HEX);
    }

    String fromReceipt(String id) {
        return canonical(id, form == Form.DLR_HEX);
    }

    private String canonical(String wire, boolean hexadecimal) {
        String id = wire.strip();
        return switch (form) {
            case AS_IS -> id;
            case LOOSE -> loose(id);
            case RESP_HEX, DLR_HEX -> hexadecimal ? toDecimal(id) : loose(id);
        };
    }

    private static String toDecimal(String id) {
        boolean number = id.length() <= MAX_LENGTH && HEXADECIMAL.matcher(id).matches();
        return number ? new BigInteger(id, 16).toString() : loose(id);
    }

    private static String loose(String id) {
        int zeros = 0;
        while (zeros < id.length() - 1 && id.charAt(zeros) == '0') {
            zeros++;
        }
        return id.substring(zeros).toLowerCase(Locale.ROOT);
    }
}
