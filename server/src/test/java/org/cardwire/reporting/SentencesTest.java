package org.cardwire.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cardwire.card.Language;
import org.cardwire.card.Words;
import org.cardwire.delivery.Reason;
import org.cardwire.fitting.Loss;
import org.cardwire.message.Attempt;
import org.cardwire.message.EventKind;
import org.cardwire.message.Outcome;
import org.junit.jupiter.api.Test;

/** Whatever can be recorded can be said in both languages. */
class SentencesTest {
    private static final Words EXPLAIN = Words.of("explain");

    @Test
    void everyKindOfEventReasonTryAndOutcomeHasWordsInBothLanguages() {
        Set<String> needed = new TreeSet<>();
        for (EventKind kind : EventKind.values()) {
            switch (kind) {
                case FORM_ENDED, CLOSED -> {}
                case HELD -> needed.add("held.other");
                case BLOCKED -> needed.add("blocked.other");
                default -> needed.add("event." + kind);
            }
        }
        for (Reason reason : Reason.values()) {
            needed.add("ended." + reason);
            needed.add("closed." + reason);
        }
        for (Attempt.Result result : Attempt.Result.values()) {
            needed.add("try." + result);
        }
        for (Outcome outcome : Outcome.values()) {
            needed.add("outcome." + outcome);
        }
        for (Language language : Language.values()) {
            assertThat(EXPLAIN.codes(language)).as(language.tag()).containsAll(needed);
        }
        assertThat(EXPLAIN.codes(Language.EN)).isEqualTo(EXPLAIN.codes(Language.ZH));
    }

    @Test
    void everyLossHasWordsInBothLanguages() {
        Words losses = Words.of("loss");
        for (Loss.Code code : Loss.Code.values()) {
            for (Language language : Language.values()) {
                assertThat(losses.codes(language)).contains(code.wireName());
            }
        }
    }

    @Test
    void aSentenceNamesTheSameParametersInBothLanguages() {
        for (String code : EXPLAIN.codes(Language.EN)) {
            assertThat(parameters(code, Language.ZH)).as(code).isEqualTo(parameters(code, Language.EN));
        }
    }

    @Test
    void numbersAgreeWithTheirWords() {
        Words losses = Words.of("loss");
        assertThat(losses.say("media-on-page", Map.of("count", "1"), Language.EN))
                .isEqualTo("1 picture or film stands on the card page only.");
        assertThat(losses.say("media-on-page", Map.of("count", "11"), Language.EN))
                .isEqualTo("11 pictures or films stand on the card page only.");
        assertThat(losses.say("media-on-page", Map.of("count", "1"), Language.ZH))
                .isEqualTo("1 个图片或视频仅在卡片页显示。");
        assertThat(EXPLAIN.say("try.ACCEPTED.sms", Map.of("link", "north", "segments", "1"), Language.EN))
                .endsWith("took it: 1 segment.");
        assertThat(EXPLAIN.say("summary.failed", Map.of("tries", "2"), Language.EN))
                .isEqualTo("Failed after 2 tries.");
    }

    private static Set<String> parameters(String code, Language language) {
        Set<String> found = new TreeSet<>();
        var matcher = Pattern.compile("\\{([a-z]+)}").matcher(EXPLAIN.say(code, Map.of(), language));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
