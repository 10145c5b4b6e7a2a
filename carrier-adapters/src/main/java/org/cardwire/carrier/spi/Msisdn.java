package org.cardwire.carrier.spi;

/**
 * A subscriber's number in E.164 form with its plus sign, such as {@code +447700900001} (ITU-T E.164: at most 15 digits).
 * {@link #toString()} masks the number, so that it may stand in a log line; only {@link #e164()} shows it whole.
 */
public record Msisdn(String e164) implements Comparable<Msisdn> {
    private static final int MIN_DIGITS = 5;
    private static final int MAX_DIGITS = 15;

    /** Throws {@link IllegalArgumentException} unless the text is a plus sign, a digit from 1 to 9, and 4 to 14 more digits. */
    public Msisdn {
        if (!isE164(e164)) {
            throw new IllegalArgumentException("not an E.164 number with a leading +, such as +447700900001");
        }
    }

    public static boolean isE164(String text) {
        int digits = text.length() - 1;
        if (digits < MIN_DIGITS || digits > MAX_DIGITS || text.charAt(0) != '+' || text.charAt(1) == '0') {
            return false;
        }
        return text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    /** The number without its plus sign, as SMPP and many MM7 peers want it. */
    public String digits() {
        return e164.substring(1);
    }

    /** The number as an integer: every E.164 number fits 64 bits. */
    public long asLong() {
        return Long.parseLong(digits());
    }

    @Override
    public int compareTo(Msisdn other) {
        return e164.compareTo(other.e164);
    }

    @Override
    public String toString() {
        int shown = Math.min(3, e164.length() - 4);
        return e164.substring(0, shown) + "…" + e164.substring(e164.length() - 3);
    }
}
