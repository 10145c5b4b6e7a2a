package org.cardwire.fitting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cardwire.card.Card;
import org.cardwire.card.CardContent;
import org.cardwire.card.CardMedia.Focus;
import org.cardwire.card.Limits;
import org.cardwire.card.Looks;
import org.cardwire.card.Variables;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.RcsContent.RichCard;
import org.cardwire.platform.json.Json;

/**
 * What an RCS handset would show of a card with its samples, for lists: the derivation that sends, with each asset's small
 * picture in the place of the rendition that nobody needs yet. Takes no time and no database.
 */
public final class Glances implements Looks {
    private static final Tokens NO_TOKENS = (_, _) -> "";

    private final Limits limits;

    public Glances(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Optional<ObjectNode> of(Card card, Locale locale, UnaryOperator<String> picture) {
        Card edition = card.in(locale);
        var to = Recipient.of(Links.NO_MESSAGE, new Variables(edition).samples());
        return RcsForm.prepare(edition, limits, new SmallPictures(picture), NO_TOKENS) instanceof RcsForm form
                        && form.derive(to) instanceof Derived derived
                        && derived.content() instanceof RcsContent content
                ? Optional.of(view(content, edition.cards()))
                : Optional.empty();
    }

    private static ObjectNode view(RcsContent content, List<CardContent> sources) {
        ObjectNode json = Json.object();
        ArrayNode cards = json.putArray("cards");
        switch (content.body()) {
            case RcsContent.Text(String text) -> json.put("form", "text").put("text", text);
            case RcsContent.Standalone(var orientation, RichCard card) -> {
                json.put("form", "card").put("orientation", PreviewJson.wireName(orientation));
                card(cards.addObject(), card, sources.getFirst());
            }
            case RcsContent.Carousel(var width, var all) -> {
                json.put("form", "carousel").put("width", PreviewJson.wireName(width));
                for (int place = 0; place < all.size(); place++) {
                    card(cards.addObject(), all.get(place), sources.get(place));
                }
            }
        }
        PreviewJson.buttons(json.putArray("suggestions"), content.suggestions());
        return json;
    }

    private static void card(ObjectNode json, RichCard card, CardContent source) {
        card.title().ifPresent(title -> json.put("title", title));
        card.description().ifPresent(text -> json.put("text", text));
        card.media().ifPresent(media -> {
            json.put("height", PreviewJson.wireName(media.height()));
            ObjectNode shown = json.putObject("picture");
            shown.put("url", media.url().toString());
            source.media()
                    .filter(own -> !own.focus().equals(Focus.CENTRE))
                    .ifPresent(own -> shown.putObject("focus")
                            .put("x", own.focus().x())
                            .put("y", own.focus().y()));
        });
        PreviewJson.buttons(json.putArray("buttons"), card.suggestions());
    }
}
