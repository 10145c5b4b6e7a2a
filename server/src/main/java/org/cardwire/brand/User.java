package org.cardwire.brand;

import java.time.Instant;
import java.util.Locale;
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
        Instant createdAt) {
    public static final PublicId ID = new PublicId("usr");

    record View(
            String id, String email, String name, String role, String locale, boolean disabled, Instant createdAt) {}

    View view() {
        return new View(ID.of(id), email, name, role.wireName(), locale.toLanguageTag(), disabled, createdAt);
    }

    User with(String newName, Role newRole, Locale newLocale, boolean nowDisabled, String newPasswordHash) {
        return new User(id, brand, email, newName, newRole, newLocale, newPasswordHash, nowDisabled, createdAt);
    }

    @Override
    public String toString() {
        return ID.of(id);
    }
}
