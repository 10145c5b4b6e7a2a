package org.cardwire.tracking.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.card.Action;
import org.cardwire.card.Language;
import org.cardwire.card.Phrase;
import org.cardwire.fitting.Links;

/** Where a button of the page leads, in the words of a browser. */
final class ActionLinks {
    private final Links links;

    ActionLinks(Links links) {
        this.links = links;
    }

    /** Empty where a page cannot do it: an answer to the sender, and sharing one's place. */
    Optional<String> of(PageCard shows, int index, Action action) {
        return switch (action) {
            case Action.OpenUrl _, Action.Calendar _ ->
                Optional.of(links.button(shows.message(), index).toString());
            case Action.Dial(String number) ->
                Optional.of("tel:" + encode(number).replace("%2B", "+"));
            case Action.ShowLocation(double latitude, double longitude, Optional<Phrase> label) ->
                Optional.of(place(shows, latitude, longitude, label.map(l -> l.fill(shows.values()))));
            case Action.ShowPlace(Phrase query) -> Optional.of(search(shows, query.fill(shows.values())));
            case Action.Reply _, Action.ShareLocation _ -> Optional.empty();
        };
    }

    /** A map that opens where the reader lives. */
    private static String place(PageCard shows, double latitude, double longitude, Optional<String> label) {
        return chinese(shows)
                ? String.format(
                        Locale.ROOT,
                        "https://uri.amap.com/marker?position=%.6f,%.6f&coordinate=wgs84&name=%s",
                        longitude,
                        latitude,
                        encode(label.orElse("")))
                : String.format(
                        Locale.ROOT,
                        "https://www.openstreetmap.org/?mlat=%.6f&mlon=%.6f#map=16/%.6f/%.6f",
                        latitude,
                        longitude,
                        latitude,
                        longitude);
    }

    private static String search(PageCard shows, String query) {
        return (chinese(shows) ? "https://uri.amap.com/search?keyword=" : "https://www.openstreetmap.org/search?query=")
                + encode(query);
    }

    private static boolean chinese(PageCard shows) {
        return Language.of(shows.card().locale()) == Language.ZH;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
