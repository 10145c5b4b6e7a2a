package org.cardwire.carrier.smpp.pdu;

/** An address with its type of number and numbering plan (SMPP 3.4 §5.2.5, §5.2.6). */
public record Address(int ton, int npi, String value) {
    public static final int TON_UNKNOWN = 0;
    public static final int TON_INTERNATIONAL = 1;
    public static final int TON_NATIONAL = 2;
    public static final int TON_NETWORK_SPECIFIC = 3;
    public static final int TON_ALPHANUMERIC = 5;
    public static final int NPI_UNKNOWN = 0;
    public static final int NPI_ISDN = 1;

    /** With the NUL at the end. */
    static final int MAX_OCTETS = 21;

    @Override
    public String toString() {
        return ton + "/" + npi + "/" + value;
    }
}
