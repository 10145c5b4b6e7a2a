package org.cardwire.fitting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.card.Card;
import org.cardwire.card.Language;
import org.cardwire.card.Samples;
import org.cardwire.card.Values;
import org.cardwire.card.Variables;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.link.Price;
import org.junit.jupiter.api.Test;

/** All forms at once: what is shown is what is sent. */
class PreviewerTest {
    private final Bench bench = new Bench();
    private final Previewer previewer = new Previewer(
            bench.deriver,
            Bench.LIMITS,
            (channel, segments, bytes) ->
                    channel == Channel.SMS ? Optional.of(new Price(40_000, "GBP").times(segments)) : Optional.empty());

    private Preview preview(Card card, Locale locale, Profile.Mms mms) {
        Values samples = new Variables(card.in(locale)).samples();
        return previewer.preview(
                card, locale, samples, new Previewer.Handset(Optional.empty(), mms, (Profile.Sms) Bench.sms()));
    }

    @Test
    void thePreviewIsWhatARecipientWithTheSampleValuesGets() {
        Card card = Samples.card("personal-card");
        Preview preview = preview(card, Locale.ENGLISH, (Profile.Mms) Bench.mms(100_000));
        Values samples = new Variables(card).samples();
        Recipient recipient = Recipient.of(0, samples);

        Values longest = new Variables(card).longest();
        assertThat(preview.rcs().shown().derivation())
                .isEqualTo(bench.derive(card, new Profile.Rcs(), recipient, longest));
        assertThat(preview.mms().shown().derivation())
                .isEqualTo(bench.derive(card, Bench.mms(100_000), recipient, longest));
        assertThat(preview.sms().shown().derivation()).isEqualTo(bench.derive(card, Bench.sms(), recipient, longest));
        assertThat(preview.mms().shown().load().toMillis()).isBetween(330L, 360L);
    }

    @Test
    void aFilmThatIsBeingMadeIsShownByItsPosterWithHowFarItIs() {
        bench.clips.put("ast_lounge", new Medium(Medium.Kind.FILM, Duration.ofSeconds(5)));
        bench.clip = (asset, target) -> new Renditions.Pending(0.437);
        JsonNode json = json();

        for (JsonNode media : List.of(json.at("/rcs/cards/0/media"), json.at("/mms/slides/0/media"))) {
            assertThat(media.path("contentType").asText()).isEqualTo("image/jpeg");
            assertThat(media.path("making").asDouble()).isEqualTo(0.44);
        }
        assertThat(json.at("/mms/slides/1/media").has("making")).isFalse();
    }

    @Test
    void aFilmThatIsMadeIsShownWithItsPosterAndItsSeconds() {
        bench.clips.put("ast_lounge", new Medium(Medium.Kind.FILM, Duration.ofSeconds(9)));
        JsonNode json = json();

        assertThat(json.at("/rcs/cards/0/media/contentType").asText()).isEqualTo("video/mp4");
        assertThat(json.at("/rcs/cards/0/media/poster").asText()).contains("ast_lounge");
        assertThat(json.at("/rcs/cards/0/media").has("making")).isFalse();
        assertThat(json.at("/mms/slides/0/media/contentType").asText()).isEqualTo("video/mp4");
        assertThat(json.at("/mms/slides/0/seconds").asInt()).isEqualTo(9);
        assertThat(json.at("/mms/slides/1/seconds").asInt()).isEqualTo(8);
    }

    @Test
    void aPictureThatIsBeingMadeIsADraftWithoutAScore() {
        bench.score = (asset, bytes) -> Optional.of(71.0);
        bench.drafts = "ast_lounge"::equals;
        JsonNode json = json();

        assertThat(json.at("/rcs/cards/0/media/draft").asBoolean()).isTrue();
        assertThat(json.at("/rcs/cards/0/media").has("score")).isFalse();
        assertThat(json.at("/rcs/cards/1/media").has("draft")).isFalse();
        assertThat(json.at("/rcs/cards/1/media/score").asDouble()).isEqualTo(71);
        for (int slide = 0; slide < 2; slide++) { // each may get another share once all scores are known
            assertThat(json.at("/mms/slides/" + slide + "/media/draft").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void aSoundThatIsBeingMadeHasNothingToStandInForItYet() {
        bench.clips.put("ast_lounge", new Medium(Medium.Kind.SOUND, Duration.ofSeconds(5)));
        bench.clip = (asset, target) -> new Renditions.Pending(0.5);

        assertThat(json().at("/mms/unfit/sentence").asText()).contains("50");
    }

    private JsonNode json() {
        Preview preview = preview(Samples.card("double-eleven"), Locale.CHINA, (Profile.Mms) Bench.mms(300_000));
        return new PreviewJson(Language.ZH).write(preview);
    }

    @Test
    void theJsonTellsSegmentsPriceAndTheCharactersThatCostThem() {
        Preview preview = preview(Samples.card("double-eleven"), Locale.CHINA, (Profile.Mms) Bench.mms(100_000));
        JsonNode json = new PreviewJson(Language.ZH).write(preview);

        assertThat(json.at("/sms/coding").asText()).isEqualTo("ucs2");
        assertThat(json.at("/sms/segments")).hasSize(1);
        assertThat(json.at("/sms/room").intValue()).isEqualTo(70);
        assertThat(json.at("/sms/price/amount").asText()).isEqualTo("0.04");
        assertThat(json.at("/sms/forcesUcs2/0").asText()).isEqualTo("【");
        assertThat(json.at("/rcs/form").asText()).isEqualTo("carousel");
        assertThat(json.at("/rcs/cards/0/buttons/0/action/url").asText()).isEqualTo("https://shop.example/11");
        assertThat(json.at("/mms/slides")).hasSize(2);
        assertThat(json.at("/mms/slides/0/media/bytes").intValue()).isEqualTo(40_000);
        assertThat(json.at("/mms/slides/0/text").asText()).startsWith("李雷，双十一会员专享");
        assertThat(json.at("/mms/losses/0/sentence").asText()).isEqualTo("轮播变为 2 张幻灯片。");
    }

    @Test
    void aFormThatCannotBeSaysWhyAndTheOthersStand() {
        Preview preview = preview(Samples.card("double-eleven"), Locale.CHINA, (Profile.Mms) Bench.mms(4_000));
        JsonNode json = new PreviewJson(Language.EN).write(preview);

        assertThat(json.at("/mms/unfit/code").asText()).isEqualTo("no-room-for-media");
        assertThat(json.at("/mms/unfit/sentence").asText()).startsWith("The limit is 4000 bytes");
        assertThat(json.at("/mms").has("slides")).isFalse();
        assertThat(json.at("/sms/text").asText()).isNotEmpty();
    }
}
