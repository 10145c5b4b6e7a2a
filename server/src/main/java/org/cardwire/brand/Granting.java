package org.cardwire.brand;

import java.util.List;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;

/**
 * Nobody gives away more than they have, and nobody changes those who have more. A test key makes and changes no users: they
 * are for what is live.
 */
final class Granting {
    private Granting() {}

    /** Throws {@link HttpProblem} 403 that names the scope. */
    static void check(Call call, List<Role> roles) {
        call.mustReachLive();
        roles.stream()
                .flatMap(role -> role.scopes().stream())
                .filter(scope -> !call.principal().may(scope))
                .findFirst()
                .ifPresent(scope -> {
                    throw HttpProblem.forbidden(scope);
                });
    }

    static Role check(Call call, Role role) {
        check(call, List.of(role));
        return role;
    }
}
