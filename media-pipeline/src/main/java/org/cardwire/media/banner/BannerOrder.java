package org.cardwire.media.banner;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardwire.media.Media;

/**
 * What goes into a template.
 *
 * @param values words by slot; blank ones count as not given
 * @param language in which lines may be broken
 */
public record BannerOrder(Map<String, String> values, BrandColours colours, Optional<Photo> photo, Locale language) {
    /**
     * @param focusX the point that no words should cover, from 0 at the left to 1; so is {@code focusY} from the top
     */
    public record Photo(Media media, double focusX, double focusY) {}

    public BannerOrder {
        var given = new LinkedHashMap<String, String>();
        values.forEach((slot, words) -> {
            String line = words.strip().replaceAll("\\s+", " ");
            if (!line.isEmpty()) {
                given.put(slot, line);
            }
        });
        values = given;
    }
}
