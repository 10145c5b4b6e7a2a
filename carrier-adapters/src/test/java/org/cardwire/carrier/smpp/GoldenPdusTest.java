package org.cardwire.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cardwire.fixtures.wire.Golden.octets;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cardwire.carrier.smpp.pdu.Address;
import org.cardwire.carrier.smpp.pdu.Bare;
import org.cardwire.carrier.smpp.pdu.BindRequest;
import org.cardwire.carrier.smpp.pdu.CancelSm;
import org.cardwire.carrier.smpp.pdu.CommandId;
import org.cardwire.carrier.smpp.pdu.DeliverSm;
import org.cardwire.carrier.smpp.pdu.Header;
import org.cardwire.carrier.smpp.pdu.Responses;
import org.cardwire.carrier.smpp.pdu.SubmitSm;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.Segmenter;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.carrier.spi.SmsContent.Coding;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.junit.jupiter.api.Test;

/** What we emit and read, octet by octet, against the golden files of the fixtures, which know nothing of our codec. */
class GoldenPdusTest {
    private static final Msisdn HANDSET = new Msisdn("+447700900009");
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");

    @Test
    void aBindAndTheBarePdus() {
        assertThat(new BindRequest(CommandId.BIND_TRANSCEIVER, "cardwire", "secret", "", "").encode(1))
                .isEqualTo(octets("smpp/bind_transceiver.hex"));
        assertThat(Bare.enquireLink(14)).isEqualTo(octets("smpp/enquire_link.hex"));
        byte[] unbind = octets("smpp/unbind.hex");
        assertThat(Bare.unbind(Header.parse(unbind).sequence())).isEqualTo(unbind);
        byte[] unbindResp = octets("smpp/unbind_resp.hex");
        assertThat(Bare.unbindResp(Header.parse(unbindResp).sequence())).isEqualTo(unbindResp);
        assertThat(Bare.genericNack(3, 16)).isEqualTo(octets("smpp/generic_nack.hex"));
        assertThat(Bare.received(CommandId.DELIVER_SM, 0, 3)).isEqualTo(octets("smpp/deliver_sm_resp.hex"));
        assertThat(new CancelSm("", "1234567890", new Address(5, 0, "Cardwire"), new Address(1, 1, "447700900009"))
                        .encode(13))
                .isEqualTo(octets("smpp/cancel_sm.hex"));
    }

    @Test
    void aBindIsPrintedWithoutItsPassword() {
        assertThat(new BindRequest(CommandId.BIND_TRANSCEIVER, "cardwire", "secret", "", "").toString())
                .contains("cardwire")
                .doesNotContain("secret");
    }

    @Test
    void aShortTextInTheGsmAlphabet() {
        SmsContent text = Segmenter.split("Hello @ €12", Concatenation.UDH_8BIT);
        assertThat(map(text, 0, true).getFirst().encode(7)).isEqualTo(octets("smpp/submit_sm_gsm7.hex"));
    }

    @Test
    void partsByUserDataHeader() {
        SmsContent text = torn(Coding.UCS2, Concatenation.UDH_8BIT, "你好😀", "再见");
        List<SubmitSm> parts = map(text, 0x012A, true, "validity", "none");
        assertThat(parts.get(0).encode(8)).isEqualTo(octets("smpp/submit_sm_ucs2_part1.hex"));
        assertThat(parts.get(1).encode(9)).isEqualTo(octets("smpp/submit_sm_ucs2_part2.hex"));
    }

    @Test
    void partsByTheOtherWays() {
        Map<Concatenation, String> files = Map.of(
                Concatenation.UDH_16BIT, "smpp/submit_sm_udh16_part1.hex",
                Concatenation.SAR, "smpp/submit_sm_sar_part1.hex",
                Concatenation.PAYLOAD, "smpp/submit_sm_payload.hex");
        files.forEach((way, file) -> {
            byte[] golden = octets(file);
            SmsContent text = way == Concatenation.PAYLOAD
                    ? torn(Coding.GSM7, way, "A", "B")
                    : torn(Coding.GSM7, way, "AB", "CD");
            List<SubmitSm> parts = map(text, 0x1234, true, "validity", "none", "receipts", "none");
            assertThat(parts.getFirst().encode(Header.parse(golden).sequence()))
                    .as(file)
                    .isEqualTo(golden);
            assertThat(parts).hasSize(way == Concatenation.PAYLOAD ? 1 : 2);
        });
    }

    @Test
    void anSmscOfSmpp33GetsHeadersInsteadOfParameters() {
        for (Concatenation way : List.of(Concatenation.SAR, Concatenation.PAYLOAD)) {
            List<SubmitSm> parts = map(torn(Coding.GSM7, way, "AB", "CD"), 7, false);
            assertThat(parts).hasSize(2).allSatisfy(part -> {
                assertThat(part.tlvs()).isEmpty();
                assertThat(part.esmClass()).isEqualTo(SubmitSm.UDHI);
            });
        }
    }

    @Test
    void aReceiptAndAMessageFromAHandset() throws Exception {
        DeliverSm receipt = delivery("smpp/deliver_sm_receipt.hex");
        assertThat(receipt.isReceipt()).isTrue();
        assertThat(receipt.source()).isEqualTo(new Address(1, 1, "447700900009"));
        assertThat(receipt.destination()).isEqualTo(new Address(5, 0, "Cardwire"));

        DeliverSm message = delivery("smpp/deliver_sm_mo.hex");
        assertThat(message.isMessage()).isTrue();
        assertThat(new TextCoding(TextCoding.DefaultCharset.GSM7).decode(message.userData(), message.dataCoding()))
                .isEqualTo("退订");
    }

    @Test
    void answersOfTheSmsc() {
        assertThat(Responses.messageId(body("smpp/submit_sm_resp.hex"))).isEqualTo("1234567890");
        assertThat(Responses.messageId(body("smpp/submit_sm_throttled.hex"))).isEmpty();
        assertThat(Responses.interfaceVersion(body("smpp/bind_transceiver_resp.hex")))
                .isEqualTo(0x34);
    }

    @Test
    void aDeliveryMayBreakEveryLimitOfLength() throws Exception {
        byte[] body = "smsc-simulator-service\0\1\1".getBytes(StandardCharsets.US_ASCII);
        byte[] rest = ("447700900009\0\5\0" + "a-name-far-longer-than-the-field" + "\0\0\0\0\0\0\0\0\0\0\5Hello")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(body, body.length + rest.length);
        System.arraycopy(rest, 0, all, body.length, rest.length);
        assertThat(new String(DeliverSm.parse(CommandId.DELIVER_SM, all).userData(), StandardCharsets.US_ASCII))
                .isEqualTo("Hello");
    }

    @Test
    void aFieldThatBreaksItsLimitIsNamed() {
        CancelSm cancel = new CancelSm("", "x".repeat(65), new Address(5, 0, "A"), new Address(1, 1, "1"));
        assertThatThrownBy(() -> cancel.encode(1))
                .hasMessageContaining("message_id")
                .hasMessageContaining("64");
    }

    @Test
    void validityIsRelativeOrAbsolute() {
        SmsContent text = Segmenter.split("Hi", Concatenation.UDH_8BIT);
        assertThat(map(text, 0, true, Duration.ofHours(50).plusSeconds(5)).validityPeriod())
                .isEqualTo("000002020005000R");
        assertThat(map(text, 0, true, Duration.ofHours(48), "validity", "absolute")
                        .validityPeriod())
                .isEqualTo("261123101530000+");
        assertThat(map(text, 0, true, Duration.ofHours(48), "validity", "none").validityPeriod())
                .isEmpty();
    }

    @Test
    void whatCannotBeSentIsSaidWithItsRemedy() {
        SubmitMapping mapping = mapping("default-charset", "latin1");
        assertThat(mapping.map(outbound("Cardwire", Segmenter.split("5 €", Concatenation.SAR)), 0, NOW, true))
                .isInstanceOfSatisfying(
                        SubmitMapping.Mapped.Unsendable.class,
                        no -> assertThat(no.reason()).contains("default-charset"));
        assertThat(mapping.map(outbound("A name too long", Segmenter.split("Hi", Concatenation.SAR)), 0, NOW, true))
                .isInstanceOfSatisfying(
                        SubmitMapping.Mapped.Unsendable.class,
                        no -> assertThat(no.code()).isEqualTo("SENDER"));
        SmsContent novel = Segmenter.split("x".repeat(153 * 256), Concatenation.UDH_8BIT);
        assertThat(mapping.map(outbound("Cardwire", novel), 0, NOW, true))
                .isInstanceOfSatisfying(
                        SubmitMapping.Mapped.Unsendable.class,
                        no -> assertThat(no.code()).isEqualTo("TOO_LONG"));
        assertThat(novel.channel()).isEqualTo(Channel.SMS);
    }

    /** Segments as the test wants them; {@link Segmenter} would not cut so short. */
    private static SmsContent torn(Coding coding, Concatenation way, String... segments) {
        return new SmsContent(String.join("", segments), coding, way, List.of(segments));
    }

    private static List<SubmitSm> map(SmsContent text, int reference, boolean tlvs, String... settings) {
        SubmitMapping.Mapped mapped = mapping(settings).map(outbound("Cardwire", text), reference, NOW, tlvs);
        assertThat(mapped).isInstanceOf(SubmitMapping.Mapped.Parts.class);
        return ((SubmitMapping.Mapped.Parts) mapped).parts();
    }

    private static SubmitSm map(SmsContent text, int reference, boolean tlvs, Duration validity, String... settings) {
        Outbound message = new Outbound("id", HANDSET, "Cardwire", text, Lane.BULK, validity, false);
        SubmitMapping.Mapped mapped = mapping(settings).map(message, reference, NOW, tlvs);
        return ((SubmitMapping.Mapped.Parts) mapped).parts().getFirst();
    }

    private static Outbound outbound(String from, SmsContent text) {
        return new Outbound("id", HANDSET, from, text, Lane.BULK, Duration.ofMinutes(10), false);
    }

    private static SubmitMapping mapping(String... settings) {
        return new SubmitMapping(settings(settings).dialect());
    }

    static SmppSettings settings(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("host", "h", "system-id", "s", "password", "p"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return SmppSettings.read(new LinkSettings(all, SmppSettingList.ALL));
    }

    private static DeliverSm delivery(String file) throws Exception {
        return DeliverSm.parse(Header.parse(octets(file)).commandId(), body(file));
    }

    private static byte[] body(String file) {
        byte[] pdu = octets(file);
        return Arrays.copyOfRange(pdu, Header.LENGTH, pdu.length);
    }
}
