package org.cardwire.brand.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The provider, as the operator names it.
 *
 * @param issuer as it stands in the provider's tokens
 * @param clientSecret empty for a public client
 */
public record OidcSettings(URI issuer, String clientId, String clientSecret, Newcomers newcomers) {
    /**
     * What becomes of those who come.
     *
     * @param roleClaim the claim of the ID token that says what somebody does, one text or a list
     * @param roles by the claim's values; when empty, the values are names of roles
     * @param welcome whether whoever the provider knows may come in, or only users that are known here
     * @param trustEmail whether an e-mail counts of which the provider does not say that it has checked it
     */
    public record Newcomers(String roleClaim, Map<String, String> roles, boolean welcome, boolean trustEmail) {
        public Newcomers {
            roles = Map.copyOf(roles);
        }
    }

    /** How long the provider may take for an answer. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How far its clock may be from ours. */
    static final Duration LEEWAY = Duration.ofSeconds(60);

    /** After which its addresses and keys are read anew. */
    static final Duration REMEMBERED = Duration.ofHours(1);
}
