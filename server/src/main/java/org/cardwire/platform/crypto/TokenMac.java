package org.cardwire.platform.crypto;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256, cut to the length that the caller can afford. Safe for use by many threads. */
public final class TokenMac {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    TokenMac(byte[] key) {
        this.keyed = keyed(key);
    }

    /** @param length 4 to 32 bytes */
    public byte[] sign(byte[] data, int length) {
        if (length < 4 || length > 32) {
            throw new IllegalArgumentException("a MAC has 4 to 32 bytes, not " + length);
        }
        return Arrays.copyOf(copyOf(keyed).doFinal(data), length);
    }

    /** In a time that does not depend on where they differ. */
    public boolean verify(byte[] data, byte[] mac) {
        return mac.length >= 4 && mac.length <= 32 && MessageDigest.isEqual(sign(data, mac.length), mac);
    }

    static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this JDK lacks " + ALGORITHM, e);
        }
    }

    /** Cheaper than a new instance with its key schedule. */
    static Mac copyOf(Mac keyed) {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this JDK's " + ALGORITHM + " cannot be copied", e);
        }
    }
}
