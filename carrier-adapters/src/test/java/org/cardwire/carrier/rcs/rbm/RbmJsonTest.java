package org.cardwire.carrier.rcs.rbm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.RcsContent.Action;
import org.cardwire.carrier.spi.RcsContent.Height;
import org.cardwire.carrier.spi.RcsContent.Media;
import org.cardwire.carrier.spi.RcsContent.Orientation;
import org.cardwire.carrier.spi.RcsContent.RichCard;
import org.cardwire.carrier.spi.RcsContent.Suggestion;
import org.cardwire.carrier.spi.RcsContent.Traffic;
import org.junit.jupiter.api.Test;

/** What we write, against files made from the schema of the API by hand. */
class RbmJsonTest {
    private static final Optional<RcsContent.Thumbnail> THUMBNAIL =
            Optional.of(new RcsContent.Thumbnail(URI.create("https://h.example/t.jpg"), "image/jpeg", 40_000));

    @Test
    void aStandaloneCardWithPictureLinkAndReply() throws IOException {
        RichCard card = card(
                "T",
                "D",
                Optional.of(media(THUMBNAIL)),
                chip("Open", "o", new RcsContent.OpenUrl(URI.create("https://e.example/x"), RcsContent.View.WEBVIEW)),
                chip("Yes", "y", new RcsContent.Reply()));
        check(
                "standalone.json",
                new RcsContent(new RcsContent.Standalone(Orientation.VERTICAL, card), List.of(), Traffic.PROMOTION),
                Duration.ofMinutes(10));
    }

    @Test
    void aHorizontalCardNamesTheSideOfItsPictureAndNoHeight() throws IOException {
        RichCard card = card("T", "", Optional.of(media(Optional.empty())));
        check(
                "horizontal.json",
                new RcsContent(
                        new RcsContent.Standalone(Orientation.HORIZONTAL_RIGHT, card), List.of(), Traffic.TRANSACTION),
                Duration.ofMillis(3_500));
    }

    @Test
    void aCarouselWithEveryKindOfActionAndTheLongestLife() throws IOException {
        RichCard first = card(
                "A",
                "",
                Optional.empty(),
                chip("Call", "c", new RcsContent.Dial("+447700900009")),
                chip("Where", "w", new RcsContent.ShowLocation(51.5, -0.12, Optional.of("Shop"))),
                chip("Find", "f", new RcsContent.ShowPlace("our shop")));
        RichCard second = card(
                "B",
                "",
                Optional.empty(),
                chip("Share", "s", new RcsContent.ShareLocation()),
                chip(
                        "Date",
                        "d",
                        new RcsContent.CreateCalendarEvent(
                                Instant.parse("2026-11-21T10:00:00Z"),
                                Instant.parse("2026-11-21T11:00:00Z"),
                                "Sale",
                                Optional.of("Half price"))));
        check(
                "carousel.json",
                new RcsContent(
                        new RcsContent.Carousel(RcsContent.Width.MEDIUM, List.of(first, second)),
                        List.of(chip("Stop", "x", new RcsContent.Reply())),
                        Traffic.PROMOTION),
                Duration.ofDays(30));
    }

    private static void check(String golden, RcsContent content, Duration validity) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (InputStream file = RbmJsonTest.class.getResourceAsStream("/wire/rbm/" + golden)) {
            assertThat(json.readTree(RbmJson.message(content, validity).toString()))
                    .isEqualTo(json.readTree(file));
        }
    }

    private static Media media(Optional<RcsContent.Thumbnail> thumbnail) {
        return new Media(
                URI.create("https://h.example/x.jpg"), "image/jpeg", 1_000_000, thumbnail, Height.TALL, "a box");
    }

    private static RichCard card(String title, String text, Optional<Media> media, Suggestion... suggestions) {
        return new RichCard(
                Optional.of(title), Optional.of(text).filter(t -> !t.isEmpty()), media, List.of(suggestions));
    }

    private static Suggestion chip(String label, String postback, Action action) {
        return new Suggestion(label, postback, action);
    }
}
