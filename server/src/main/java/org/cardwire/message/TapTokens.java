package org.cardwire.message;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.cardwire.platform.crypto.TokenMac;

/** The postbacks that we put on the wire: message and button, signed, because a tap does not reliably name its message. */
public final class TapTokens {
    /** A button of a message, by its index in the card. */
    public record Tap(long messageId, int button) {}

    private static final int DATA_BYTES = Long.BYTES + Short.BYTES;
    private static final int MAC_BYTES = 12;

    private final TokenMac mac;

    public TapTokens(TokenMac mac) {
        this.mac = mac;
    }

    /** 30 printable characters. */
    public String of(long messageId, int button) {
        byte[] data = ByteBuffer.allocate(DATA_BYTES)
                .putLong(messageId)
                .putShort((short) button)
                .array();
        byte[] token = Arrays.copyOf(data, DATA_BYTES + MAC_BYTES);
        System.arraycopy(mac.sign(data, MAC_BYTES), 0, token, DATA_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Empty for anything that {@link #of} did not make. */
    public Optional<Tap> parse(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != DATA_BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        byte[] data = Arrays.copyOf(bytes, DATA_BYTES);
        byte[] signed = Arrays.copyOfRange(bytes, DATA_BYTES, bytes.length);
        ByteBuffer read = ByteBuffer.wrap(data);
        return MessageDigest.isEqual(mac.sign(data, MAC_BYTES), signed)
                ? Optional.of(new Tap(read.getLong(), read.getShort()))
                : Optional.empty();
    }
}
