package org.cardwire.platform.crypto;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;

/** Passwords by Argon2id (RFC 9106) with OWASP's parameters: 19 MiB, two passes. Takes some 30 ms of one core: throttle the callers. */
public final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int RANDOM_LENGTH = 16;

    private Passwords() {}

    /** The hash with its salt and parameters, as text. */
    public static String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
    }

    public static boolean matches(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }

    /** 16 characters without look-alikes (79 bits), for the first sign-in. */
    public static String random(SecureRandom random) {
        return random.ints(RANDOM_LENGTH, 0, READABLE.length())
                .mapToObj(i -> String.valueOf(READABLE.charAt(i)))
                .collect(java.util.stream.Collectors.joining());
    }
}
