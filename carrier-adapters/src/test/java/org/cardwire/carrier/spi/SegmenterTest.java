package org.cardwire.carrier.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.cardwire.carrier.spi.SmsContent.Coding;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmenterTest {
    private static final String FAMILY = "👨‍👩‍👧‍👦";

    @Test
    void oneHundredAndSixtySeptetsAreOneSegmentAndOneMoreMakesTwo() {
        assertThat(split("x".repeat(160)).segments()).hasSize(1);
        assertThat(split("x".repeat(161)).segments()).extracting(String::length).containsExactly(153, 8);
    }

    @Test
    void seventyUnitsOfUcs2AreOneSegmentAndOneMoreMakesTwo() {
        assertThat(split("价".repeat(70)).segments()).hasSize(1);
        assertThat(split("价".repeat(71)).segments()).extracting(String::length).containsExactly(67, 4);
    }

    @Test
    void aSixteenBitReferenceCostsASeptetOrAUnit() {
        assertThat(Segmenter.split("x".repeat(161), Concatenation.UDH_16BIT).segments())
                .extracting(String::length)
                .containsExactly(152, 9);
        assertThat(Segmenter.split("价".repeat(71), Concatenation.UDH_16BIT).segments())
                .extracting(String::length)
                .containsExactly(66, 5);
    }

    @Test
    void anEscapePairIsNeverSplit() {
        SmsContent sms = split("x".repeat(152) + "€" + "x".repeat(20));
        assertThat(sms.coding()).isEqualTo(Coding.GSM7);
        assertThat(sms.segments()).containsExactly("x".repeat(152), "€" + "x".repeat(20));
    }

    @Test
    void eightyEuroSignsAreOneSegmentAndEightyOneAreTwo() {
        assertThat(split("€".repeat(80)).segments()).hasSize(1);
        assertThat(split("€".repeat(81)).segments()).extracting(String::length).containsExactly(76, 5);
    }

    @Test
    void aSurrogatePairIsNeverSplit() {
        SmsContent sms = split("价".repeat(66) + "😀" + "价".repeat(10));
        assertThat(sms.segments()).containsExactly("价".repeat(66), "😀" + "价".repeat(10));
    }

    @Test
    void aFamilyOfFourStaysTogether() {
        SmsContent sms = split("价".repeat(60) + FAMILY + "价".repeat(10));
        assertThat(sms.segments()).containsExactly("价".repeat(60), FAMILY + "价".repeat(10));
    }

    @Test
    void aClusterLongerThanAPartIsCutBetweenCodePoints() {
        String pile = "a" + "\u0301".repeat(100) + "😀";
        SmsContent sms = split(pile);
        assertThat(sms.segments()).extracting(String::length).containsExactly(67, 36);
        assertThat(String.join("", sms.segments())).isEqualTo(pile);
    }

    @Test
    void anEmptyTextIsOneEmptySegment() {
        assertThat(split("").segments()).containsExactly("");
    }

    @Test
    void theCharactersThatForceUcs2AreFound() {
        assertThat(Segmenter.forcing("Hi “you” 😀!")).containsExactly(3, 7, 9);
        assertThat(Segmenter.forcing("plain [text] €")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Concatenation.class)
    void segmentsAreTheTextAndFitAndSplitNothing(Concatenation way) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            String text = text(random);
            SmsContent sms = Segmenter.split(text, way);
            assertThat(sms).as("seed %d round %d", seed, round).satisfies(SegmenterTest::holds);
        }
    }

    private static void holds(SmsContent sms) {
        assertThat(String.join("", sms.segments())).isEqualTo(sms.text());
        assertThat(sms.coding() == Coding.GSM7)
                .isEqualTo(Segmenter.forcing(sms.text()).isEmpty());
        int room = sms.segments().size() == 1
                ? Segmenter.single(sms.coding())
                : sms.concatenation().room(sms.coding());
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(sms.text());
        int at = 0;
        for (String segment : sms.segments()) {
            assertThat(Segmenter.size(segment, sms.coding())).isBetween(0, room);
            assertThat(clusters.isBoundary(at)).isTrue();
            at += segment.length();
        }
    }

    private static final List<String> PIECES = List.of(
            "a", "Z", "@", " ", "\n", "\r\n", "€", "[", "~", "\f", "à", "ç", "价", "格", "😀", "👍🏽", "🇨🇳", FAMILY,
            "e\u0301", "क्षि");

    /** Mostly long; only GSM-7 in half of them. */
    private static String text(Random random) {
        int kinds = random.nextBoolean() ? 11 : PIECES.size();
        var text = new StringBuilder();
        for (int left = random.nextInt(500); left > 0; left--) {
            text.append(PIECES.get(random.nextInt(kinds)));
        }
        return text.toString();
    }

    private static SmsContent split(String text) {
        return Segmenter.split(text, Concatenation.UDH_8BIT);
    }
}
