package org.cardwire.fitting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.card.Language;
import org.cardwire.carrier.spi.MmsContent;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.RcsContent.RichCard;
import org.cardwire.carrier.spi.RcsContent.Suggestion;
import org.cardwire.carrier.spi.Segmenter;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.fitting.Preview.Shown;
import org.cardwire.platform.json.Json;

/** A preview as {@code POST /v1/previews} answers it: the contract's {@code Preview} without warnings, page, and the name of the MMS limit. */
public final class PreviewJson {
    private final Language reader;

    public PreviewJson(Language reader) {
        this.reader = reader;
    }

    public ObjectNode write(Preview preview) {
        ObjectNode json = Json.object();
        rcs(json.putObject("rcs"), preview.rcs());
        mms(json.putObject("mms"), preview.mms());
        sms(json.putObject("sms"), preview.sms());
        json.putArray("warnings");
        return json;
    }

    private void rcs(ObjectNode json, Preview.Rcs rcs) {
        frame(json, rcs.shown()).map(derived -> (RcsContent) derived.content()).ifPresent(content -> {
            switch (content.body()) {
                case RcsContent.Text(String text) -> json.put("form", "text").put("text", text);
                case RcsContent.Standalone(var orientation, RichCard card) -> {
                    json.put("form", "card").put("orientation", wireName(orientation));
                    cards(json.putArray("cards"), List.of(card), rcs.media());
                }
                case RcsContent.Carousel(var width, var cards) -> {
                    json.put("form", "carousel").put("width", wireName(width));
                    cards(json.putArray("cards"), cards, rcs.media());
                }
            }
            buttons(json.putArray("suggestions"), content.suggestions());
        });
    }

    /** What carries less than all cards carries the first ones. */
    private static void cards(ArrayNode json, List<RichCard> cards, List<Optional<ShownMedia>> files) {
        for (int place = 0; place < cards.size(); place++) {
            RichCard card = cards.get(place);
            Optional<ShownMedia> file = files.get(place);
            ObjectNode one = json.addObject();
            card.title().ifPresent(title -> one.put("title", title));
            card.description().ifPresent(text -> one.put("text", text));
            card.media().ifPresent(media -> {
                one.put("height", wireName(media.height()));
                ObjectNode shown = one.putObject("media");
                file.ifPresent(found -> media(shown, found));
                shown.put("alt", media.alt());
            });
            buttons(one.putArray("buttons"), card.suggestions());
        }
    }

    static void buttons(ArrayNode json, List<Suggestion> suggestions) {
        for (Suggestion suggestion : suggestions) {
            action(json.addObject().put("label", suggestion.label()).putObject("action"), suggestion.action());
        }
    }

    private static void action(ObjectNode json, RcsContent.Action action) {
        switch (action) {
            case RcsContent.Reply() -> json.put("type", "reply");
            case RcsContent.OpenUrl(var url, var view) ->
                json.put("type", "openUrl").put("url", url.toString()).put("view", wireName(view));
            case RcsContent.Dial(String number) -> json.put("type", "dial").put("number", number);
            case RcsContent.ShowLocation(double latitude, double longitude, var label) -> {
                json.put("type", "showLocation").put("latitude", latitude).put("longitude", longitude);
                label.ifPresent(name -> json.put("label", name));
            }
            case RcsContent.ShowPlace(String query) ->
                json.put("type", "showLocation").put("query", query);
            case RcsContent.ShareLocation() -> json.put("type", "shareLocation");
            case RcsContent.CreateCalendarEvent(var start, var end, String title, var description) -> {
                json.put("type", "calendar").put("start", start.toString()).put("end", end.toString());
                json.put("title", title);
                description.ifPresent(text -> json.put("description", text));
            }
        }
    }

    private void mms(ObjectNode json, Preview.Mms mms) {
        json.put("limit", mms.limit());
        frame(json, mms.shown()).map(derived -> (MmsContent) derived.content()).ifPresent(content -> {
            json.put("subject", content.subject());
            ArrayNode slides = json.putArray("slides");
            for (int slide = 0; slide < mms.media().size(); slide++) {
                ObjectNode one = slides.addObject().put("seconds", mms.seconds().get(slide));
                mms.media().get(slide).ifPresent(media -> media(one.putObject("media"), media));
                String name = Smil.textName(slide);
                content.parts().stream()
                        .filter(part -> part.name().equals(name))
                        .forEach(part -> one.put("text", new String(part.body().copy(), StandardCharsets.UTF_8)));
            }
        });
    }

    private static void media(ObjectNode json, ShownMedia media) {
        json.put("url", media.url().toString())
                .put("contentType", media.contentType())
                .put("bytes", media.bytes());
        if (media.width() > 0) {
            json.put("width", media.width()).put("height", media.height());
        }
        media.score().ifPresent(score -> json.put("score", Math.round(score * 10) / 10.0));
        media.poster().ifPresent(poster -> json.put("poster", poster.toString()));
        if (media.draft()) {
            json.put("draft", true);
        }
        media.making().ifPresent(done -> json.put("making", Math.round(done * 100) / 100.0));
    }

    private void sms(ObjectNode json, Preview.Sms sms) {
        frame(json, sms.shown()).map(derived -> (SmsContent) derived.content()).ifPresent(content -> {
            json.put("text", content.text()).put("coding", wireName(content.coding()));
            content.segments().forEach(json.putArray("segments")::add);
            json.put("units", Segmenter.size(content.text(), content.coding()));
            json.put("room", room(content));
            sms.forcesUcs2().forEach(json.putArray("forcesUcs2")::add);
        });
    }

    private static int room(SmsContent content) {
        int segments = content.segments().size();
        return segments == 1
                ? Segmenter.single(content.coding())
                : segments * content.concatenation().room(content.coding());
    }

    /** What all forms have; gives the content's derivation, if there is one. */
    private Optional<Derived> frame(ObjectNode json, Shown shown) {
        ArrayNode losses = json.putArray("losses");
        return switch (shown.derivation()) {
            case Unfit unfit -> {
                ObjectNode why = json.putObject("unfit");
                why.put("code", unfit.code().wireName()).put("sentence", unfit.message(reader));
                why.set("params", Json.MAPPER.valueToTree(unfit.params()));
                yield Optional.empty();
            }
            case Derived derived -> {
                derived.losses()
                        .forEach(loss -> losses.addObject()
                                .put("code", loss.code().wireName())
                                .put("sentence", loss.message(reader))
                                .set("params", Json.MAPPER.valueToTree(loss.params())));
                json.put("bytes", derived.bytes())
                        .put("loadMillis", shown.load().toMillis());
                shown.price()
                        .ifPresent(price -> json.putObject("price")
                                .put("amount", price.decimal())
                                .put("currency", price.currency()));
                yield Optional.of(derived);
            }
        };
    }

    static String wireName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
