package org.cardwire.carrier.rcs.rbm;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.RcsContent.Height;
import org.cardwire.carrier.spi.RcsContent.RichCard;
import org.cardwire.carrier.spi.RcsContent.Suggestion;

/** Messages that between them have everything that an RCS message can have. */
final class SampleRcs {
    private static final int DESCRIPTION_CHARACTERS = 2_000;
    private static final int TITLE_CHARACTERS = 200;

    private SampleRcs() {}

    /** A text with a chip for every kind of action. */
    static RcsContent text() {
        return new RcsContent(
                new RcsContent.Text("双十一会员专享 🎁"),
                List.of(
                        chip("Remind me", new RcsContent.Reply()),
                        chip("Shop", new RcsContent.OpenUrl(shop(), RcsContent.View.BROWSER)),
                        chip("Shop here", new RcsContent.OpenUrl(shop(), RcsContent.View.WEBVIEW)),
                        chip("Call us", new RcsContent.Dial("+442079460123")),
                        chip("Our shop", new RcsContent.ShowLocation(51.5, -0.12, Optional.of("Shop & café"))),
                        chip("Without name", new RcsContent.ShowLocation(-33.86, 151.2, Optional.empty())),
                        chip("Find us", new RcsContent.ShowPlace("Bakery, London")),
                        chip("Where are you?", new RcsContent.ShareLocation()),
                        chip(
                                "Note the day",
                                new RcsContent.CreateCalendarEvent(
                                        Instant.parse("2026-11-27T09:00:00Z"),
                                        Instant.parse("2026-11-27T10:00:00Z"),
                                        "Sale",
                                        Optional.of("Doors open at nine"))),
                        chip("1234567890123456789012345", new RcsContent.Reply())),
                RcsContent.Traffic.PROMOTION);
    }

    /** One card at the limits of the API, four buttons in it and a chip under it. */
    static RcsContent card(MediaDoor media, RcsContent.Orientation orientation) {
        RichCard card = new RichCard(
                Optional.of("题".repeat(TITLE_CHARACTERS)),
                Optional.of("文".repeat(DESCRIPTION_CHARACTERS)),
                Optional.of(picture(media, Height.MEDIUM)),
                text().suggestions().subList(0, 4));
        return new RcsContent(
                new RcsContent.Standalone(orientation, card),
                List.of(chip("Stop", new RcsContent.Reply())),
                RcsContent.Traffic.TRANSACTION);
    }

    static RcsContent carousel(MediaDoor media, RcsContent.Width width, Height height) {
        List<RichCard> cards = IntStream.range(0, 3)
                .mapToObj(i -> new RichCard(
                        Optional.of("Card " + i),
                        Optional.of("Up to half off"),
                        Optional.of(picture(media, height)),
                        text().suggestions().subList(i, i + 2)))
                .toList();
        return new RcsContent(
                new RcsContent.Carousel(width, cards), text().suggestions(), RcsContent.Traffic.PROMOTION);
    }

    private static RcsContent.Media picture(MediaDoor media, Height height) {
        return new RcsContent.Media(
                media.uri("picture.png"),
                "image/png",
                media.picture().length,
                Optional.of(new RcsContent.Thumbnail(media.uri("thumbnail.png"), "image/png", media.thumbnailBytes())),
                height,
                "a red box");
    }

    private static URI shop() {
        return URI.create("https://shop.example/11?c=%E7%BA%A2");
    }

    private static Suggestion chip(String label, RcsContent.Action action) {
        return new Suggestion(label, "token-of-" + label.replace(' ', '-'), action);
    }
}
