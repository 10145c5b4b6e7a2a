package org.cardwire.brand;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a user does for the brand, and the scopes that come with it. */
public enum Role {
    ADMIN(Scopes.ALL),
    DESIGNER(Set.of("content:read", "content:write", "sandbox", "settings:read", "messages:read")),
    APPROVER(Set.of("content:read", "content:approve", "sandbox", "settings:read", "messages:read")),
    SENDER(Set.of(
            "messages:send",
            "messages:read",
            "content:read",
            "contacts:read",
            "contacts:write",
            "settings:read",
            "sandbox")),
    ANALYST(Set.of("messages:read", "content:read", "settings:read")),
    OPERATOR(Set.of(
            "messages:send",
            "messages:read",
            "numbers:read",
            "content:read",
            "contacts:read",
            "settings:read",
            "settings:write",
            "webhooks:read",
            "webhooks:write",
            "sandbox"));

    private final Set<String> scopes;

    Role(Set<String> scopes) {
        this.scopes = Set.copyOf(scopes);
    }

    public Set<String> scopes() {
        return new TreeSet<>(scopes);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException}. */
    static Role of(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such role: " + wireName));
    }

    /** Every scope that there is. */
    static final class Scopes {
        static final String APPROVE = "content:approve";

        static final Set<String> ALL = Set.of(
                "messages:send",
                "messages:read",
                "numbers:read",
                "content:read",
                "content:write",
                APPROVE,
                "contacts:read",
                "contacts:write",
                "settings:read",
                "settings:write",
                "webhooks:read",
                "webhooks:write",
                "sandbox");

        private Scopes() {}
    }
}
