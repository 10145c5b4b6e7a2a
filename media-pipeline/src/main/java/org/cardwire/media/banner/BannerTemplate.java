package org.cardwire.media.banner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A way to lay out a banner.
 *
 * @param names by language, as are the slots' names and samples: {@code en} and {@code zh}
 * @param height in units, as is {@code width}
 * @param photo whether a photograph is needed, may be there, or has no place
 * @param slots what can be filled in, in the order of a form
 */
public record BannerTemplate(
        String id, Map<String, String> names, int width, int height, Need photo, List<Slot> slots, List<Layer> layers) {
    /** How much something is wanted. */
    public enum Need {
        NEEDED,
        WELCOME,
        NONE
    }

    /**
     * @param needed without it there is no banner
     * @param most characters, as people count them
     */
    public record Slot(String id, Map<String, String> names, Map<String, String> samples, boolean needed, int most) {}

    public BannerTemplate {
        slots = List.copyOf(slots);
        layers = List.copyOf(layers);
    }

    /** Those that the product brings, in the order of a gallery. */
    public static List<BannerTemplate> all() {
        return Shelf.TEMPLATES;
    }

    public static Optional<BannerTemplate> byId(String id) {
        return all().stream().filter(template -> template.id.equals(id)).findFirst();
    }

    /** The words to show it with. */
    public Map<String, String> samples(Locale language) {
        String key = language.getLanguage().equals("zh") ? "zh" : "en";
        var samples = new LinkedHashMap<String, String>();
        slots.forEach(slot -> samples.put(slot.id, slot.samples.getOrDefault(key, "")));
        return samples;
    }

    List<Layer.Stack> stacks() {
        return layers.stream()
                .filter(Layer.Stack.class::isInstance)
                .map(Layer.Stack.class::cast)
                .toList();
    }

    Optional<Layer.Photo> photoPlace() {
        return layers.stream()
                .filter(Layer.Photo.class::isInstance)
                .map(Layer.Photo.class::cast)
                .findFirst();
    }

    BannerTemplate mirrored() {
        return new BannerTemplate(
                id,
                names,
                width,
                height,
                photo,
                slots,
                layers.stream().map(layer -> layer.mirrored(width)).toList());
    }

    private static final class Shelf {
        private static final List<BannerTemplate> TEMPLATES =
                List.of("sale", "price", "announce", "event", "coupon", "product").stream()
                        .map(TemplateFile::read)
                        .toList();
    }
}
