package org.cardwire.fitting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.cardwire.card.Looks;
import org.cardwire.card.Samples;
import org.junit.jupiter.api.Test;

/** How a message that went out by MMS or SMS is shown again. */
class SentLooksTest {
    private final ObjectNode look = new SentLooks(Bench.LIMITS, new Bench.ReadableLinks())
            .of(Samples.card("three-photo-carousel"), Bench.imprint(), Looks::thumbnail, Locale.ENGLISH);

    @Test
    void anMmsHasItsSlidesWithSmallPicturesAndItsWordsWithTheSamples() {
        assertThat(look.at("/mms/slides")).hasSize(3);
        assertThat(look.at("/mms/slides/0/media/url").asText())
                .startsWith("/v1/assets/ast_")
                .endsWith("/thumbnail");
        assertThat(look.at("/mms/slides/0/text").asText()).isNotEmpty().doesNotContain("{{");
        assertThat(look.path("mms").has("unfit")).isFalse();
    }

    @Test
    void anSmsHasItsSignatureItsLinkAndItsSegments() {
        assertThat(look.at("/sms/text").asText())
                .startsWith("Stay: ")
                .contains("https://s.example/page")
                .doesNotContain("{{");
        assertThat(look.at("/sms/segments")).hasSize(1);
    }
}
