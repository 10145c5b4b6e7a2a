package org.cardwire.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.cardwire.tracking.Keywords.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordsTest {
    private static final Keywords KEYWORDS = Keywords.standard();

    @ParameterizedTest
    @CsvSource({
        "STOP, en, STOP",
        "stop, zh-CN, STOP",
        "'  Stop\t', en, STOP",
        "Stop., en, STOP",
        "ＳＴＯＰ, en, STOP",
        "stop all, en, STOP",
        "'stop \u3000all', en, STOP",
        "'STOP\u200B', en, STOP",
        "TD, zh-CN, STOP",
        "ＴＤ, zh-CN, STOP",
        "ｔｄ, en, STOP",
        "T, zh-CN, STOP",
        "r, zh-TW, STOP",
        "N, zh-CN, STOP",
        "退订, zh-CN, STOP",
        "退订。, zh-CN, STOP",
        "退订, en, STOP",
        "arrêt, fr-FR, STOP",
        "unstop, en, START",
        "START, zh-CN, START",
        "恢复, zh-CN, START",
        "Help, en, HELP",
        "ｉｎｆｏ, en, HELP",
        "帮助, zh-CN, HELP"
    })
    void theWholeTextIsAKeywordHoweverItIsWritten(String text, String locale, Meaning meaning) {
        assertThat(KEYWORDS.meaning(text, Optional.of(Locale.forLanguageTag(locale))))
                .contains(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "R, en",
        "T, en",
        "N, de",
        "please stop, en",
        "STOP IT, en",
        "stopp, en",
        "不退订, zh-CN",
        "help me, en",
        "1, zh-CN",
        "'', en"
    })
    void aWordWithinASentenceOrOfAnotherLanguageIsNone(String text, String locale) {
        assertThat(KEYWORDS.meaning(text, Optional.of(Locale.forLanguageTag(locale))))
                .isEmpty();
    }

    @Test
    void whenNothingIsKnownOfThePersonTheWordsOfAllLanguagesHold() {
        assertThat(KEYWORDS.meaning("R", Optional.empty())).contains(Meaning.STOP);
        assertThat(KEYWORDS.meaning("stopp", Optional.empty())).contains(Meaning.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", " 2 ", "Reply 2", "reply2", "回复2", "回复 2", "２", "回复２。"})
    void aNumberChoosesTheReply(String text) {
        assertThat(Keywords.replyNumber(text)).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two", "2 please", "222", "-2", "Reply", "2.5", "回复"})
    void aNumberAmongWordsChoosesNothing(String text) {
        assertThat(Keywords.replyNumber(text)).isEmpty();
    }
}
