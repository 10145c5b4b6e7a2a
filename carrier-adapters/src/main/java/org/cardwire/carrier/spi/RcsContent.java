package org.cardwire.carrier.spi;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A card as an RCS message: text, one rich card, or a carousel, with chips under it. Limits are checked when the card is
 * derived, not here (RCS Business Messaging: title 200, description 2,000, label 25 characters, 4 suggestions a card,
 * 11 chips, 2 to 10 cards).
 *
 * @param suggestions the chips under the message, shown while it is the last one in the chat
 */
public record RcsContent(Body body, List<Suggestion> suggestions, Traffic traffic) implements Content {
    public RcsContent {
        suggestions = List.copyOf(suggestions);
    }

    @Override
    public Channel channel() {
        return Channel.RCS;
    }

    /** The use that the platform is told, which decides what a subscriber who opted out may still get. */
    public enum Traffic {
        AUTHENTICATION,
        TRANSACTION,
        PROMOTION
    }

    public sealed interface Body {}

    public record Text(String text) implements Body {}

    public record Standalone(Orientation orientation, RichCard card) implements Body {}

    public record Carousel(Width width, List<RichCard> cards) implements Body {
        public Carousel {
            cards = List.copyOf(cards);
        }
    }

    /** Where the picture of a standalone card stands: above the text, or on its left or right. */
    public enum Orientation {
        VERTICAL,
        HORIZONTAL_LEFT,
        HORIZONTAL_RIGHT
    }

    public enum Width {
        SMALL,
        MEDIUM
    }

    public enum Height {
        SHORT,
        MEDIUM,
        TALL
    }

    /** At least one of title, description and media is present. */
    public record RichCard(
            Optional<String> title, Optional<String> description, Optional<Media> media, List<Suggestion> suggestions) {
        public RichCard {
            suggestions = List.copyOf(suggestions);
        }
    }

    /** A file that the platform fetches: the address answers without redirect, with this type and length. */
    public record Media(
            URI url, String contentType, long bytes, Optional<Thumbnail> thumbnail, Height height, String alt) {}

    /** At most 100 kB. */
    public record Thumbnail(URI url, String contentType, long bytes) {}

    /**
     * A button or chip.
     *
     * @param postback what the platform sends back with a tap: our signed token, never the author's own postback
     */
    public record Suggestion(String label, String postback, Action action) {}

    public sealed interface Action {}

    public record Reply() implements Action {}

    public record OpenUrl(URI url, View view) implements Action {}

    public enum View {
        BROWSER,
        WEBVIEW
    }

    public record Dial(String number) implements Action {}

    public record ShowLocation(double latitude, double longitude, Optional<String> label) implements Action {}

    /** A place that the handset's map looks up. */
    public record ShowPlace(String query) implements Action {}

    public record ShareLocation() implements Action {}

    public record CreateCalendarEvent(Instant start, Instant end, String title, Optional<String> description)
            implements Action {}
}
