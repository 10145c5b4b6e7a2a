package org.cardwire.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.lint.Cards.at;
import static org.cardwire.lint.Cards.fixed;
import static org.cardwire.lint.Cards.good;
import static org.cardwire.lint.Cards.json;
import static org.cardwire.lint.Cards.lint;
import static org.cardwire.lint.Cards.places;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cardwire.card.Language;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;
import org.cardwire.fitting.Imprint;
import org.cardwire.lint.rule.Edition;
import org.cardwire.lint.rule.FilterWord;
import org.cardwire.lint.rule.Finding;
import org.cardwire.lint.rule.Pictures;
import org.cardwire.lint.rule.Rule;
import org.cardwire.lint.rule.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinterTest {
    private static ObjectNode carousel(int cards, int buttons) {
        ObjectNode card = good();
        ArrayNode list = card.put("layout", "carousel").putArray("cards");
        for (int i = 0; i < cards; i++) {
            ArrayNode own = list.addObject()
                    .put("id", "c" + i)
                    .put("title", "Sofa " + i + ". Reply STOP to stop")
                    .putArray("buttons");
            for (int b = 0; b < buttons; b++) {
                own.add(reply(b));
            }
        }
        return card;
    }

    private static JsonNode reply(int number) {
        return json("{'id':'r%1$s','label':'Take %1$s','action':{'type':'reply','postback':'take-%1$s'}}"
                .formatted(number));
    }

    private static ArrayNode buttons(ObjectNode card) {
        return (ArrayNode) card.at("/cards/0/buttons");
    }

    @Test
    void aGoodCardHasNoFindings() {
        assertThat(lint(good())).isEmpty();
        assertThat(lint(good("service"))).isEmpty();
    }

    @Test
    void aCardWithoutAButtonLeavesTheReaderNothingToDo() {
        ObjectNode card = good();
        at(card, "/cards/0").remove("buttons");
        assertThat(places(card)).containsExactly("call-to-action.none /cards/0/buttons");
        assertThat(places(card.put("kind", "otp"))).isEmpty();
    }

    @Test
    void twoButtonsToPagesCompeteAndTwoOfOneNameConfuse() {
        ObjectNode card = good();
        JsonNode second = buttons(card).get(0).deepCopy();
        buttons(card).add(((ObjectNode) second).put("id", "b2").put("label", "see the  SOFAS"));
        assertThat(places(card))
                .containsExactly(
                        "call-to-action.many /cards/0/buttons", "call-to-action.alike /cards/0/buttons/1/label");
    }

    @Test
    void theFirstWordsFitOnAScreenWhereAChineseCharacterIsAsWideAsTwoLetters() {
        ObjectNode card = good();
        at(card, "/cards/0").put("title", "x".repeat(60));
        assertThat(lint(card)).isEmpty();
        at(card, "/cards/0").put("title", "x".repeat(61));
        assertThat(places(card)).containsExactly("first-screen /cards/0/title");
        at(card, "/cards/0").put("title", "惠".repeat(30));
        assertThat(lint(card)).isEmpty();
        at(card, "/cards/0").put("title", "惠".repeat(31));
        assertThat(places(card)).containsExactly("first-screen /cards/0/title");
    }

    @Test
    void aTextWithoutATitleBeginsWithAShortSentence() {
        ObjectNode card = good("otp").put("text", "Your code is 123456. " + "X".repeat(100));
        card.remove("cards");
        assertThat(lint(card)).isEmpty();
        assertThat(places(card.put("text", "验证码 123456，五分钟内有效。" + "惠".repeat(40))))
                .isEmpty();
        assertThat(places(card.put("text", "x".repeat(100) + ". Your code is 123456.")))
                .containsExactly("first-screen /text");
    }

    @Test
    void variablesCountWithTheirSamples() {
        ObjectNode card = good();
        card.putArray("variables").addObject().put("name", "shop").put("sample", "y".repeat(50));
        at(card, "/cards/0").put("title", "x".repeat(20) + "{{shop}}");
        assertThat(places(card)).containsExactly("first-screen /cards/0/title");
    }

    @Test
    void theFirstButtonIsAtMostTwoStepsAway() {
        ObjectNode card = carousel(4, 0);
        ((ArrayNode) card.at("/cards/1/buttons")).add(reply(1));
        assertThat(lint(card)).isEmpty();
        ((ArrayNode) card.at("/cards/1/buttons")).removeAll();
        ((ArrayNode) card.at("/cards/2/buttons")).add(reply(1));
        assertThat(places(card)).containsExactly("depth /cards/2/buttons/0");
        card.putArray("suggestions").add(reply(2));
        assertThat(lint(card)).isEmpty();
    }

    @Test
    void whatOnlyRcsCanDoIsNotAllThatThereIs() {
        ObjectNode card = good();
        at(card, "/cards/0/buttons/0").set("action", json("{'type':'shareLocation'}"));
        assertThat(places(card)).containsExactly("depth.rcs-only /cards/0/buttons/0");
    }

    @Test
    void eachPlaceHasRoomForAFewButtons() {
        ObjectNode card = good();
        buttons(card).add(reply(1)).add(reply(2));
        assertThat(lint(card)).isEmpty();
        buttons(card).add(reply(3));
        assertThat(places(card)).containsExactly("too-many-buttons.card /cards/0/buttons");
        assertThat(lint(carousel(2, 2))).isEmpty();
        assertThat(places(carousel(2, 3)))
                .containsExactly(
                        "too-many-buttons.carousel /cards/0/buttons", "too-many-buttons.carousel /cards/1/buttons");
    }

    @Test
    void chipsStandInOneRowAndOnTheLastSlideOfAnMms() {
        ObjectNode card = carousel(2, 2);
        ArrayNode chips = card.putArray("suggestions").add(reply(4)).add(reply(5));
        assertThat(lint(card)).isEmpty();
        chips.add(reply(6));
        assertThat(places(card)).containsExactly("too-many-buttons.slide /cards/1/buttons");
        chips.add(reply(7)).add(reply(8));
        assertThat(places(card)).contains("too-many-buttons.chips /suggestions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Click here", "CLICK  HERE!", "点击这里", "点击这里 >", "【查看】", "Ｌｅａｒｎ ｍｏｒｅ", "👉 here"})
    void aLabelThatSaysNothingIsVague(String label) {
        ObjectNode card = good();
        at(card, "/cards/0/buttons/0").put("label", label);
        assertThat(places(card)).containsExactly("vague-label /cards/0/buttons/0/label");
    }

    @Test
    void aVagueLabelOfACallIsReplacedByWhatItDoes() {
        ObjectNode card = good();
        at(card, "/cards/0/buttons/0")
                .put("label", "Click here")
                .set("action", json("{'type':'dial','number':'10086'}"));
        assertThat(lint(fixed(card))).isEmpty();
        assertThat(fixed(card).at("/cards/0/buttons/0/label").asText()).isEqualTo("Call us");
    }

    @Test
    void linksAreMadeHttpsWhereverTheyStand() {
        ObjectNode card = good();
        at(card, "/cards/0/buttons/0/action").put("url", "http://shop.example/a?b={{id}}");
        card.putArray("variables").addObject().put("name", "id").put("sample", "7");
        card.put("text", "Or see HTTP://shop.example, reply STOP to stop");
        assertThat(places(card)).containsExactly("https /cards/0/buttons/0/action/url", "https /text");
        assertThat(lint(card)).allMatch(finding -> finding.severity() == Severity.ERROR);
        assertThat(lint(fixed(card))).isEmpty();
        assertThat(fixed(card).at("/cards/0/buttons/0/action/url").asText())
                .isEqualTo("https://shop.example/a?b={{id}}");
    }

    @Test
    void aPromotionSaysHowToStopItAndAChipIsEnough() {
        ObjectNode card = good();
        at(card, "/cards/0").put("text", "Three days only, next stop: your home.");
        assertThat(places(card)).containsExactly("opt-out.card /suggestions");
        assertThat(lint(fixed(card))).isEmpty();
        assertThat(fixed(card).at("/suggestions/0/action/postback").asText()).isEqualTo("STOP");
        card.putArray("suggestions").add(reply(1));
        assertThat(lint(fixed(card))).isEmpty();
        assertThat(lint(card.put("kind", "service"))).isEmpty();
    }

    @Test
    void theChipGetsAnIdThatIsFreeAndThereIsNoneWhereTheChipsAreFull() {
        ObjectNode card = good();
        at(card, "/cards/0").put("text", "Three days only.");
        var chips = card.putArray("suggestions");
        chips.add(((ObjectNode) reply(1)).put("id", "opt-out"));
        assertThat(fixed(card).at("/suggestions/1/id").asText()).isEqualTo("opt-out-2");
        assertThat(lint(fixed(card))).isEmpty();
        for (int n = 2; n <= Limits.standard().of(Limit.CARD_SUGGESTIONS); n++) {
            chips.add(reply(n));
        }
        assertThat(lint(card))
                .filteredOn(finding -> finding.pointer().equals("/suggestions"))
                .isNotEmpty()
                .allMatch(finding -> finding.fix().isEmpty());
    }

    @Test
    void theChipSpeaksEveryLanguageOfTheCard() {
        ObjectNode card = good();
        at(card, "/cards/0").put("text", "Three days only.");
        card.set(
                "locales",
                json("{'zh-CN':{'cards':{'c1':{'title':'半价','text':'只有三天','media':{'alt':'红色沙发'},"
                        + "'buttons':{'b1':{'label':'看沙发'}}}}}}"));
        assertThat(places(card)).containsExactly("opt-out.card /suggestions");
        assertThat(lint(fixed(card))).isEmpty();
        assertThat(fixed(card).at("/locales/zh-CN/suggestions/opt-out/label").asText())
                .isEqualTo("退订");
    }

    @Test
    void theSendersWordsAreLookedAtForEveryLanguage() {
        Edition.Around unnamed = new Edition.Around(
                Optional.of(Imprint.NONE), Optional.empty(), asset -> Optional.of(Pictures.Seen.PLAIN));
        assertThat(places(lint(good(), unnamed).findings())).containsExactly("opt-out.sender ", "signature.none ");
        assertThat(lint(good(), unnamed).unjudged()).containsExactly("filter-words");
        assertThat(lint(good(), Edition.Around.UNKNOWN).unjudged())
                .containsExactly("signature", "filter-words", "qr-code", "image-text");
    }

    @Test
    void aSignatureThatWasWrittenByHandIsTakenOut() {
        ObjectNode card = good("service").put("locale", "zh-CN").put("text", "【晨光】您的沙发已发货");
        assertThat(places(card)).containsExactly("signature.twice /text");
        assertThat(fixed(card).path("text").asText()).isEqualTo("您的沙发已发货");
    }

    @Test
    void wordsOfTheListAreFoundInEveryTextAndWeighWhatTheListSays() {
        List<FilterWord> list = List.of(
                new FilterWord("half", Severity.WARNING, "say the price"), new FilterWord("最便宜", Severity.ERROR, ""));
        ObjectNode card = good();
        at(card, "/cards/0").put("text", "全城最便 宜 ｜ ＨＡＬＦ、halfway. Reply STOP to stop");
        List<Finding> found =
                lint(card, Cards.around(list, asset -> Optional.empty())).findings();
        assertThat(places(found))
                .containsExactly("filter-words.noted /cards/0/title", "filter-words.noted /cards/0/text");
        assertThat(found.getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(found.getFirst().remedy(Language.EN)).isEqualTo("say the price");
        at(card, "/cards/0").put("title", "halfway").put("text", "全城最便宜。拒收请回复R");
        assertThat(places(lint(card, Cards.around(list, asset -> Optional.empty()))
                        .findings()))
                .containsExactly("filter-words /cards/0/text");
    }

    @Test
    void aPictureIsDescribed() {
        ObjectNode card = good();
        at(card, "/cards/0/media").remove("alt");
        assertThat(places(card)).containsExactly("alt-text /cards/0/media");
    }

    @Test
    void aCodeThatOpensAPageWantsAButtonAndOneThatIsATicketDoesNot() {
        ObjectNode card = good();
        String page = "https://shop.example/qr";
        Pictures code = asset -> Optional.of(new Pictures.Seen(Optional.of(page), OptionalInt.empty()));
        Edition.Around around = Cards.around(List.of(), code);
        List<Finding> found = lint(card, around).findings();
        assertThat(places(found)).containsExactly("qr-code /cards/0/media/asset");
        assertThat(found.getFirst().fix()).isEmpty();
        at(card, "/cards/0/buttons/0/action").put("url", page);
        assertThat(lint(card, around).findings()).isEmpty();

        buttons(card).removeAll();
        List<Finding> bare = lint(card, around).findings();
        assertThat(places(bare)).contains("qr-code /cards/0/media/asset");
        JsonNode fixed = org.cardwire.lint.rule.Patch.apply(
                card, bare.stream().flatMap(finding -> finding.fix().stream()).toList());
        assertThat(lint(fixed, around).findings()).isEmpty();

        Pictures ticket = asset -> Optional.of(new Pictures.Seen(Optional.of("TICKET 4711"), OptionalInt.empty()));
        assertThat(lint(good(), Cards.around(List.of(), ticket)).findings()).isEmpty();
    }

    @Test
    void textInAPictureIsTallEnough() {
        Pictures small = asset -> Optional.of(new Pictures.Seen(Optional.empty(), OptionalInt.of(13)));
        assertThat(places(lint(good(), Cards.around(List.of(), small)).findings()))
                .containsExactly("image-text /cards/0/media/asset");
        Pictures readable = asset -> Optional.of(new Pictures.Seen(Optional.empty(), OptionalInt.of(14)));
        assertThat(lint(good(), Cards.around(List.of(), readable)).findings()).isEmpty();
    }

    @Test
    void aLanguageIsWholeOrTheFirstGapIsNamed() {
        ObjectNode card = good();
        card.set("locales", json("{'zh-CN':{'cards':{'c1':{'title':'半价','buttons':{'b1':{'label':'看沙发'}}}}}}"));
        List<Finding> found = lint(card);
        assertThat(places(found)).containsExactly("untranslated /locales/zh-CN");
        assertThat(found.getFirst().params()).containsEntry("count", "2").containsEntry("first", "/cards/0/media/alt");
    }

    @Test
    void whatIsWrongInATranslationIsShownThere() {
        ObjectNode card = good("service");
        card.set(
                "locales",
                json("{'zh-CN':{'cards':{'c1':{'title':'半价','text':'见 http://shop.example','media':{'alt':'沙发'},"
                        + "'buttons':{'b1':{'label':'点击这里'}}}}}}"));
        assertThat(places(card))
                .containsExactly(
                        "https /locales/zh-CN/cards/c1/text", "vague-label /locales/zh-CN/cards/c1/buttons/b1/label");
        assertThat(lint(fixed(card)).stream().map(Finding::rule)).containsExactly("vague-label");
    }

    @Test
    void everyRuleSaysInBothLanguagesWhatItAsksForAndWhy() {
        for (Language reader : Language.values()) {
            for (Rule rule : Cards.LINTER.rules()) {
                assertThat(rule.title(reader)).isNotBlank();
                assertThat(rule.why(reader)).isNotBlank();
            }
        }
        assertThat(Rule.WORDS.codes(Language.EN)).isEqualTo(Rule.WORDS.codes(Language.ZH));
    }

    @Test
    void everyFindingHasASentenceAndARemedyWithoutGaps() {
        ObjectNode card = good();
        at(card, "/cards/0").remove("buttons");
        at(card, "/cards/0")
                .put("title", "见 http://shop.example " + "惠".repeat(40))
                .put("text", "只有三天");
        for (Finding finding : lint(card)) {
            for (Language reader : Language.values()) {
                assertThat(finding.sentence(reader)).isNotBlank().doesNotContain("{");
                assertThat(finding.remedy(reader)).isNotBlank().doesNotContain("{");
            }
        }
    }
}
