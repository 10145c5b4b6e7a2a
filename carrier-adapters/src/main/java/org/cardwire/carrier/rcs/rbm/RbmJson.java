package org.cardwire.carrier.rcs.rbm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.RcsContent.RichCard;
import org.cardwire.carrier.spi.RcsContent.Suggestion;

/** The AgentMessage of a content: pure, and the same for every recipient of the same content. */
public final class RbmJson {
    /** The platform keeps no message longer. */
    static final Duration LONGEST_TTL = Duration.ofDays(15);

    private static final int NANO_DIGITS = 9;

    private RbmJson() {}

    /**
     * The body of agentMessages.create.
     *
     * @param validity becomes the ttl, at most 15 days
     */
    public static ObjectNode message(RcsContent content, Duration validity) {
        ObjectNode message = object();
        message.set("contentMessage", content(content));
        message.put("messageTrafficType", content.traffic().name());
        message.put("ttl", ttl(validity));
        return message;
    }

    /** A proto duration: seconds with up to nine decimals and an "s". */
    static String ttl(Duration validity) {
        Duration ttl = validity.compareTo(LONGEST_TTL) > 0 ? LONGEST_TTL : validity;
        BigDecimal seconds = BigDecimal.valueOf(ttl.getSeconds()).add(BigDecimal.valueOf(ttl.getNano(), NANO_DIGITS));
        return seconds.stripTrailingZeros().toPlainString() + "s";
    }

    private static ObjectNode content(RcsContent content) {
        ObjectNode json = object();
        switch (content.body()) {
            case RcsContent.Text text -> json.put("text", text.text());
            case RcsContent.Standalone alone -> json.putObject("richCard").set("standaloneCard", standalone(alone));
            case RcsContent.Carousel carousel -> json.putObject("richCard").set("carouselCard", carousel(carousel));
        }
        suggestions(json, content.suggestions());
        return json;
    }

    private static ObjectNode standalone(RcsContent.Standalone alone) {
        ObjectNode json = object();
        switch (alone.orientation()) {
            case VERTICAL -> json.put("cardOrientation", "VERTICAL");
            case HORIZONTAL_LEFT -> json.put("cardOrientation", "HORIZONTAL").put("thumbnailImageAlignment", "LEFT");
            case HORIZONTAL_RIGHT -> json.put("cardOrientation", "HORIZONTAL").put("thumbnailImageAlignment", "RIGHT");
        }
        // A picture beside the text takes the card's own height.
        json.set("cardContent", card(alone.card(), alone.orientation() == RcsContent.Orientation.VERTICAL));
        return json;
    }

    private static ObjectNode carousel(RcsContent.Carousel carousel) {
        ObjectNode json = object().put("cardWidth", carousel.width().name());
        ArrayNode cards = json.putArray("cardContents");
        carousel.cards().forEach(card -> cards.add(card(card, true)));
        return json;
    }

    private static ObjectNode card(RichCard card, boolean withHeight) {
        ObjectNode json = object();
        card.title().ifPresent(title -> json.put("title", title));
        card.description().ifPresent(description -> json.put("description", description));
        card.media().ifPresent(media -> json.set("media", media(media, withHeight)));
        suggestions(json, card.suggestions());
        return json;
    }

    private static ObjectNode media(RcsContent.Media media, boolean withHeight) {
        ObjectNode json = object();
        if (withHeight) {
            json.put("height", media.height().name());
        }
        ObjectNode file =
                json.putObject("contentInfo").put("fileUrl", media.url().toString());
        media.thumbnail()
                .ifPresent(thumbnail -> file.put("thumbnailUrl", thumbnail.url().toString()));
        // Our media addresses change with their bytes, so the platform's cached copy is always the right one.
        file.put("forceRefresh", false);
        return json;
    }

    private static void suggestions(ObjectNode json, List<Suggestion> suggestions) {
        if (!suggestions.isEmpty()) {
            ArrayNode array = json.putArray("suggestions");
            suggestions.forEach(suggestion -> array.add(suggestion(suggestion)));
        }
    }

    private static ObjectNode suggestion(Suggestion suggestion) {
        ObjectNode json = object();
        ObjectNode inner = json.putObject(suggestion.action() instanceof RcsContent.Reply ? "reply" : "action")
                .put("text", suggestion.label())
                .put("postbackData", suggestion.postback());
        switch (suggestion.action()) {
            case RcsContent.Reply _ -> {}
            case RcsContent.OpenUrl open -> open(inner.putObject("openUrlAction"), open);
            case RcsContent.Dial dial -> inner.putObject("dialAction").put("phoneNumber", dial.number());
            case RcsContent.ShowLocation at -> location(inner.putObject("viewLocationAction"), at);
            case RcsContent.ShowPlace place ->
                inner.putObject("viewLocationAction").put("query", place.query());
            case RcsContent.ShareLocation _ -> inner.putObject("shareLocationAction");
            case RcsContent.CreateCalendarEvent event -> event(inner.putObject("createCalendarEventAction"), event);
        }
        return json;
    }

    private static void open(ObjectNode json, RcsContent.OpenUrl open) {
        json.put("url", open.url().toString());
        switch (open.view()) {
            case BROWSER -> json.put("application", "BROWSER");
            case WEBVIEW -> json.put("application", "WEBVIEW").put("webviewViewMode", "FULL");
        }
    }

    private static void location(ObjectNode json, RcsContent.ShowLocation at) {
        json.putObject("latLong").put("latitude", at.latitude()).put("longitude", at.longitude());
        at.label().ifPresent(label -> json.put("label", label));
    }

    private static void event(ObjectNode json, RcsContent.CreateCalendarEvent event) {
        json.put("startTime", event.start().toString())
                .put("endTime", event.end().toString())
                .put("title", event.title());
        event.description().ifPresent(description -> json.put("description", description));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
