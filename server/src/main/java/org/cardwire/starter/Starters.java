package org.cardwire.starter;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.card.Language;
import org.cardwire.platform.json.Json;

/** The starters that ship with the server. Immutable. */
public final class Starters {
    private static final String FOLDER = "/starters/";
    private static final List<String> IDS = List.of(
            "retail-sale",
            "parcel-tracking",
            "appointment-reminder",
            "bank-alert",
            "one-time-password",
            "event-ticket",
            "restaurant",
            "birthday",
            "property-notice",
            "travel-itinerary");

    private final List<Starter> all;

    private Starters(List<Starter> all) {
        this.all = List.copyOf(all);
    }

    /** Throws {@link IllegalStateException} if one is missing from the server's jar. */
    public static Starters standard() {
        return new Starters(IDS.stream().map(Starters::read).toList());
    }

    /** In the order in which a page shows them. */
    public List<Starter> all() {
        return all;
    }

    Optional<Starter> find(String id) {
        return all.stream().filter(starter -> starter.id().equals(id)).findFirst();
    }

    /** The JPEG that stands for an asset of a starter. */
    public byte[] picture(String asset) {
        return bytes("pictures/" + Starter.picture(asset));
    }

    private static Starter read(String id) {
        try {
            JsonNode file = Json.MAPPER.readTree(bytes(id + ".json"));
            return new Starter(id, words(file.path("name")), words(file.path("about")), file.path("card"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Language, String> words(JsonNode byLanguage) {
        Map<Language, String> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, byLanguage.path(language.tag()).asText());
        }
        return words;
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Starters.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FOLDER + name + " is missing from the server's jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
