package org.cardwire.message;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.cardwire.platform.crypto.TokenMac;

/**
 * The 16 characters of a short link, which need no table: a keyed permutation of 95 bits, of which 64 are the message, 6
 * the link's index and 25 zeros, so that a guessed code fails 33 million times before it names anything. A Feistel network
 * of eight rounds over halves of 48 and 47 bits, with HMAC-SHA-256 as its round function, written in base 62.
 */
public final class ShortCodes {
    /** A link of a message: 0 is the card page, n + 1 is button n. */
    public record Target(long messageId, int index) {}

    public static final int LENGTH = 16;
    private static final int MAX_INDEX = 63;
    private static final int ROUNDS = 8;
    private static final int HIGH_BITS = 48;
    private static final int LOW_BITS = 47;
    private static final int ZERO_BITS = 25;
    private static final int INDEX_BITS = 6;
    private static final long HIGH = (1L << HIGH_BITS) - 1;
    private static final long LOW = (1L << LOW_BITS) - 1;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(62);

    private final TokenMac mac;

    public ShortCodes(TokenMac mac) {
        this.mac = mac;
    }

    public String of(long messageId, int index) {
        if (index < 0 || index > MAX_INDEX) {
            throw new IllegalArgumentException("a message has links 0 to 63, not " + index);
        }
        BigInteger plain = BigInteger.valueOf(messageId)
                .shiftLeft(INDEX_BITS)
                .or(BigInteger.valueOf(index))
                .shiftLeft(ZERO_BITS);
        long high = plain.shiftRight(LOW_BITS).longValueExact();
        long low = plain.longValue() & LOW;
        for (int round = 0; round < ROUNDS; round += 2) {
            high = (high ^ mix(round, low)) & HIGH;
            low = (low ^ mix(round + 1, high)) & LOW;
        }
        return text(BigInteger.valueOf(high).shiftLeft(LOW_BITS).or(BigInteger.valueOf(low)));
    }

    /** Empty for anything that {@link #of} did not make. */
    public Optional<Target> parse(String code) {
        Optional<BigInteger> number = number(code);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        long high = number.get().shiftRight(LOW_BITS).longValueExact();
        long low = number.get().longValue() & LOW;
        for (int round = ROUNDS - 2; round >= 0; round -= 2) {
            low = (low ^ mix(round + 1, high)) & LOW;
            high = (high ^ mix(round, low)) & HIGH;
        }
        BigInteger plain = BigInteger.valueOf(high).shiftLeft(LOW_BITS).or(BigInteger.valueOf(low));
        if (plain.getLowestSetBit() >= 0 && plain.getLowestSetBit() < ZERO_BITS) {
            return Optional.empty();
        }
        BigInteger named = plain.shiftRight(ZERO_BITS);
        return named.bitLength() > Long.SIZE - 1 + INDEX_BITS
                ? Optional.empty()
                : Optional.of(new Target(named.shiftRight(INDEX_BITS).longValueExact(), named.intValue() & MAX_INDEX));
    }

    private long mix(int round, long half) {
        byte[] data = ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) round)
                .putLong(half)
                .array();
        return ByteBuffer.wrap(mac.sign(data, Long.BYTES)).getLong();
    }

    private static String text(BigInteger number) {
        char[] digits = new char[LENGTH];
        BigInteger rest = number;
        for (int i = LENGTH - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits[i] = DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(digits);
    }

    private static Optional<BigInteger> number(String code) {
        if (code.length() != LENGTH) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(code.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        return number.bitLength() > HIGH_BITS + LOW_BITS ? Optional.empty() : Optional.of(number);
    }
}
