package org.cardwire.carrier.mm7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cardwire.carrier.RecordingSink;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.CarrierEvent.InboundMessage;
import org.cardwire.carrier.spi.CarrierEvent.ReadReport;
import org.cardwire.carrier.spi.CarrierEvent.Receipt;
import org.cardwire.carrier.spi.CarrierEvent.State;
import org.cardwire.carrier.spi.Inbound;
import org.cardwire.carrier.spi.LinkContext;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.WireLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What relays in the field send, oddities and all, and how each is answered. */
class Mm7DialectTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final RecordingSink sink = new RecordingSink();
    private final Mm7Inbound door = new Mm7Inbound(
            new LinkContext("link", sink, WireLog.NONE, InstantSource.fixed(NOW)),
            Mm7Settings.read(new LinkSettings(Map.of("url", "http://mmsc.example"), Mm7Settings.settings())));

    @Test
    void reportsWithSwappedAddressesAndMixedNamespacesAreAnsweredInTheirOwnWords() {
        Inbound.Response response = post("text/xml", Mm7WireTest.golden("report-mbuni.xml"));
        assertThat(sink.stored(Receipt.class))
                .containsExactly(
                        new Receipt("relay-81", State.DELIVERED, "Retrieved", Instant.parse("2026-11-21T10:15:30Z")));
        assertThat(text(response))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .contains(">mb-17</mm7:TransactionID>")
                .contains("<DeliveryReportRsp xmlns=\"" + Mm7Terms.STEM + "REL-5-MM7-1-3\"><MM7Version>5.10.0<")
                .contains("<StatusCode>1000</StatusCode>");
    }

    @Test
    void aReportWithoutTransactionIdAndWithUnprefixedChildrenIsTaken() {
        Inbound.Response response = post("application/xml", Mm7WireTest.golden("report-unprefixed.xml"));
        assertThat(sink.stored(Receipt.class))
                .containsExactly(new Receipt("relay-81", State.DECLINED, "Rejected/RejectionByMMSRecipient", NOW));
        assertThat(text(response)).contains("REL-6-MM7-1-0").contains("1000").doesNotContain("TransactionID");
    }

    @Test
    void aReadReplyInNoNamespaceIsAnsweredInTheLinks() {
        Inbound.Response response = post("text/xml; charset=utf-8", Mm7WireTest.golden("read-nons.xml"));
        assertThat(sink.stored(ReadReport.class))
                .containsExactly(new ReadReport("relay-81", Instant.parse("2026-11-21T10:15:30Z")));
        assertThat(text(response)).contains("<ReadReplyRsp xmlns=\"" + Mm7Terms.STEM + "REL-6-MM7-1-4\">");
    }

    @Test
    void aChineseMessageWithPreambleDashedBoundaryAndCutOffBase64IsRead() {
        Inbound.Response response = post(
                "multipart/related;boundary=\"--=_Part_7\";type=\"text/xml\";start=\"</tnn-200102/mm7-vasp>\"",
                Mm7WireTest.golden("deliver-china.mime"));
        assertThat(sink.stored(InboundMessage.class)).singleElement().satisfies(message -> {
            assertThat(message.from()).isEqualTo(new Msisdn("+8613800138000"));
            assertThat(message.to()).isEqualTo("106500");
            assertThat(message.text()).isEqualTo("退订");
            assertThat(message.inReplyTo()).contains("conv-5");
            assertThat(message.at()).isEqualTo(Instant.parse("2026-11-21T10:15:30Z"));
        });
        assertThat(text(response)).contains("<DeliverRsp ").contains(">cm-9<");
    }

    @Test
    void undeclaredPrefixesNestedPartsAndQuotedPrintableAreRead() {
        post("multipart/mixed; boundary=simple boundary", Mm7WireTest.golden("deliver-mixed.mime"));
        assertThat(sink.stored(InboundMessage.class)).singleElement().satisfies(message -> {
            assertThat(message.from()).isEqualTo(new Msisdn("+447700900001"));
            assertThat(message.to()).isEqualTo("90120");
            assertThat(message.text()).isEqualTo("Jürgen says yes");
        });
    }

    @Test
    void aReplyWithPicturesKeepsItsTextsInTheirOwnCharsets() {
        String soap = ScriptedRelay.envelope(
                "DeliverReq",
                "<MM7Version>6.8.0</MM7Version><Sender><Number>+8613800138000</Number></Sender><Recipients><To>"
                        + "<ShortCode>106500</ShortCode></To></Recipients><Content href=\"cid:all\"/>");
        String gbk = Base64.getEncoder().encodeToString("退订".getBytes(Charset.forName("GBK")));
        post(
                "multipart/related; boundary=b; type=\"text/xml\"",
                "--b\r\nContent-Type: text/xml\r\n\r\n" + soap
                        + "\r\n--b\r\nContent-Type: application/smil\r\n\r\n<smil/>"
                        + "\r\n--b\r\nContent-Type: image/jpeg\r\n\r\nnot shown"
                        + "\r\n--b\r\nContent-Type: text/plain; charset=GBK\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n" + gbk
                        + "\r\n--b\r\nContent-Type: text/plain; charset=\"utf-8\"\r\n\r\n谢谢\r\n--b--\r\n");
        assertThat(sink.stored(InboundMessage.class))
                .extracting(InboundMessage::text)
                .containsExactly("退订\n谢谢");
    }

    @Test
    void theSameMessageUnderANewTransactionIdHasTheSameKey() {
        String mime = Mm7WireTest.golden("deliver-china.mime");
        String type = "multipart/related; boundary=\"--=_Part_7\"";
        post(type, mime);
        post(type, mime.replace("cm-9", "cm-10"));
        post(type, mime.replace("18:15:30", "18:15:31"));
        List<InboundMessage> messages = sink.stored(InboundMessage.class);
        assertThat(messages.get(0).eventKey())
                .isEqualTo(messages.get(1).eventKey())
                .isNotEqualTo(messages.get(2).eventKey());
    }

    @Test
    void chineseXmlInABytesetOtherThanDeclaredIsRead() {
        String xml = Mm7WireTest.golden("report-mbuni.xml")
                .replace("<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .replace("<MMStatusErrorCode>0", "<StatusText>用户已取</StatusText><MMStatusErrorCode>0");
        post("text/xml", xml.getBytes(Charset.forName("GBK")));
        assertThat(sink.stored(Receipt.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Retrieved,,DELIVERED",
        "Rejected,RejectionByMMSRecipient,DECLINED",
        "Rejected,RejectionByOtherRS,UNDELIVERED",
        "Rejected,,UNDELIVERED",
        "Expired,,UNDELIVERED",
        "Unrecognised,,UNDELIVERED",
        "Unrecognized,,UNDELIVERED",
        "DeliveryConditionNotMet,,UNDELIVERED",
        "Indeterminate,,UNKNOWN",
        "Forwarded,,PENDING",
        "Deferred,,PENDING",
        "SomethingNew,,PENDING"
    })
    void everyStatusHasItsMeaning(String status, String extension, State state) {
        assertThat(Mm7Events.state(status, extension == null ? "" : extension)).isEqualTo(state);
    }

    @Test
    void aReportThatCouldNotBeStoredIsAskedForAgain() {
        sink.failNext(1);
        assertThat(text(post("text/xml", Mm7WireTest.golden("report-mbuni.xml"))))
                .contains("<StatusCode>4006</StatusCode>")
                .contains(">mb-17<");
    }

    @Test
    void aReportWithoutMessageIdIsRefusedInWords() {
        String xml = Mm7WireTest.golden("report-mbuni.xml").replace("<MessageID>relay-81</MessageID>", "");
        assertThat(text(post("text/xml", xml))).contains("4004").contains("MessageID");
        assertThat(sink.stored(CarrierEvent.class)).isEmpty();
    }

    @Test
    void aRequestThatIsNotForAVaspGetsAFault() {
        Inbound.Response response = post("text/xml", ScriptedRelay.envelope("SubmitReq", ""));
        assertThat(response.status()).isEqualTo(500);
        assertThat(text(response)).contains("<faultcode>env:Client</faultcode>").contains("<StatusCode>4003<");
    }

    @Test
    void aDocumentTypeIsRefusedAndNothingIsFetched() {
        String bomb = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + Mm7WireTest.golden("read-nons.xml")
                        .replaceFirst("<\\?xml.*\\?>", "")
                        .replace("relay-81", "&e;");
        Inbound.Response response = post("text/xml", bomb);
        assertThat(response.status()).isEqualTo(500);
        assertThat(text(response)).contains("VASPErrorRsp").contains("<StatusCode>2007<");
        assertThat(sink.stored(CarrierEvent.class)).isEmpty();
    }

    @Test
    void noGarbageBringsTheDoorDown() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] good = Mm7WireTest.golden("deliver-china.mime").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 200; i++) {
            byte[] bad = good.clone();
            for (int j = 0; j < 1 + random.nextInt(20); j++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            Inbound.Response response = post("multipart/related; boundary=\"--=_Part_7\"", bad);
            assertThat(response.status()).as("seed %d", seed).isIn(200, 500);
        }
        assertThat(post("", new byte[0]).status()).isEqualTo(500);
    }

    @Test
    void aRequestOverTheLimitIsRefused() {
        assertThat(post("text/xml", new byte[(4 << 20) + 1]).status()).isEqualTo(413);
    }

    private Inbound.Response post(String type, String body) {
        return post(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private Inbound.Response post(String type, byte[] body) {
        return door.handle(new Inbound.Request("POST", "", "", Map.of("content-type", List.of(type)), body))
                .toCompletableFuture()
                .join();
    }

    private static String text(Inbound.Response response) {
        assertThat(Optional.ofNullable(response.headers().get("Content-Type"))).contains("text/xml; charset=\"utf-8\"");
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
