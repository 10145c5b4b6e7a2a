package org.cardwire.carrier.smpp.pdu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An optional parameter: tag, length, value (SMPP 3.4 §5.3). */
public record Tlv(int tag, byte[] value) {
    public static final int RECEIPTED_MESSAGE_ID = 0x001E;
    public static final int SAR_MSG_REF_NUM = 0x020C;
    public static final int SAR_TOTAL_SEGMENTS = 0x020E;
    public static final int SAR_SEGMENT_SEQNUM = 0x020F;
    public static final int SC_INTERFACE_VERSION = 0x0210;
    public static final int NETWORK_ERROR_CODE = 0x0423;
    public static final int MESSAGE_PAYLOAD = 0x0424;
    public static final int MESSAGE_STATE = 0x0427;

    public static Tlv octet(int tag, int value) {
        return new Tlv(tag, new byte[] {(byte) value});
    }

    public static Tlv int16(int tag, int value) {
        return new Tlv(tag, new byte[] {(byte) (value >> 8), (byte) value});
    }

    /** The value as an unsigned number, most significant octet first; some peers send more octets than they should. */
    public int number() {
        int number = 0;
        for (byte octet : value) {
            number = number << 8 | octet & 0xFF;
        }
        return number;
    }

    /** The value as text up to its NUL, which some peers leave out. */
    public String text() {
        String all = new String(value, StandardCharsets.ISO_8859_1);
        int end = all.indexOf('\0');
        return end < 0 ? all : all.substring(0, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tlv tlv && tag == tlv.tag && Arrays.equals(value, tlv.value);
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(value);
    }
}
