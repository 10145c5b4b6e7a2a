package org.cardwire.platform.http;

import java.util.Optional;
import java.util.Set;

/**
 * Who calls.
 *
 * @param brand whose data the caller may see
 * @param actor public id of the user or the API key, for the audit and the rate limit
 * @param test reaches the sandbox only
 * @param csrf for sessions: the token that each changing call must repeat
 */
public record Principal(long brand, String actor, boolean test, Set<String> scopes, Optional<String> csrf) {
    public Principal {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(String scope) {
        return scopes.contains(scope);
    }

    /** Somebody in a browser, not a program. */
    public boolean isPerson() {
        return csrf.isPresent();
    }

    /** Whether the caller may see and change what is live, or what is of the sandbox. */
    public boolean reaches(boolean live) {
        return !live || !test;
    }
}
