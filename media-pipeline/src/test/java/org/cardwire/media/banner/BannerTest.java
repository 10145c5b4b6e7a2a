package org.cardwire.media.banner;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.cardwire.media.Caps;
import org.cardwire.media.Fitter;
import org.cardwire.media.Media;
import org.cardwire.media.Samples;
import org.cardwire.media.banner.Rendering.Code;
import org.cardwire.media.banner.Rendering.Drawn;
import org.cardwire.media.banner.Rendering.Note;
import org.cardwire.media.banner.Rendering.Refused;
import org.cardwire.media.font.Typeface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BannerTest {
    private static final int WIDTH = 480;
    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private final Banner banner = new Banner(new Fitter(Caps.DEFAULT), Caps.DEFAULT.deadline());

    private static BannerTemplate template(String id) {
        return BannerTemplate.byId(id).orElseThrow();
    }

    private static BannerOrder order(Map<String, String> values, Optional<BannerOrder.Photo> photo) {
        return new BannerOrder(values, BrandColours.DEFAULT, photo, CHINESE);
    }

    private static Optional<BannerOrder.Photo> photo(double x, double y) {
        return Optional.of(new BannerOrder.Photo(Media.of(Samples.photo("lounge")), x, y));
    }

    private Drawn drawn(BannerTemplate template, BannerOrder order) {
        Rendering rendering = banner.render(template, order, WIDTH);
        assertThat(rendering).isInstanceOf(Drawn.class);
        return (Drawn) rendering;
    }

    static Stream<Arguments> all() {
        return BannerTemplate.all().stream()
                .flatMap(
                        template -> Stream.of(Arguments.of(template, CHINESE), Arguments.of(template, Locale.ENGLISH)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTemplateIsDrawnWithItsSamples(BannerTemplate template, Locale language) {
        var order = new BannerOrder(template.samples(language), BrandColours.DEFAULT, photo(0.5, 0.5), language);

        Drawn drawn = drawn(template, order);

        BufferedImage image = Samples.decode(drawn.png());
        assertThat(image.getWidth()).isEqualTo(WIDTH);
        assertThat(image.getHeight()).isEqualTo(WIDTH / 2);
        assertThat(drawn.notes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTemplateDoesWithTheWordsItNeedsAlone(BannerTemplate template, Locale language) {
        Map<String, String> needed = new HashMap<>(template.samples(language));
        template.slots().stream().filter(slot -> !slot.needed()).forEach(slot -> needed.remove(slot.id()));

        drawn(template, new BannerOrder(needed, BrandColours.DEFAULT, photo(0.5, 0.5), language));
    }

    @ParameterizedTest
    @CsvSource({
        "双十一, 1, 120",
        "双十一会员专享大促, 1, 103",
        "全场低至五折，会员再享双倍积分，今晚八点准时开抢不见不散, 2, 60",
        "Members save today, 2, 119",
        "A very long headline that certainly needs two lines, 2, 70",
    })
    void wordsAreSetAsLargeAsTheirPlaceAllowsAndNeverCut(String text, int lines, double atLeast) {
        Layer.Stack stack = template("announce").stacks().getFirst();
        Setting setting = column(stack, text).blocks().getFirst().setting();

        int shown =
                setting.lines().stream().mapToInt(TextLayout::getCharacterCount).sum();
        assertThat(shown).isEqualTo(text.length() - (lines == 2 && text.contains(" ") ? 1 : 0));
        assertThat(setting.lines()).hasSize(lines);
        assertThat(setting.width()).isLessThanOrEqualTo(stack.area().width());
        assertThat(setting.size()).isBetween(atLeast, 120.0);
    }

    @Test
    void aSignThatMustNotBeginALineDoesNot() {
        assertThat(Setting.broken("今晚八点，", Typeface.of("今", true).orElseThrow().deriveFont(100f), 410, CHINESE))
                .containsExactly("今晚八", "点，");
    }

    private static Column column(Layer.Stack stack, String headline) {
        var words = new Words(
                Map.of("headline", headline),
                Map.of("headline", Typeface.of(headline, true).orElseThrow()),
                CHINESE);
        return Column.of(stack, words).orElseThrow();
    }

    @Test
    void whatHasNoRoomIsRefusedWithTheNumberOfCharactersThatHave() {
        String word = "Donaudampfschifffahrtsgesellschaftskapitaen";

        assertThat(banner.render(
                        template("sale"), order(Map.of("headline", word.substring(0, 40)), Optional.empty()), WIDTH))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(Code.NO_ROOM);
                    assertThat(refused.parameters()).containsEntry("slot", "headline");
                    int fits = Integer.parseInt(refused.parameters().get("fits"));
                    drawn(template("sale"), order(Map.of("headline", word.substring(0, fits)), Optional.empty()));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "announce, subline,  a,  MISSING",
        "announce, headlin,  a,  UNKNOWN_SLOT",
        "announce, headline, \uDBFF\uDFFD, NO_FONT",
        "announce, action,   aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, MISSING",
        "event,    headline, a,  MISSING",
    })
    void whatIsMissingOrUnknownIsNamed(String template, String slot, String words, Code code) {
        assertThat(banner.render(template(template), order(Map.of(slot, words), Optional.empty()), WIDTH))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void aTemplateThatNeedsAPhotographSaysSo() {
        Map<String, String> samples = template("event").samples(CHINESE);
        var broken =
                Optional.of(new BannerOrder.Photo(Media.of("no photo".getBytes(StandardCharsets.UTF_8)), 0.5, 0.5));

        assertThat(banner.render(template("event"), order(samples, Optional.empty()), WIDTH))
                .isEqualTo(new Refused(Code.NEEDS_PHOTO, Map.of()));
        assertThat(banner.render(template("event"), order(samples, broken), WIDTH))
                .isEqualTo(new Refused(Code.PHOTO_REFUSED, Map.of("reason", "TYPE_NOT_ACCEPTED")));
    }

    @Test
    void everyColourCarriesTextThatCanBeRead() {
        var random = new Random(20);
        for (int i = 0; i < 5_000; i++) {
            int ground = random.nextInt(1 << 24);
            int readable = Contrast.readable(random.nextInt(1 << 24), ground);
            assertThat(Contrast.ratio(Contrast.textOn(ground), ground)).isGreaterThanOrEqualTo(Contrast.READABLE);
            assertThat(Contrast.ratio(readable, ground)).isGreaterThanOrEqualTo(Contrast.READABLE);
        }
    }

    @Test
    void aColourThatCannotBeReadIsAdjustedAndSaysSo() {
        var pale = new BrandColours(0xFFE08A, 0xFF0000);
        var order = new BannerOrder(template("product").samples(CHINESE), pale, photo(0.5, 0.5), CHINESE);

        assertThat(drawn(template("product"), order).notes()).contains(Note.COLOUR_ADJUSTED);
    }

    @Test
    void onTheWhitestPhotographTheVeilIsAsStrongAsWhiteWordsNeed() {
        var white = new BufferedImage(1440, 720, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = white.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 1440, 720);
        pen.dispose();
        var photo = Optional.of(new BannerOrder.Photo(Media.of(Samples.encode(white, "png")), 0.5, 0.5));

        BufferedImage image =
                Samples.decode(drawn(template("price"), order(Map.of("headline", "i", "price", "1"), photo))
                        .png());

        assertThat(Contrast.ratio(0xFFFFFF, image.getRGB(60, 200) & 0xFFFFFF))
                .isGreaterThanOrEqualTo(Contrast.READABLE);
        assertThat(image.getRGB(240, 10) & 0xFF).isGreaterThan(230); // and the rest stays as it was
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.5", "0.5, 0.5", "0.9, 0.5", "0.5, 0.1", "0.5, 0.95"})
    void wordsKeepOffThePointThatShouldStayInSight(double x, double y) {
        Drawn drawn = drawn(template("event"), order(template("event").samples(CHINESE), photo(x, y)));

        assertThat(drawn.notes()).doesNotContain(Note.FOCUS_COVERED);
    }

    /** Left or right: the price stands wide at the foot of it. */
    @Test
    void whereWordsCannotKeepOffThatPointItIsSaid() {
        Map<String, String> words = template("price").samples(Locale.ENGLISH);

        assertThat(drawn(template("price"), order(words, photo(0.5, 0.95))).notes())
                .contains(Note.FOCUS_COVERED);
        assertThat(drawn(template("price"), order(words, photo(0.5, 0.05))).notes())
                .doesNotContain(Note.FOCUS_COVERED);
    }

    @Test
    void aPhotographThatIsTooSmallIsEnlargedAndThatIsSaid() {
        var tall = new BufferedImage(200, 2_000, BufferedImage.TYPE_INT_RGB);
        var photo = Optional.of(new BannerOrder.Photo(Media.of(Samples.encode(tall, "png")), 0.5, 1));

        Drawn drawn = drawn(template("price"), order(template("price").samples(CHINESE), photo));

        assertThat(drawn.notes()).contains(Note.PHOTO_ENLARGED);
    }

    @Test
    void equalOrdersGiveEqualPictures() {
        BannerOrder order = order(template("sale").samples(CHINESE), photo(0.4, 0.4));

        assertThat(drawn(template("sale"), order).png())
                .isEqualTo(drawn(template("sale"), order).png());
    }

    @Test
    void everyTemplateSaysItsWordsInBothLanguages() {
        for (BannerTemplate template : BannerTemplate.all()) {
            assertThat(template.names().values()).doesNotContain("");
            assertThat(template.slots()).allSatisfy(slot -> {
                assertThat(slot.names().values()).doesNotContain("");
                assertThat(slot.samples().values()).doesNotContain("");
                assertThat(slot.samples().values()).allMatch(sample -> sample.length() <= slot.most());
            });
        }
    }
}
