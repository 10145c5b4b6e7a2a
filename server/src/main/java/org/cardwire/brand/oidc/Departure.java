package org.cardwire.brand.oidc;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.cardwire.platform.crypto.Sha256;

/**
 * A sign-in on its way through the provider, as the browser keeps it, sealed.
 *
 * @param state ties the answer to this browser (RFC 6749 §10.12)
 * @param nonce ties the ID token to it (OpenID Connect Core §3.1.2.1)
 * @param verifier proves that whoever brings the code asked for it (RFC 7636)
 * @param page of ours where the person wanted to go
 */
public record Departure(String state, String nonce, String verifier, String page, Instant until) {
    private static final int BYTES = 32;

    public static Departure begin(SecureRandom random, String page, Instant until) {
        return new Departure(fresh(random), fresh(random), fresh(random), page, until);
    }

    private static String fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return text(bytes);
    }

    /** RFC 7636 §4.2, method S256. */
    String challenge() {
        return text(Sha256.of(verifier).bytes());
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
