package org.cardwire.delivery;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cardwire.platform.crypto.TokenMac;

/**
 * The UUIDs that we put on the wire: the message and the number of the try, with a MAC, so that an event that names one
 * finds its message without a look-up and a made-up one is refused. RFC 9562 version 8: 122 bits are ours, of which 64 are
 * the message, 8 the try and 50 the MAC.
 */
public final class WireIds {
    /** A try of a message. */
    public record Try(long messageId, int attempt) {}

    private static final int MAC_BYTES = 7;
    private static final long MAC_MASK = (1L << 50) - 1;
    private static final int LOW_VARIANT_BITS = 62;

    private final TokenMac mac;

    public WireIds(TokenMac mac) {
        this.mac = mac;
    }

    /** The same for every repeat of the try. */
    public String of(long messageId, int attempt) {
        if (attempt < 0 || attempt > 255) {
            throw new IllegalArgumentException("a try has a number from 0 to 255, not " + attempt);
        }
        // high: 48 bits of the message | version 8 | 12 more bits; low: variant | 4 bits | 8 of the try | 50 of the MAC
        long high = messageId >>> 16 << 16 | 0x8000L | (messageId >>> 4 & 0xFFF);
        long low = 0x2L << LOW_VARIANT_BITS | (messageId & 0xF) << 58 | (long) attempt << 50 | mac(messageId, attempt);
        return new UUID(high, low).toString();
    }

    /** Empty for anything that {@link #of} did not make. */
    public Optional<Try> parse(String text) {
        UUID id;
        try {
            id = UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        long messageId = high >>> 16 << 16 | (high & 0xFFF) << 4 | low >>> 58 & 0xF;
        int attempt = (int) (low >>> 50 & 0xFF);
        return of(messageId, attempt).equals(text.toLowerCase(Locale.ROOT))
                ? Optional.of(new Try(messageId, attempt))
                : Optional.empty();
    }

    private long mac(long messageId, int attempt) {
        byte[] data = ByteBuffer.allocate(Long.BYTES + 1)
                .putLong(messageId)
                .put((byte) attempt)
                .array();
        byte[] signed = mac.sign(data, MAC_BYTES);
        return ByteBuffer.allocate(Long.BYTES).put((byte) 0).put(signed).getLong(0) & MAC_MASK;
    }
}
