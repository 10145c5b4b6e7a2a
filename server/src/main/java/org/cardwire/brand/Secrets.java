package org.cardwire.brand;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.cardwire.platform.crypto.Sha256;

/** Random secrets of 256 bits, and the hash under which they are found. So much entropy needs no slow hash. */
final class Secrets {
    private static final int BYTES = 32;

    private final RandomGenerator random;

    Secrets(SecureRandom random) {
        this.random = random;
    }

    String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String secret) {
        return Sha256.of(secret).bytes();
    }
}
