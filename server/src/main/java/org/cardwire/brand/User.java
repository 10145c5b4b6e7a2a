package org.cardwire.brand;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.platform.id.PublicId;

/** A person who signs in for a brand. */
public record User(
        long id,
        long brand,
        String email,
        String name,
        Role role,
        Locale locale,
        String passwordHash,
        boolean disabled,
        Instant createdAt,
        Optional<Instant> signedInAt) {
    public static final PublicId ID = new PublicId("usr");

    /** Matches no password. */
    static final String NO_PASSWORD = "";

    record View(
            String id,
            String email,
            String name,
            String role,
            String locale,
            boolean disabled,
            boolean invited,
            Instant createdAt,
            Optional<Instant> signedInAt) {}

    boolean hasPassword() {
        return !passwordHash.equals(NO_PASSWORD);
    }

    /** Has not come yet. */
    boolean invited() {
        return !hasPassword() && signedInAt.isEmpty();
    }

    View view() {
        return new View(
                ID.of(id),
                email,
                name,
                role.wireName(),
                locale.toLanguageTag(),
                disabled,
                invited(),
                createdAt,
                signedInAt);
    }

    User with(String newName, Role newRole, Locale newLocale, boolean nowDisabled, String newPasswordHash) {
        return new User(
                id, brand, email, newName, newRole, newLocale, newPasswordHash, nowDisabled, createdAt, signedInAt);
    }

    @Override
    public String toString() {
        return ID.of(id);
    }
}
