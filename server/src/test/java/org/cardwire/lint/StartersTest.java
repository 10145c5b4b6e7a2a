package org.cardwire.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cardwire.card.Card;
import org.cardwire.card.Language;
import org.cardwire.card.Limits;
import org.cardwire.card.Parsed;
import org.cardwire.card.Variables;
import org.cardwire.carrier.mm7.Mm7Size;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.fitting.Derived;
import org.cardwire.fitting.Deriver;
import org.cardwire.fitting.Imprint;
import org.cardwire.fitting.Links;
import org.cardwire.fitting.PicturesOnly;
import org.cardwire.fitting.Plays;
import org.cardwire.fitting.Preview;
import org.cardwire.fitting.Previewer;
import org.cardwire.fitting.Profile;
import org.cardwire.fitting.Renditions;
import org.cardwire.lint.rule.Edition;
import org.cardwire.lint.rule.Pictures;
import org.cardwire.media.Caps;
import org.cardwire.media.Effort;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Fitting;
import org.cardwire.media.Media;
import org.cardwire.media.Target;
import org.cardwire.starter.Starter;
import org.cardwire.starter.Starters;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StartersTest {
    private static final Limits LIMITS = Limits.standard();
    private static final Starters STARTERS = Starters.standard();
    private static final Fitter FITTER = new Fitter(Caps.DEFAULT);
    private static final int SMALL_MMS = 100_000;
    /** What a brand of these languages has. */
    private static final Imprint IMPRINT =
            new Imprint(Map.of("zh", "【晨光】", "en", "Dawn: "), Map.of("zh", "拒收请回复R", "en", "STOP to end"), false);

    private static final Map<String, Pictures.Seen> SEEN = new ConcurrentHashMap<>();
    private static final Map<List<String>, Renditions.Ended> FITTED = new ConcurrentHashMap<>();

    private static final class Short implements Links {
        @Override
        public URI cardPage(long message) {
            return URI.create("https://s.example/0000000000000000");
        }

        @Override
        public URI button(long message, int button) {
            return URI.create("https://s.example/000000000000000" + button);
        }
    }

    static Stream<Named<Starter>> all() {
        return STARTERS.all().stream().map(starter -> Named.of(starter.id(), starter));
    }

    private static Card card(JsonNode document) {
        return switch (Card.parse(document, LIMITS)) {
            case Parsed.Valid<Card>(Card card) -> card;
            case Parsed.Invalid<Card> invalid -> throw new AssertionError(invalid.problems());
        };
    }

    private static Renditions.Ended fitted(String asset, Target target) {
        return FITTED.computeIfAbsent(List.of(asset, target.key()), _ -> fit(asset, target));
    }

    private static Renditions.Ended fit(String asset, Target target) {
        Fitting fitting = FITTER.fit(Media.of(STARTERS.picture(asset)), target, Effort.DRAFT);
        assertThat(fitting).isInstanceOf(Fitted.class);
        Fitted made = (Fitted) fitting;
        return new Renditions.Rendition(
                Blob.of(made.bytes()),
                made.contentType(),
                made.width(),
                made.height(),
                made.score(),
                URI.create("https://media.example/" + asset));
    }

    private static Preview preview(Card card, Locale locale) {
        Deriver deriver =
                new Deriver(LIMITS, new PicturesOnly(StartersTest::fitted), new Short(), (message, button) -> "tap");
        var handset = new Previewer.Handset(
                Optional.empty(),
                new Profile.Mms(SMALL_MMS, Mm7Size::payload, Plays.MP4),
                new Profile.Sms(Concatenation.UDH_16BIT, 10, IMPRINT));
        return new Previewer(deriver, LIMITS, (channel, segments, bytes) -> Optional.empty())
                .preview(card, locale, new Variables(card.in(locale)).samples(), handset);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aStarterHasNothingWorthChanging(Starter starter) {
        Pictures pictures =
                asset -> Optional.of(SEEN.computeIfAbsent(asset, name -> PictureReader.read(STARTERS.picture(name))));
        var around = new Edition.Around(Optional.of(IMPRINT), Optional.of(List.of()), pictures);
        Linter.Report report = Cards.LINTER.lint(card(starter.card()), starter.card(), around);
        assertThat(report.findings()).isEmpty();
        assertThat(report.unjudged()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aStarterIsInChineseAndEnglishAndSaysWhatItIsFor(Starter starter) {
        Card card = card(starter.card());
        assertThat(card.locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(card.locales()).containsOnlyKeys(Locale.ENGLISH);
        for (Language reader : Language.values()) {
            assertThat(starter.name().get(reader)).isNotBlank();
            assertThat(starter.about().get(reader)).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aStarterHasAFormOnEveryChannelInBothLanguages(Starter starter) {
        Card card = card(starter.card());
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            Preview preview = preview(card, locale);
            assertThat(preview.rcs().shown().derivation())
                    .isInstanceOfSatisfying(
                            Derived.class, rcs -> assertThat(rcs.losses()).isEmpty());
            assertThat(preview.mms().shown().derivation())
                    .isInstanceOfSatisfying(
                            Derived.class, mms -> assertThat(mms.bytes()).isLessThanOrEqualTo(SMALL_MMS));
            assertThat(preview.sms().shown().derivation()).isInstanceOfSatisfying(Derived.class, sms -> {
                assertThat(sms.content().channel()).isEqualTo(Channel.SMS);
                assertThat(sms.segments()).isLessThanOrEqualTo(2);
            });
        }
    }

    @Test
    void thePicturesAndCardsAreLessThanAMegabyteAndNoneIsLeftOver() throws IOException {
        Path folder = Path.of("src", "main", "resources", "starters");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum())
                    .isLessThan(1_000_000);
        }
        try (Stream<Path> files = Files.list(folder.resolve("pictures"))) {
            assertThat(files.map(file -> "ast_" + file.getFileName().toString().replace(".jpg", "")))
                    .containsExactlyInAnyOrderElementsOf(STARTERS.all().stream()
                            .flatMap(starter -> starter.assets().stream())
                            .toList());
        }
    }
}
