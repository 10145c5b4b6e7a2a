package org.cardwire.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The limits registry: every number that a card or one of its forms is held to, with where it comes from and when that was
 * looked up. Served at {@code /v1/limits}. Immutable.
 */
public final class Limits {
    private static final String FILE = "/limits.json";

    private final String version;
    private final Map<Limit, Entry> entries;

    private Limits(String version, Map<Limit, Entry> entries) {
        this.version = version;
        this.entries = entries;
    }

    /** One number of the registry. */
    public record Entry(Limit limit, int value, String unit, String source, LocalDate date) {}

    /** The registry that ships with the server. Throws {@link IllegalStateException} if its file and the names differ. */
    public static Limits standard() {
        try (InputStream in = Limits.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FILE + " is missing from the server's jar");
            }
            return read(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Limits read(JsonNode file) {
        Map<Limit, Entry> entries = new EnumMap<>(Limit.class);
        JsonNode values = file.path("limits");
        for (Limit limit : Limit.values()) {
            JsonNode entry = values.path(limit.key());
            if (!entry.path("value").isInt()) {
                throw new IllegalStateException(FILE + " has no whole number at " + limit.key());
            }
            entries.put(
                    limit,
                    new Entry(
                            limit,
                            entry.path("value").intValue(),
                            entry.path("unit").asText(),
                            entry.path("source").asText(),
                            LocalDate.parse(entry.path("date").asText())));
        }
        if (values.size() != entries.size()) {
            throw new IllegalStateException(FILE + " holds limits that the server does not know");
        }
        return new Limits(file.path("version").asText(), entries);
    }

    /** Which registry this is; a submission freezes it. */
    public String version() {
        return version;
    }

    public int of(Limit limit) {
        Entry entry = entries.get(limit);
        if (entry == null) {
            throw new IllegalStateException("no limit " + limit.key());
        }
        return entry.value();
    }

    /** All entries, by key. */
    public List<Entry> all() {
        List<Entry> all = new ArrayList<>(entries.values());
        all.sort(Comparator.comparing(entry -> entry.limit().key()));
        return all;
    }
}
