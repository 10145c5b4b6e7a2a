package org.cardwire.brand.oidc;

import java.util.Locale;

/** Somebody who came from the provider is not let in. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, for the sign-in page to put into words. */
    public enum Code {
        /** The provider said no, or the person did there. */
        DENIED,
        /** The answer belongs to no sign-in that this browser began, or to one of more than ten minutes ago. */
        STATE,
        NONCE,
        ISSUER,
        AUDIENCE,
        EXPIRED,
        SIGNATURE,
        /** The provider is away, or its answer cannot be understood. */
        PROVIDER,
        /** The provider names no e-mail, or has not checked it. */
        EMAIL,
        UNKNOWN_USER,
        /** The e-mail belongs to a user who comes as somebody else. */
        OTHER_PERSON,
        DISABLED,
        NO_ROLE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Code code;

    /** @param detail for the log; never a token */
    public Refusal(Code code, String detail) {
        super(code.wireName() + ": " + detail, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
