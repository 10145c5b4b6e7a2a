package org.cardwire.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cardwire.card.Problem.Code;

/** Reads the cards of brands, which show nothing but their own brand's assets. May block. */
public final class BrandCards {
    /** What the brands' libraries hold. */
    @FunctionalInterface
    public interface Library {
        /** Those of the named assets that are the brand's, also when they were taken out of the library. */
        Set<String> known(long brand, Set<String> assets);
    }

    private final Limits limits;
    private final Library library;

    public BrandCards(Limits limits, Library library) {
        this.limits = limits;
        this.library = library;
    }

    /** As {@link Card#parse(JsonNode, String, Limits)}; another brand's asset is as unknown as one that nobody has. */
    public Parsed<Card> parse(JsonNode document, String at, long brand) {
        return switch (Card.parse(document, at, limits)) {
            case Parsed.Invalid<Card> invalid -> invalid;
            case Parsed.Valid<Card>(Card card) -> Parsed.of(card, unknown(document, at, brand));
        };
    }

    private List<Problem> unknown(JsonNode card, String at, long brand) {
        Map<String, String> assets = assets(card, at);
        if (assets.isEmpty()) {
            return List.of();
        }
        Set<String> known = library.known(brand, Set.copyOf(assets.values()));
        return assets.entrySet().stream()
                .filter(asset -> !known.contains(asset.getValue()))
                .map(asset -> new Problem(asset.getKey(), Code.UNKNOWN_ASSET, Map.of("asset", asset.getValue())))
                .toList();
    }

    /** By their pointers: the cards' own, and those that a language shows instead. */
    private static Map<String, String> assets(JsonNode card, String at) {
        Map<String, String> assets = new LinkedHashMap<>();
        JsonNode cards = card.path("cards");
        for (int i = 0; i < cards.size(); i++) {
            add(assets, cards.path(i), at + "/cards/" + i);
        }
        card.path("locales")
                .properties()
                .forEach(locale -> locale.getValue()
                        .path("cards")
                        .properties()
                        .forEach(words -> add(
                                assets,
                                words.getValue(),
                                at + "/locales/" + locale.getKey() + "/cards/" + words.getKey())));
        return assets;
    }

    private static void add(Map<String, String> assets, JsonNode content, String at) {
        JsonNode asset = content.path("media").path("asset");
        if (asset.isTextual()) {
            assets.put(at + "/media/asset", asset.asText());
        }
    }
}
