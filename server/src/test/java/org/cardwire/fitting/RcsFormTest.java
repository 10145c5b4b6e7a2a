package org.cardwire.fitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardwire.card.Card;
import org.cardwire.card.CardContent;
import org.cardwire.card.CardMedia;
import org.cardwire.card.Language;
import org.cardwire.card.Phrase;
import org.cardwire.card.Samples;
import org.cardwire.card.Values;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.RcsContent.RichCard;
import org.cardwire.carrier.spi.RcsContent.Suggestion;
import org.junit.jupiter.api.Test;

/** A card on handsets that show carousels, cards, or only text. */
class RcsFormTest {
    private static final Set<String> ALL = Set.of(
            "REVOCATION",
            "RICHCARD_STANDALONE",
            "RICHCARD_CAROUSEL",
            "ACTION_CREATE_CALENDAR_EVENT",
            "ACTION_DIAL",
            "ACTION_OPEN_URL",
            "ACTION_OPEN_URL_IN_WEBVIEW",
            "ACTION_SHARE_LOCATION",
            "ACTION_VIEW_LOCATION");

    private final Bench bench = new Bench();
    private final Card trip = Samples.card("three-photo-carousel");
    private final Values ada = Bench.values(trip, "name", "Ada & Bo");

    private static RcsContent content(Derivation derivation) {
        return (RcsContent) Bench.derived(derivation).content();
    }

    private static List<String> losses(Derivation derivation) {
        return Bench.derived(derivation).losses().stream()
                .map(loss -> loss.code().wireName() + " " + loss.params())
                .toList();
    }

    private static Set<String> without(String... features) {
        return ALL.stream()
                .filter(feature -> !Set.of(features).contains(feature))
                .collect(Collectors.toSet());
    }

    @Test
    void aHandsetOfFullFeaturesGetsTheCarouselWithOurPostbacks() {
        Derivation derivation = bench.rcs(trip, ada, ALL);
        RcsContent content = content(derivation);
        RcsContent.Carousel carousel = (RcsContent.Carousel) content.body();
        RichCard lake = carousel.cards().getFirst();

        assertThat(carousel.width()).isEqualTo(RcsContent.Width.MEDIUM);
        assertThat(carousel.cards()).hasSize(3);
        assertThat(lake.title()).contains("Two nights by the lake");
        assertThat(lake.media().orElseThrow().alt()).isEqualTo("Mountains above a lake");
        assertThat(lake.media().orElseThrow().url())
                .hasToString(
                        "https://media.example/ast_mountains/p3_2000000_960x5760_jpeg-png-gif_baseline_29x21_500_400_sparing");
        assertThat(lake.media().orElseThrow().thumbnail().orElseThrow().bytes()).isEqualTo(40_000);
        assertThat(lake.suggestions())
                .containsExactly(
                        new Suggestion(
                                "Book",
                                "tap-7-0",
                                new RcsContent.OpenUrl(
                                        URI.create("https://stay.example/lake?guest=Ada%20%26%20Bo"),
                                        RcsContent.View.WEBVIEW)),
                        new Suggestion("Remind me", "tap-7-1", new RcsContent.Reply()));
        assertThat(content.suggestions())
                .containsExactly(new Suggestion("More ideas", "tap-7-6", new RcsContent.Reply()));
        assertThat(content.traffic()).isEqualTo(RcsContent.Traffic.TRANSACTION);
        assertThat(losses(derivation)).containsExactly("text-not-shown {}");
    }

    @Test
    void aHandsetWithoutCarouselsGetsTheFirstCardAndTheLossIsListed() {
        Derivation derivation = bench.rcs(trip, ada, without("RICHCARD_CAROUSEL"));
        RcsContent.Standalone standalone =
                (RcsContent.Standalone) content(derivation).body();

        assertThat(standalone.card().title()).contains("Two nights by the lake");
        assertThat(losses(derivation)).containsExactly("text-not-shown {}", "first-card-only {cards=2}");
    }

    @Test
    void unknownFeaturesGetTheFullFormAndAreLoweredStepByStep() {
        Form form = (Form) bench.deriver.prepare(trip, ada, new Profile.Rcs());

        assertThat(RcsLevel.top(trip)).isEqualTo(RcsLevel.CAROUSEL);
        assertThat(content(form.derive(unknown(RcsLevel.CAROUSEL))).body()).isInstanceOf(RcsContent.Carousel.class);
        assertThat(content(form.derive(unknown(RcsLevel.CARD))).body()).isInstanceOf(RcsContent.Standalone.class);
        assertThat(RcsLevel.CARD.below()).contains(RcsLevel.TEXT);
        assertThat(RcsLevel.TEXT.below()).isEmpty();

        Derivation text = form.derive(unknown(RcsLevel.TEXT));
        assertThat(((RcsContent.Text) content(text).body()).text().lines())
                .containsExactly(
                        "Ada & Bo, your three weekend ideas are here",
                        "Two nights by the lake",
                        "From 89 a night, breakfast included.",
                        "Dogs stay free",
                        "Every house takes them until the end of the month.",
                        "An evening at the sea",
                        "Dinner on the pier at sunset.",
                        "Book: https://stay.example/lake?guest=Ada%20%26%20Bo",
                        "Where: Lake house (46.81820, 8.22750)",
                        "Call us: +447700900000",
                        "Save the date: Dinner on the pier, Dec 12, 2026, 6:00\u202fPM – Dec 12, 2026, 9:00\u202fPM");
        assertThat(content(text).suggestions()).extracting(Suggestion::postback).containsExactly("tap-7-1", "tap-7-6");
        assertThat(losses(text))
                .contains("card-as-text {}", "media-not-shown {count=3}", "button-not-shown {label=Near me}");
    }

    private Recipient unknown(RcsLevel level) {
        return new Recipient(Bench.MESSAGE, ada, Optional.empty(), level);
    }

    @Test
    void aPlainHandsetGetsTextWithoutSuggestions() {
        RcsContent content = content(bench.rcs(trip, ada, Set.of("GENERIC_RCS_FEATURE")));

        assertThat(content.suggestions()).isEmpty();
        assertThat(((RcsContent.Text) content.body()).text())
                .contains("Reply 1 Remind me")
                .contains("Reply 2 More ideas");
    }

    @Test
    void anActionThatTheHandsetLacksBecomesALineOfTheCard() {
        Derivation derivation = bench.rcs(trip, ada, without("ACTION_DIAL", "ACTION_SHARE_LOCATION"));
        List<RichCard> cards = ((RcsContent.Carousel) content(derivation).body()).cards();

        assertThat(cards.get(1).description())
                .contains("Every house takes them until the end of the month.\nCall us: +447700900000");
        assertThat(cards.get(1).suggestions()).extracting(Suggestion::label).containsExactly("Where");
        assertThat(losses(derivation))
                .containsExactly(
                        "text-not-shown {}", "button-as-text {label=Call us}", "button-not-shown {label=Near me}");
    }

    @Test
    void aHandsetWithoutWebviewOpensTheBrowser() {
        Derivation derivation = bench.rcs(trip, ada, without("ACTION_OPEN_URL_IN_WEBVIEW"));

        assertThat(losses(derivation)).containsExactly("text-not-shown {}", "webview-as-browser {label=Book}");
    }

    @Test
    void aTextWithoutCardsIsATextForEveryHandset() {
        Card otp = Samples.card("otp").in(Locale.forLanguageTag("zh-TW"));
        Derivation derivation = bench.rcs(otp, Bench.values(otp, "code", "042917"), ALL);

        assertThat(content(derivation).body()).isEqualTo(new RcsContent.Text("验证码 042917，5 分钟内有效，请勿告诉他人。"));
        assertThat(content(derivation).traffic()).isEqualTo(RcsContent.Traffic.AUTHENTICATION);
        assertThat(losses(derivation)).isEmpty();
    }

    @Test
    void aValueThatMakesATitleTooLongNamesTheField() {
        Card card = Samples.card("personal-card");
        Card shortened = new Card(
                card.kind(),
                card.locale(),
                card.layout(),
                card.text(),
                card.subject(),
                card.variables(),
                List.of(new CardContent(
                        "c",
                        Optional.empty(),
                        Optional.of(Phrase.parse("x".repeat(190) + "{{name}}")),
                        Optional.empty(),
                        List.of())),
                List.of(),
                card.overrides(),
                Map.of());
        Values values = Bench.values(card, "name", "twelve chars", "order", "1", "day", "2026-12-01");

        assertThat(bench.derive(shortened, new Profile.Rcs(), values))
                .isEqualTo(new Unfit(
                        Unfit.Code.TOO_LONG, Map.of("field", "/cards/0/title", "length", "202", "max", "200")));
    }

    @Test
    void mediaThatCannotBeFittedMakeTheFormUnfitWithTheAsset() {
        Card card = Samples.card("personal-card");
        Card gone = new Card(
                card.kind(),
                card.locale(),
                card.layout(),
                card.text(),
                card.subject(),
                card.variables(),
                card.cards().stream().map(RcsFormTest::withoutAsset).toList(),
                List.of(),
                card.overrides(),
                Map.of());

        for (Profile profile : List.of(new Profile.Rcs(), Bench.mms(100_000))) {
            Unfit unfit = (Unfit) bench.deriver.prepare(
                    gone, Bench.values(card, "name", "A", "order", "1", "day", "2026-12-01"), profile);
            assertThat(unfit.code()).isEqualTo(Unfit.Code.MEDIA);
            assertThat(unfit.params()).containsEntry("asset", "ast_gone").containsEntry("media", "unknown-asset");
        }
    }

    private static CardContent withoutAsset(CardContent content) {
        var media = content.media().map(m -> new CardMedia("ast_gone", m.alt(), m.focus(), m.height()));
        return new CardContent(content.id(), media, content.title(), content.text(), content.buttons());
    }

    @Test
    void aTextMessageTakesAsManyCardsAsItHasRoomFor() {
        List<CardContent> long3 = trip.cards().stream()
                .map(c -> new CardContent(
                        c.id(), c.media(), c.title(), Optional.of(Phrase.literal("w".repeat(1_400))), List.of()))
                .toList();
        Card wordy = new Card(
                trip.kind(),
                trip.locale(),
                trip.layout(),
                trip.text(),
                trip.subject(),
                trip.variables(),
                long3,
                List.of(),
                trip.overrides(),
                Map.of());
        Derivation derivation = bench.derive(wordy, new Profile.Rcs(), unknown(RcsLevel.TEXT), ada);

        assertThat(((RcsContent.Text) content(derivation).body()).text()).hasSizeLessThanOrEqualTo(3_072);
        assertThat(losses(derivation)).contains("words-not-shown {count=1}");
    }

    @Test
    void aFilmIsAFileOfItsOwnWithItsPosterAsThumbnailAndNoMoreBytesThanItsLengthIsWorth() {
        bench.clips.put("ast_mountains", new Medium(Medium.Kind.FILM, Duration.ofSeconds(4)));
        Derived derived = Bench.derived(bench.rcs(trip, ada, ALL));
        RcsContent.Media film = ((RcsContent.Carousel) ((RcsContent) derived.content()).body())
                .cards()
                .getFirst()
                .media()
                .orElseThrow();

        assertThat(film.contentType()).isEqualTo("video/mp4");
        assertThat(film.bytes()).isEqualTo(1_000_000);
        assertThat(film.thumbnail()).hasValueSatisfying(poster -> {
            assertThat(poster.contentType()).isEqualTo("image/jpeg");
            assertThat(poster.bytes()).isLessThanOrEqualTo(100_000);
        });
    }

    @Test
    void whileAnyFilmIsBeingMadeTheFormIsNotReadyAndAllOfThemAreBegun() {
        bench.clips.put("ast_mountains", new Medium(Medium.Kind.FILM, Duration.ofSeconds(4)));
        bench.clips.put("ast_dogs", new Medium(Medium.Kind.FILM, Duration.ofSeconds(4)));
        bench.clip = (asset, target) -> new Renditions.Pending(asset.equals("ast_dogs") ? 0.25 : 0.75);

        assertThat(bench.deriver.prepare(trip, ada, new Profile.Rcs())).isEqualTo(new NotReady(0.25));
    }

    @Test
    void everyLossAndEveryUnfitHasASentenceInBothLanguages() {
        for (Language language : Language.values()) {
            for (Loss.Code code : Loss.Code.values()) {
                Map<String, String> params = Map.of("count", "3", "cards", "3", "label", "L", "max", "40");
                assertThat(new Loss(code, params).message(language))
                        .isNotBlank()
                        .doesNotContain("{");
            }
            for (Unfit.Code code : Unfit.Code.values()) {
                assertThat(unfit(code, "broken").message(language)).isNotBlank().doesNotContain("{");
            }
            for (org.cardwire.media.Unfit.Code code : org.cardwire.media.Unfit.Code.values()) {
                Renditions.Refused refused = Renditions.Refused.of(new org.cardwire.media.Unfit(code, PARAMS));
                assertThat(refused.of("ast_1").message(language)).isNotBlank().doesNotContain("{");
            }
            assertThat(Renditions.Refused.unknownAsset().of("ast_1").message(language))
                    .contains("ast_1");
        }
    }

    private static final Map<String, String> PARAMS = Map.ofEntries(
            Map.entry("limit", "1"),
            Map.entry("percent", "1"),
            Map.entry("smallest", "1"),
            Map.entry("type", "image/x"),
            Map.entry("accepted", "image/jpeg"),
            Map.entry("bytes", "1"),
            Map.entry("width", "1"),
            Map.entry("height", "1"),
            Map.entry("pixels", "1"),
            Map.entry("frames", "1"),
            Map.entry("framePixels", "1"),
            Map.entry("seconds", "1"),
            Map.entry("reason", "cut off"),
            Map.entry("what", "a script"),
            Map.entry("most", "1"),
            Map.entry("characters", "水"));

    private static Unfit unfit(Unfit.Code code, String media) {
        Map<String, String> params = new HashMap<>(PARAMS);
        params.putAll(Map.of(
                "field",
                "/text",
                "length",
                "3",
                "max",
                "2",
                "asset",
                "ast_1",
                "media",
                media,
                "overhead",
                "1",
                "pictures",
                "3",
                "segments",
                "11"));
        return new Unfit(code, params);
    }

    @Test
    void theSameRecipientGivesTheSameContent() {
        assertThat(bench.rcs(trip, ada, ALL)).isEqualTo(bench.rcs(trip, ada, ALL));
    }
}
