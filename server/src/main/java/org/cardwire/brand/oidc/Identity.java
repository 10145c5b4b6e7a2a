package org.cardwire.brand.oidc;

import java.util.List;
import java.util.Optional;

/**
 * Whom the provider vouches for.
 *
 * @param subject issuer and {@code sub}: the same person for ever, whatever the e-mail
 * @param email only where the provider says that it has checked it, or is trusted without
 * @param groups the values of the role claim
 */
public record Identity(String subject, Optional<String> email, Optional<String> name, List<String> groups) {
    public Identity {
        groups = List.copyOf(groups);
    }
}
