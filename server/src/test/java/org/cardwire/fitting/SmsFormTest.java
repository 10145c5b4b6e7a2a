package org.cardwire.fitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cardwire.card.Card;
import org.cardwire.card.Limits;
import org.cardwire.card.Parsed;
import org.cardwire.card.Samples;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.carrier.spi.SmsContent.Coding;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.junit.jupiter.api.Test;

/** A card as a text with a link, and the segments that it takes. */
class SmsFormTest {
    private final Bench bench = new Bench();

    private Derived derive(Card card, String... values) {
        return Bench.derived(bench.derive(card, Bench.sms(), Bench.values(card, values)));
    }

    private static SmsContent content(Derived derived) {
        return (SmsContent) derived.content();
    }

    @Test
    void aServiceCarouselIsOneGsmSegmentWithSignatureAndLink() {
        Derived derived = derive(Samples.card("three-photo-carousel"), "name", "Ada");

        assertThat(content(derived).segments())
                .containsExactly("Stay: Ada, your three weekend ideas are here https://s.example/page000000000007");
        assertThat(content(derived).coding()).isEqualTo(Coding.GSM7);
        assertThat(derived.bytes()).isEqualTo((79 * 7 + 7) / 8);
        assertThat(derived.losses())
                .extracting(loss -> loss.code().wireName() + " " + loss.params())
                .containsExactly("cards-on-page {count=3}", "media-on-page {count=3}", "buttons-on-page {count=7}");
    }

    @Test
    void theFilmOfTheCardPageIsBegunWithTheMessage() {
        var film = new Medium(Medium.Kind.FILM, Duration.ofSeconds(8));
        bench.clips.put("ast_dogs", film);
        derive(Samples.card("three-photo-carousel"), "name", "Ada");

        assertThat(bench.asked).containsExactly(PageTargets.clip(film));
        assertThat(bench.asked.getFirst().byteLimit()).isEqualTo(1_000_000);
    }

    @Test
    void anEmojiInTheNameMakesUcs2AndIsNotSplit() {
        Derived derived = derive(Samples.card("three-photo-carousel"), "name", "Ada👩🏽‍🚀");

        assertThat(content(derived).coding()).isEqualTo(Coding.UCS2);
        assertThat(content(derived).segments())
                .containsExactly(
                        "Stay: Ada👩🏽‍🚀, your three weekend ideas are here https://s.examp", "le/page000000000007");
        assertThat(derived.segments()).isEqualTo(2);
    }

    @Test
    void aChinesePromotionCarriesSignatureLinkAndOptOutWords() {
        Derived derived = derive(Samples.card("double-eleven"), "name", "李雷");

        assertThat(content(derived).text()).isEqualTo("【住好】李雷，双十一会员专享 https://s.example/page000000000007 拒收请回复R");
        assertThat(content(derived).coding()).isEqualTo(Coding.UCS2);
        assertThat(derived.segments()).isEqualTo(1);
    }

    @Test
    void aOneTimeCodeHasNeitherLinkNorOptOut() {
        Card card = Samples.card("otp");

        assertThat(content(derive(card, "code", "042917")).text())
                .isEqualTo("Stay: 042917 is your code. It is good for 5 minutes. Tell it to nobody.");
        assertThat(content(derive(card.in(Locale.CHINA), "code", "042917")).text())
                .isEqualTo("【住好】验证码 042917，5 分钟内有效，请勿告诉他人。");
        assertThat(derive(card, "code", "042917").losses()).isEmpty();
    }

    @Test
    void withoutATextTheFirstCardSpeaksAndStandsOnThePageTooForItsPicture() {
        Derived derived = derive(Samples.card("personal-card"), "name", "Ada", "order", "0042", "day", "2026-12-01");

        assertThat(content(derived).text())
                .isEqualTo("Stay: Ada, your parcel is on its way\nThank you, Ada. Order 0042 arrives on Dec 1, 2026."
                        + " https://s.example/page000000000007");
        assertThat(derived.losses())
                .extracting(Loss::code)
                .containsExactly(Loss.Code.MEDIA_ON_PAGE, Loss.Code.BUTTONS_ON_PAGE);
    }

    @Test
    void theAuthorsOwnWordsForSmsGoFirst() {
        String json = """
                { "version": 1, "kind": "service", "locale": "en", "layout": "card", "text": "long",
                  "overrides": { "sms": { "text": "short" } } }
                """;
        Card card = ((Parsed.Valid<Card>) Card.parse(json.getBytes(StandardCharsets.UTF_8), Limits.standard())).value();

        assertThat(content(derive(card)).text()).isEqualTo("Stay: short");
    }

    @Test
    void serviceMessagesCarryTheOptOutWhereTheSenderWantsIt() {
        Card card = Samples.card("three-photo-carousel");
        Imprint wanting = new Imprint(Map.of(), Map.of("en", "STOP to 1234"), true);
        Profile profile = new Profile.Sms(Concatenation.UDH_8BIT, 10, wanting);
        Derived derived = Bench.derived(bench.derive(card, profile, Bench.values(card)));

        assertThat(content(derived).text()).endsWith(" STOP to 1234").startsWith("Hello, your");
    }

    @Test
    void aTextOfTooManySegmentsIsUnfitAndSaysHowMany() {
        Card card = Samples.card("double-eleven");
        Profile narrow = new Profile.Sms(Concatenation.UDH_8BIT, 1, Bench.imprint());
        Unfit unfit = (Unfit) bench.derive(card, narrow, Bench.values(card, "name", "欧".repeat(20)));

        assertThat(unfit.code()).isEqualTo(Unfit.Code.TOO_MANY_SEGMENTS);
        assertThat(unfit.params()).isEqualTo(Map.of("segments", "2", "max", "1"));
    }

    @Test
    void aTextOfWhichNothingIsLeftIsUnfit() {
        String json = """
                { "version": 1, "kind": "service", "locale": "en", "layout": "card", "text": "{{a}}",
                  "variables": [ { "name": "a", "default": "" } ] }
                """;
        Card card = ((Parsed.Valid<Card>) Card.parse(json.getBytes(StandardCharsets.UTF_8), Limits.standard())).value();

        for (Profile profile : List.of(Bench.sms(), new Profile.Rcs())) {
            Derivation derivation = bench.derive(card, profile, Bench.values(card));
            assertThat(derivation).isEqualTo(new Unfit(Unfit.Code.EMPTY, Map.of("field", "/text")));
        }
    }
}
