package org.cardwire.starter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.cardwire.card.Language;

/**
 * A card to begin with.
 *
 * @param id as it stands in addresses, such as {@code retail-sale}
 * @param name by language
 * @param about what it is for, by language
 * @param card the document; its assets are named {@code ast_} and the name of a picture
 */
public record Starter(String id, Map<Language, String> name, Map<Language, String> about, JsonNode card) {
    private static final String ASSET = "ast_";

    public Starter {
        name = Map.copyOf(name);
        about = Map.copyOf(about);
    }

    String name(Language reader) {
        return name.getOrDefault(reader, id);
    }

    String about(Language reader) {
        return about.getOrDefault(reader, "");
    }

    /** Names in place of assets, each once, in the order of the cards. */
    public List<String> assets() {
        return card.path("cards").findValuesAsText("asset").stream().distinct().toList();
    }

    /** The file that stands for an asset. */
    static String picture(String asset) {
        return asset.substring(ASSET.length()) + ".jpg";
    }
}
