package org.cardwire.brand;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.cardwire.platform.id.PublicId;

/** A tenant. Its zone rules quiet hours and reports; its locale is the one that its texts fall back to. */
public record Brand(long id, String name, ZoneId timeZone, Locale locale, Instant createdAt) {
    public static final PublicId ID = new PublicId("brd");

    record View(String id, String name, String timeZone, String locale, Instant createdAt) {}

    View view() {
        return new View(ID.of(id), name, timeZone.getId(), locale.toLanguageTag(), createdAt);
    }
}
