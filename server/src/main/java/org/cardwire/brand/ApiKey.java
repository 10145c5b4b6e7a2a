package org.cardwire.brand;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cardwire.platform.id.PublicId;

/** A program's key. Its secret is shown once and kept as a hash. */
public record ApiKey(
        long id,
        long brand,
        String name,
        boolean test,
        Set<String> scopes,
        String shown,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {
    public static final PublicId ID = new PublicId("key");
    static final String LIVE = "cw_live_";
    static final String TEST = "cw_test_";
    /** Of the whole key: the prefix and four characters. */
    static final int SHOWN_CHARACTERS = 12;

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    boolean valid(Instant now) {
        return revokedAt.isEmpty() && expiresAt.map(end -> end.isAfter(now)).orElse(true);
    }

    record View(
            String id,
            String name,
            String mode,
            Set<String> scopes,
            String shown,
            Instant createdAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> expiresAt,
            Optional<Instant> revokedAt) {}

    View view() {
        return new View(
                ID.of(id),
                name,
                test ? "test" : "live",
                new TreeSet<>(scopes),
                shown,
                createdAt,
                lastUsedAt,
                expiresAt,
                revokedAt);
    }
}
