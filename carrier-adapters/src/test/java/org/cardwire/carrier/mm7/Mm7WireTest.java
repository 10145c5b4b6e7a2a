package org.cardwire.carrier.mm7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cardwire.carrier.spi.MmsContent;
import org.cardwire.carrier.spi.Outbound;
import org.junit.jupiter.api.Test;

/** What we write, against files made from the rules of TS 23.140 by hand; their line breaks stand between elements only. */
class Mm7WireTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.999Z");

    @Test
    void aSubmissionOfRelease6IsInSchemaOrder() {
        Mm7Terms terms = SampleMms.terms(Map.of(
                "service-code", "gold-7",
                "message-class", "Advertisement",
                "charged-party", "Sender",
                "content-class", "image-rich",
                "allow-adaptations", "false"));
        Outbound message = SampleMms.message(SampleMms.CONTENT, Optional.of("conversation-7"));
        assertThat(oneLine(soap(message, terms))).isEqualTo(oneLine(golden("submit-rel6.xml")));
    }

    @Test
    void aSubmissionOfRelease5HasNothingOfRelease6() {
        Mm7Terms terms = SampleMms.terms(Map.of(
                "schema", "REL-5-MM7-1-2",
                "sender-form", "plain",
                "number-plus", "true",
                "expiry-form", "duration",
                "delivery-reports", "false",
                "read-reports", "false",
                "content-class", "image-rich"));
        Outbound message = SampleMms.message(SampleMms.CONTENT, Optional.empty());
        assertThat(oneLine(soap(message, terms))).isEqualTo(oneLine(golden("submit-rel5.xml")));
    }

    @Test
    void aCancellationNamesTheMessage() {
        String cancel = Mm7Soap.cancel("cancel-" + SampleMms.ID, "relay-81", SampleMms.terms(Map.of()));
        assertThat(oneLine(cancel)).isEqualTo(oneLine(golden("cancel.xml")));
    }

    @Test
    void theBodyIsSoapThenTheSlideShowWithItsPartsInBinary() {
        String soap = "<soap/>";
        byte[] body = bytes(Mm7Mime.body(SampleMms.ID, soap, SampleMms.CONTENT));
        String picture = new String(SampleMms.CONTENT.parts().getFirst().body().copy(), StandardCharsets.ISO_8859_1);
        String expected = new String(
                        golden("submit-body.txt").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1)
                .replace("{soap}", soap)
                .replace("{picture}", picture);
        assertThat(new String(body, StandardCharsets.ISO_8859_1)).isEqualTo(expected);
        assertThat(Mm7Mime.contentType(SampleMms.ID))
                .isEqualTo("multipart/related; boundary=\"cardwire-req-" + SampleMms.ID
                        + "\"; type=\"text/xml\"; start=\"<mm7-soap>\"");
    }

    @Test
    void aPictureIsNeverCopied() {
        List<ByteBuffer> first = Mm7Mime.body(SampleMms.ID, "<soap/>", SampleMms.CONTENT);
        long copied = first.stream()
                .filter(piece -> piece.remaining() == 256)
                .filter(piece -> !piece.isReadOnly() || piece.hasArray())
                .count();
        assertThat(copied).isZero();
        assertThat(first).anyMatch(piece -> piece.remaining() == 256);
    }

    @Test
    void charactersThatXmlCannotCarryAreLeftOut() {
        MmsContent odd = SampleMms.content("a\u0000\u001b<\uD83D\uDE00>\uFFFE", new byte[0]);
        assertThat(soap(SampleMms.message(odd, Optional.empty()), SampleMms.terms(Map.of())))
                .contains("<Subject>a&lt;\uD83D\uDE00&gt;</Subject>");
    }

    @Test
    void theSizeIsKnownToTheByteForAnyContent() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            MmsContent content =
                    SampleMms.content("s".repeat(random.nextInt(40)) + "é😀", new byte[random.nextInt(5_000)]);
            Outbound message = SampleMms.message(content, Optional.empty());
            Mm7Terms terms = SampleMms.terms(Map.of("vasp-id", "v".repeat(random.nextInt(20))));
            Mm7Size size = Mm7Size.of(message, content, terms);
            byte[] body = bytes(Mm7Mime.body(message.id(), soap(message, terms), content));
            assertThat(size.whole()).as("seed %d", seed).isEqualTo(body.length);
            assertThat(size.payload()).as("seed %d", seed).isEqualTo(Mm7Size.payload(content));
        }
    }

    @Test
    void theRoomForMediaIsTheLimitMinusTheEmptyMessage() {
        MmsContent empty = SampleMms.content("s", new byte[0]);
        MmsContent full = SampleMms.content("s", new byte[12_345]);
        assertThat(Mm7Size.payload(full) - Mm7Size.payload(empty)).isEqualTo(12_345);
    }

    private static String soap(Outbound message, Mm7Terms terms) {
        MmsContent content = (MmsContent) message.content();
        return Mm7Soap.submit(message, content.subject(), Mm7Mime.CONTENT_ID, terms, NOW);
    }

    private static String oneLine(String xml) {
        return xml.replace("\n", "");
    }

    static String golden(String name) {
        try (InputStream file = Mm7WireTest.class.getResourceAsStream("/wire/mm7/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(List<ByteBuffer> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ByteBuffer piece : pieces) {
            byte[] bytes = new byte[piece.remaining()];
            piece.duplicate().get(bytes);
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
