package org.cardwire.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cardwire.card.Card;
import org.cardwire.card.Samples;
import org.cardwire.card.Values;
import org.cardwire.carrier.mm7.Mm7Size;
import org.cardwire.carrier.spi.MmsContent;
import org.cardwire.media.Format;
import org.cardwire.media.Target;
import org.junit.jupiter.api.Test;

/** A card as slides: words, SMIL, names, and never a byte over the limit. */
class MmsFormTest {
    private final Bench bench = new Bench();

    private static String text(MmsContent.Part part) {
        return new String(part.body().copy(), StandardCharsets.UTF_8);
    }

    @Test
    void aCarouselOfThreePhotosBecomesThreeSlides() {
        Card card = Samples.card("three-photo-carousel");
        Derived derived = Bench.derived(bench.derive(card, Bench.mms(307_200), Bench.values(card, "name", "Ada")));
        MmsContent content = (MmsContent) derived.content();

        assertThat(content.subject()).isEqualTo("Three ideas for your weekend");
        assertThat(content.smil().name()).isEqualTo("start.smil");
        assertThat(content.smil().contentType()).isEqualTo("application/smil");
        assertThat(text(content.smil())).isEqualTo("""
                        <smil>
                        <head>
                        <layout>
                        <root-layout width="320" height="480"/>
                        <region id="Image" left="0" top="0" width="320" height="280" fit="meet"/>
                        <region id="Text" left="0" top="280" width="320" height="200" fit="scroll"/>
                        </layout>
                        </head>
                        <body>
                        <par dur="8000ms">
                        <img src="slide1.jpg" region="Image"/>
                        <text src="slide1.txt" region="Text"/>
                        </par>
                        <par dur="8000ms">
                        <img src="slide2.jpg" region="Image"/>
                        <text src="slide2.txt" region="Text"/>
                        </par>
                        <par dur="8000ms">
                        <img src="slide3.jpg" region="Image"/>
                        <text src="slide3.txt" region="Text"/>
                        </par>
                        </body>
                        </smil>
                        """);
        assertThat(content.parts())
                .extracting(MmsContent.Part::name)
                .containsExactly("slide1.jpg", "slide1.txt", "slide2.jpg", "slide2.txt", "slide3.jpg", "slide3.txt");
        assertThat(content.parts().get(1).contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(text(content.parts().get(1)).lines())
                .containsExactly(
                        "Ada, your three weekend ideas are here",
                        "Two nights by the lake",
                        "From 89 a night, breakfast included.",
                        "Book: https://s.example/b00-000000000007",
                        "Reply 1 Remind me");
        assertThat(text(content.parts().get(3)).lines())
                .containsExactly(
                        "Dogs stay free",
                        "Every house takes them until the end of the month.",
                        "Where: Lake house (46.81820, 8.22750)",
                        "Call us: +447700900000");
        assertThat(text(content.parts().get(5)).lines())
                .containsExactly(
                        "An evening at the sea",
                        "Dinner on the pier at sunset.",
                        "Save the date: Dinner on the pier, Dec 12, 2026, 6:00\u202fPM – Dec 12, 2026, 9:00\u202fPM",
                        "Reply 2 More ideas");
        assertThat(text(content.parts().get(1))).doesNotContainPattern("(?<!\r)\n");
        assertThat(derived.losses())
                .extracting(loss -> loss.code().wireName() + " " + loss.params())
                .containsExactly(
                        "carousel-as-slides {cards=3}",
                        "button-as-text {label=Book}",
                        "button-as-text {label=Remind me}",
                        "button-as-text {label=Where}",
                        "button-as-text {label=Call us}",
                        "button-as-text {label=Save the date}",
                        "button-not-shown {label=Near me}",
                        "button-as-text {label=More ideas}");
        assertThat(derived.bytes()).isEqualTo(Mm7Size.payload(content));
    }

    @Test
    void chineseCardsNumberTheirRepliesInChinese() {
        Card card = Samples.card("double-eleven");
        MmsContent content = (MmsContent) Bench.derived(bench.derive(card, Bench.mms(102_400), Bench.values(card)))
                .content();

        assertThat(text(content.parts().get(1)).lines())
                .containsExactly(
                        "顾客，双十一会员专享",
                        "全场低至五折",
                        "满 300 减 50。今晚 20:00 开抢！",
                        "立即抢购：https://s.example/b00-000000000007",
                        "回复1 提醒我");
        assertThat(text(content.parts().get(3)).lines()).containsExactly("会员日再减 20", "到店看看：南京路步行街");
    }

    @Test
    void picturesWithoutScoresShareEquallyAllButAStepOfTheGridThatTheLongestTextsLeave() {
        Card card = Samples.card("three-photo-carousel");
        bench.pictureBytes = Integer.MAX_VALUE;
        for (int limit : List.of(307_200, 102_400, 30_720)) {
            bench.asked.clear();
            Values longest = Bench.values(card, "name", "漢".repeat(30));
            Form form = (Form) bench.deriver.prepare(card, longest, Bench.mms(limit));

            assertThat(bench.asked.stream().map(Target::byteLimit).distinct()).hasSize(1);
            long most = Bench.derived(form.derive(Recipient.of(Bench.MESSAGE, longest)))
                    .bytes();
            int share = bench.asked.getFirst().byteLimit();
            int step = Integer.highestOneBit(share) / 128;
            assertThat(share % step).isZero();
            assertThat(most).isBetween(limit - 3L * step + 1, (long) limit);
            Values short1 = Bench.values(card, "name", "A");
            assertThat(Bench.derived(form.derive(Recipient.of(Bench.MESSAGE, short1)))
                            .bytes())
                    .isEqualTo(most - 89);
        }
    }

    private Derived withFilm(Duration length, Profile profile) {
        Card card = Samples.card("three-photo-carousel");
        bench.clips.put("ast_mountains", new Medium(Medium.Kind.FILM, length));
        bench.pictureBytes = Integer.MAX_VALUE;
        return Bench.derived(bench.derive(card, profile, Bench.values(card, "name", "Ada")));
    }

    @Test
    void aFilmPlaysToItsEndOnItsSlideAndGetsThreeTimesWhatAPictureGets() {
        Derived derived = withFilm(Duration.ofMillis(12_400), Bench.mms(307_200));
        MmsContent content = (MmsContent) derived.content();
        MmsContent.Part film = content.parts().getFirst();

        assertThat(text(content.smil()))
                .contains(
                        "<par dur=\"13000ms\">\n<video src=\"slide1.mp4\" region=\"Image\"/>\n<text src=\"slide1.txt\"")
                .contains("<par dur=\"8000ms\">\n<img src=\"slide2.jpg\"");
        assertThat(film.contentType()).isEqualTo("video/mp4");
        assertThat((double) film.body().size() / content.parts().get(2).body().size())
                .isBetween(2.7, 3.1);
        assertThat(derived.bytes()).isBetween(300_000L, 307_200L);
        assertThat(derived.losses()).extracting(Loss::code).doesNotContain(Loss.Code.CLIP_AS_POSTER);
    }

    @Test
    void aFilmTooLongForItsBytesIsItsPosterWithALinkToWhereItPlays() {
        Derived derived = withFilm(Duration.ofMinutes(1), Bench.mms(307_200));
        MmsContent content = (MmsContent) derived.content();

        assertThat(content.parts().getFirst().name()).isEqualTo("slide1.jpg");
        assertThat(text(content.parts().get(1)).lines()).contains("Watch: https://s.example/page000000000007");
        assertThat(text(content.smil()))
                .doesNotContain("<video")
                .contains("<par dur=\"8000ms\">\n<img src=\"slide1.jpg\"");
        assertThat(derived.losses().get(1)).isEqualTo(Loss.count(Loss.Code.CLIP_AS_POSTER, "count", 1));
        assertThat(bench.asked).noneMatch(target -> target.allows(Format.MP4));
        assertThat(derived.bytes()).isLessThanOrEqualTo(307_200L);
    }

    @Test
    void aFilmThatProvesNotToFitIsItsPosterToo() {
        bench.clip = (asset, target) -> new Renditions.Refused("too-long", Map.of("seconds", "300"));
        Derived derived = withFilm(Duration.ofSeconds(5), Bench.mms(307_200));

        assertThat(bench.asked).anyMatch(target -> target.allows(Format.MP4));
        assertThat(((MmsContent) derived.content()).parts().getFirst().contentType())
                .isEqualTo("image/jpeg");
        assertThat(derived.losses()).extracting(Loss::code).contains(Loss.Code.CLIP_AS_POSTER);
    }

    @Test
    void theContentClassSaysWhetherAFilmIs3gpOrNone() {
        var classic = new Profile.Mms(307_200, Mm7Size::payload, Plays.CLASSIC);
        var pictures = new Profile.Mms(307_200, Mm7Size::payload, Plays.PICTURES);

        assertThat(((MmsContent) withFilm(Duration.ofSeconds(5), classic).content())
                        .parts()
                        .getFirst())
                .satisfies(film -> {
                    assertThat(film.name()).isEqualTo("slide1.3gp");
                    assertThat(film.contentType()).isEqualTo("video/3gpp");
                });
        assertThat(bench.asked)
                .filteredOn(target -> target.allows(Format.THREE_GP))
                .allMatch(target -> target.maxWidth() == 176 && target.maxHeight() == 144);
        assertThat(withFilm(Duration.ofSeconds(5), pictures).losses())
                .extracting(Loss::code)
                .contains(Loss.Code.CLIP_AS_POSTER);
    }

    @Test
    void aSoundIsHeardWhileItsSlideStands() {
        Card card = Samples.card("personal-card");
        bench.clips.put("ast_dandelion", new Medium(Medium.Kind.SOUND, Duration.ofSeconds(20)));
        Values values = Bench.values(card, "name", "Ada", "order", "1", "day", "2026-12-01");
        MmsContent content = (MmsContent)
                Bench.derived(bench.derive(card, Bench.mms(307_200), values)).content();

        assertThat(text(content.smil())).contains("<par dur=\"20000ms\">\n<audio src=\"slide1.m4a\"/>\n");
        assertThat(content.parts().getFirst().contentType()).isEqualTo("audio/mp4");
    }

    @Test
    void whileAFilmIsBeingMadeTheFormIsNotReadyAndAWordMoreDoesNotAskForAnother() {
        Card card = Samples.card("three-photo-carousel");
        bench.clips.put("ast_mountains", new Medium(Medium.Kind.FILM, Duration.ofSeconds(5)));
        bench.clip = (asset, target) -> new Renditions.Pending(0.4);

        for (String name : List.of("Ada", "Augusta Ada King")) {
            assertThat(bench.deriver.prepare(card, Bench.values(card, "name", name), Bench.mms(307_200)))
                    .isEqualTo(new NotReady(0.4));
        }
        assertThat(bench.asked).hasSize(2);
        assertThat(bench.asked.getFirst()).isEqualTo(bench.asked.getLast());
    }

    @Test
    void thePictureThatIsHardestToCompressGetsMoreOfTheMessage() {
        Card card = Samples.card("three-photo-carousel");
        bench.pictureBytes = Integer.MAX_VALUE;
        bench.score = (asset, bytes) ->
                Optional.of(100 - (asset.equals("ast_mountains") ? 60 : 20) * Math.sqrt(10_000.0 / bytes));
        Values values = Bench.values(card, "name", "Ada");
        MmsForm form = (MmsForm) bench.deriver.prepare(card, values, Bench.mms(102_400));
        List<ShownMedia> media =
                form.media().stream().map(Optional::orElseThrow).toList();

        assertThat(media.getFirst().bytes()).isGreaterThan(4 * media.get(1).bytes());
        assertThat(media)
                .extracting(fitted -> fitted.score().orElseThrow())
                .allSatisfy(score ->
                        assertThat(score).isCloseTo(media.getFirst().score().orElseThrow(), within(1.0)));
        assertThat(Bench.derived(form.derive(Recipient.of(Bench.MESSAGE, values)))
                        .bytes())
                .isBetween(101_000L, 102_400L);
    }

    @Test
    void aWordMoreOrLessAsksForTheSameRenditions() {
        Card card = Samples.card("three-photo-carousel");
        List<Target> before = asked(card, Bench.values(card, "name", "Ada"));

        assertThat(asked(card, Bench.values(card, "name", "Augusta"))).isEqualTo(before);
    }

    private List<Target> asked(Card card, Values values) {
        bench.asked.clear();
        bench.deriver.prepare(card, values, Bench.mms(307_200));
        return List.copyOf(bench.asked);
    }

    @Test
    void noRecipientOfABatchIsOverTheLimitHoweverTheValuesAreWritten() {
        long seed = 823;
        Random random = new Random(seed);
        Card card = Samples.card("personal-card");
        bench.pictureBytes = Integer.MAX_VALUE;
        for (int batch = 0; batch < 20; batch++) {
            List<Values> all = random.ints(30, 0, 41)
                    .mapToObj(length -> Bench.values(
                            card,
                            "name",
                            name(random, length),
                            "order",
                            "" + random.nextInt(1, 1 << 30),
                            "day",
                            "2026-0" + random.nextInt(1, 10) + "-11"))
                    .toList();
            Form form = (Form) bench.deriver.prepare(card, Values.longest(all), Bench.mms(50_000));
            for (Values values : all) {
                assertThat(form.derive(Recipient.of(Bench.MESSAGE, values)))
                        .as("seed %d batch %d", seed, batch)
                        .isInstanceOf(Derived.class);
            }
        }
    }

    private static String name(Random random, int length) {
        String[] letters = {"a", "é", "漢", "😀", "&", "<", "\""};
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < length; i++) {
            name.append(letters[random.nextInt(letters.length)]);
        }
        return name.toString();
    }

    @Test
    void aMessageLongerThanItsBatchSaidIsRefusedRatherThanSent() {
        Card card = Samples.card("three-photo-carousel");
        bench.pictureBytes = Integer.MAX_VALUE;
        Values said = Bench.values(card, "name", "A");
        long full = Bench.derived(bench.derive(card, Bench.mms(30_720), said)).bytes();
        Form form = (Form) bench.deriver.prepare(card, said, Bench.mms((int) full));
        Derivation derivation = form.derive(Recipient.of(Bench.MESSAGE, Bench.values(card, "name", "漢".repeat(30))));

        assertThat(((Unfit) derivation).code()).isEqualTo(Unfit.Code.MESSAGE_TOO_LARGE);
    }

    @Test
    void aLimitThatTheTextsFillLeavesNoRoomForPictures() {
        Card card = Samples.card("three-photo-carousel");
        Unfit unfit = (Unfit) bench.deriver.prepare(card, Bench.values(card), Bench.mms(6_000));

        assertThat(unfit.code()).isEqualTo(Unfit.Code.NO_ROOM_FOR_MEDIA);
        assertThat(unfit.params()).containsEntry("limit", "6000").containsEntry("pictures", "3");
        assertThat(bench.asked).isEmpty();
    }

    @Test
    void aLongTitleIsCutForTheSubjectBetweenCharactersAsAReaderSeesThem() {
        Card card = Samples.card("personal-card");
        Derived derived = Bench.derived(bench.derive(
                card,
                Bench.mms(100_000),
                Bench.values(card, "name", "👨‍👩‍👧‍👦".repeat(5), "order", "1", "day", "2026-12-01")));
        MmsContent content = (MmsContent) derived.content();

        assertThat(content.subject()).isEqualTo("👨‍👩‍👧‍👦".repeat(5) + ", yo…");
        assertThat(content.subject().codePointCount(0, content.subject().length()))
                .isLessThanOrEqualTo(40);
        assertThat(derived.losses()).extracting(Loss::code).contains(Loss.Code.SUBJECT_SHORTENED);
    }

    @Test
    void datesAreShownAsTheLanguageWritesThem() {
        Card card = Samples.card("personal-card").in(Locale.CHINA);
        Values values = Bench.values(card, "name", "李雷", "order", "0042", "day", "2026-12-01");
        MmsContent content = (MmsContent)
                Bench.derived(bench.derive(card, Bench.mms(100_000), values)).content();

        assertThat(text(content.parts().get(1))).contains("订单 0042 将于 2026年12月1日 送达。");
    }

    @Test
    void aTextWithoutCardsIsOneSlideOfText() {
        Card card = Samples.card("otp");
        MmsContent content =
                (MmsContent) Bench.derived(bench.derive(card, Bench.mms(30_720), Bench.values(card, "code", "042917")))
                        .content();

        assertThat(content.parts()).extracting(MmsContent.Part::name).containsExactly("slide1.txt");
        assertThat(text(content.parts().getFirst())).startsWith("042917 is your code.");
    }
}
