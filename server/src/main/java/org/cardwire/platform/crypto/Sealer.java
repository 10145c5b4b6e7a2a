package org.cardwire.platform.crypto;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Encrypts and authenticates personal data (AES-256-GCM by Tink). The context, such as {@code message:123:number}, is
 * not stored but must be the same at opening, so that a sealed value copied to another row does not open there.
 * Safe for use by many threads.
 */
public final class Sealer {
    private final Aead aead;

    Sealer(Aead aead) {
        this.aead = aead;
    }

    public byte[] seal(byte[] plain, byte[] context) {
        try {
            return aead.encrypt(plain, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** Throws {@link IllegalStateException} when the value was changed, belongs elsewhere, or was sealed with another key. */
    public byte[] open(byte[] sealed, byte[] context) {
        try {
            return aead.decrypt(sealed, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value does not open: other key file, or changed data", e);
        }
    }

    public byte[] seal(String plain, String context) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), context.getBytes(StandardCharsets.UTF_8));
    }

    public String open(byte[] sealed, String context) {
        return new String(open(sealed, context.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
