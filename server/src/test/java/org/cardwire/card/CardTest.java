package org.cardwire.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cardwire.card.Problem.Code;
import org.cardwire.carrier.spi.Lane;
import org.junit.jupiter.api.Test;

/** Reading whole documents: what comes out of a good one, and where a bad one says that it is bad. */
class CardTest {
    private static final Limits LIMITS = Limits.standard();

    private static final String FESTIVAL = """
            { "version": 1, "kind": "promotional", "locale": "zh-CN", "layout": "carousel", "orientation": "vertical",
              "width": "medium", "text": "{{name}}，双十一会员专享", "subject": "双十一",
              "variables": [ { "name": "name", "type": "text", "sample": "李雷", "default": "顾客", "maxLength": 20 } ],
              "cards": [
                { "id": "c1", "media": { "asset": "ast_1", "alt": "红色礼盒", "focus": { "x": 0.5, "y": 0.4 }, "height": "tall" },
                  "title": "全场低至五折", "text": "满 300 减 50。\\n今晚 20:00 开抢！",
                  "buttons": [
                    { "id": "b1", "label": "立即抢购", "action": { "type": "openUrl", "url": "https://shop.example/11?u={{name}}", "view": "browser" } },
                    { "id": "b2", "label": "提醒我", "action": { "type": "reply", "postback": "remind" } } ] },
                { "id": "c2", "title": "第二张", "buttons": [
                    { "id": "b1", "label": "到店", "action": { "type": "showLocation", "latitude": 31.2, "longitude": 121.5 } } ] } ],
              "suggestions": [ { "id": "s1", "label": "退订", "action": { "type": "reply", "postback": "stop" } } ],
              "overrides": { "sms": { "text": null }, "mms": { "subject": null } },
              "locales": { "en": { "text": "{{name}}, for members only",
                "cards": { "c1": { "title": "Up to half off", "buttons": { "b1": { "label": "Shop", "url": "https://shop.example/en/11" } } } } } } }
            """;

    private static Card valid(String json) {
        return switch (Card.parse(json.getBytes(StandardCharsets.UTF_8), LIMITS)) {
            case Parsed.Valid<Card>(Card card) -> card;
            case Parsed.Invalid<Card>(List<Problem> problems) -> throw new AssertionError(problems);
        };
    }

    private static List<Problem> problems(String json) {
        return switch (Card.parse(json.getBytes(StandardCharsets.UTF_8), LIMITS)) {
            case Parsed.Valid<Card>(Card card) -> List.of();
            case Parsed.Invalid<Card>(List<Problem> problems) -> problems;
        };
    }

    private static String with(String from, String to) {
        assertThat(FESTIVAL).contains(from);
        return FESTIVAL.replace(from, to);
    }

    private static void assertProblem(String json, String pointer, Code code) {
        assertThat(problems(json)).extracting(Problem::pointer, Problem::code).containsExactly(tuple(pointer, code));
    }

    @Test
    void theDocumentOfTheDesignIsReadAsItStands() {
        Card card = valid(FESTIVAL);
        Values li = new Values(Map.of("name", new Values.Value("李 雷&", "李 雷&")));

        assertThat(card.kind().lane()).isEqualTo(Lane.BULK);
        assertThat(card.layout()).isEqualTo(new Card.Carousel(Card.Width.MEDIUM));
        assertThat(card.text().orElseThrow().fill(li)).isEqualTo("李 雷&，双十一会员专享");
        assertThat(card.buttons()).extracting(Button::id).containsExactly("b1", "b2", "b1", "s1");
        assertThat(card.firstButton(1)).isEqualTo(2);
        assertThat(card.firstButton(2)).isEqualTo(3);
        assertThat(((Action.OpenUrl) card.buttons().getFirst().action()).url().fill(li))
                .hasToString("https://shop.example/11?u=%E6%9D%8E%20%E9%9B%B7%26");
        assertThat(card.overrides()).isEqualTo(Overrides.NONE);
    }

    @Test
    void anotherLanguageTakesItsWordsAndLeavesTheRest() {
        Card english = valid(FESTIVAL).in(Locale.UK);

        assertThat(english.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(english.cards().getFirst().title()).contains(Phrase.literal("Up to half off"));
        assertThat(english.cards().get(1).title()).contains(Phrase.literal("第二张"));
        assertThat(english.buttons().getFirst().label()).isEqualTo(Phrase.literal("Shop"));
        assertThat(valid(FESTIVAL).in(Locale.FRENCH).locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(valid(FESTIVAL).in(Locale.forLanguageTag("zh-HK")).locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void anotherLanguageMayShowAnotherPictureWithAFocusOfItsOwn() {
        String other =
                "\"c1\": { \"media\": { \"asset\": \"ast_2\", \"focus\": { \"x\": 0.1, \"y\": 0.9 } }, \"title\"";
        CardMedia own = valid(FESTIVAL).cards().getFirst().media().orElseThrow();
        CardMedia english = valid(with("\"c1\": { \"title\"", other))
                .in(Locale.ENGLISH)
                .cards()
                .getFirst()
                .media()
                .orElseThrow();

        assertThat(english)
                .isEqualTo(new CardMedia("ast_2", own.alt(), new CardMedia.Focus(0.1, 0.9), CardMedia.Height.TALL));
        assertProblem(
                with("\"c1\": { \"title\"", other.replace("0.9", "9")),
                "/locales/en/cards/c1/media/focus/y",
                Code.OUT_OF_RANGE);
    }

    @Test
    void aNewerVersionIsOneClearProblem() {
        assertProblem(with("\"version\": 1", "\"version\": 2"), "/version", Code.VERSION_NEWER);
    }

    @Test
    void everyProblemIsListedWithItsPlace() {
        String bad = FESTIVAL.replace("\"kind\": \"promotional\"", "\"kind\": \"advert\"")
                .replace("\"subject\": \"双十一\"", "\"subjekt\": \"双十一\"")
                .replace("\"第二张\"", "\"" + "长".repeat(201) + "\"")
                .replace("\"y\": 0.4", "\"y\": 1.4")
                .replace("{ \"c1\": {", "{ \"c9\": {");

        assertThat(problems(bad))
                .extracting(Problem::pointer, Problem::code)
                .containsExactlyInAnyOrder(
                        tuple("/kind", Code.NOT_A_CHOICE),
                        tuple("/subjekt", Code.UNKNOWN_FIELD),
                        tuple("/cards/1/title", Code.TOO_LONG),
                        tuple("/cards/0/media/focus/y", Code.OUT_OF_RANGE),
                        tuple("/locales/en/cards/c9", Code.UNKNOWN_ID));
        assertThat(problems(bad)).allSatisfy(problem -> {
            assertThat(problem.message(Language.EN)).doesNotContain("{").isNotBlank();
            assertThat(problem.message(Language.ZH)).doesNotContain("{").isNotBlank();
        });
    }

    @Test
    void aTitleMayHave200CharactersAndNotOneMore() {
        valid(with("第二张", "😀".repeat(200)));
        assertProblem(with("第二张", "😀".repeat(201)), "/cards/1/title", Code.TOO_LONG);
    }

    @Test
    void aVariableMayNotStandInSchemeOrHost() {
        for (String url : List.of("{{name}}://shop.example/", "https://{{name}}/", "https://shop.example{{name}}")) {
            assertProblem(
                    with("https://shop.example/11?u={{name}}", url),
                    "/cards/0/buttons/0/action/url",
                    Code.VARIABLE_IN_HOST);
        }
    }

    @Test
    void aTextMayUseOnlyDeclaredVariables() {
        assertProblem(with("第二张", "{{nmae}}"), "/cards/1/title", Code.UNDECLARED_VARIABLE);
        assertProblem(with("第二张", "{{name"), "/cards/1/title", Code.BRACES);
    }

    @Test
    void tallMediaDoNotFitIntoASmallCarousel() {
        assertProblem(
                with("\"width\": \"medium\"", "\"width\": \"small\""), "/cards/0/media/height", Code.TALL_IN_SMALL);
    }

    @Test
    void whatIsNotJsonSaysWhere() {
        assertThat(problems("{\"version\": 1,\n oops}").getFirst().params()).containsEntry("line", "2");
        assertThat(problems("[]")).extracting(Problem::code).contains(Code.WRONG_TYPE);
        assertThat(problems("")).isNotEmpty();
        assertThat(problems("{\"version\": 1, \"version\": 1}"))
                .extracting(Problem::code)
                .containsExactly(Code.NOT_JSON);
        assertThat(problems(" ".repeat(300_000))).extracting(Problem::code).containsExactly(Code.DOCUMENT_TOO_BIG);
    }

    @Test
    void eachCodeHasASentenceInBothLanguages() {
        for (Code code : Code.values()) {
            assertThat(Words.of("problem").codes(Language.EN)).contains(code.wireName());
            assertThat(Words.of("problem").codes(Language.ZH)).contains(code.wireName());
        }
        for (Form form : Form.values()) {
            assertThat(Words.of("problem").codes(Language.EN)).contains("form." + form.wireName());
            assertThat(Words.of("problem").codes(Language.ZH)).contains("form." + form.wireName());
        }
    }
}
