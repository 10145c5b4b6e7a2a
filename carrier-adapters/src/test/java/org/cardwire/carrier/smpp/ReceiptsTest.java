package org.cardwire.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.cardwire.carrier.smpp.MessageIds.Form;
import org.cardwire.carrier.smpp.pdu.Address;
import org.cardwire.carrier.smpp.pdu.DeliverSm;
import org.cardwire.carrier.smpp.pdu.Tlv;
import org.cardwire.carrier.spi.CarrierEvent.Receipt;
import org.cardwire.carrier.spi.CarrierEvent.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id:42 sub:001 dlvrd:001 submit date:2611211000 done date:2611211001 stat:DELIVRD err:000 text:Hi|42|DELIVERED|DELIVRD",
                "ID:42 STAT:delivrd|42|DELIVERED|DELIVRD",
                "id:42 stat:UNDELIV err:069 text:id:99 stat:DELIVRD|42|UNDELIVERED|UNDELIV:069",
                "id:42, stat:EXPIRED, err:0A1|42|UNDELIVERED|EXPIRED:0A1",
                "stat=REJECTD id=42|42|UNDELIVERED|REJECTD",
                "id: 42 stat: ENROUTE|42|PENDING|ENROUTE",
                "id:42 stat:ACCEPTD|42|PENDING|ACCEPTD",
                "id:42 stat:DELETED|42|UNDELIVERED|DELETED",
                "id:42 stat:UNKNOWN|42|UNKNOWN|UNKNOWN",
                "id:42 stat:FAILED|42|UNDELIVERED|FAILED",
                "id:42 stat:ABSENT|42|UNDELIVERED|ABSENT",
                "id:42 stat:WHATEVER|42|PENDING|WHATEVER",
                "id:42|42|PENDING|NONE",
                "id:4a-F_9 stat:DELIVRD|4a-f_9|DELIVERED|DELIVRD",
            })
    void textsAsSmscsReallyWriteThem(String text, String ref, State state, String code) {
        Receipt receipt = read(Form.LOOSE, receipt(4, 0, text)).orElseThrow();
        assertThat(receipt).isEqualTo(new Receipt(ref, state, code, NOW));
    }

    @Test
    void parametersAreBelievedBeforeTheText() {
        DeliverSm receipt = receipt(
                4,
                0,
                "id:7 stat:UNDELIV",
                new Tlv(Tlv.RECEIPTED_MESSAGE_ID, "42\0".getBytes(StandardCharsets.US_ASCII)),
                Tlv.octet(Tlv.MESSAGE_STATE, 2));
        assertThat(read(Form.LOOSE, receipt)).contains(new Receipt("42", State.DELIVERED, "DELIVRD", NOW));
    }

    @Test
    void parametersAloneAreEnoughAndMakeAReceiptOfAnyDelivery() {
        DeliverSm receipt = receipt(
                0,
                0,
                "",
                new Tlv(Tlv.RECEIPTED_MESSAGE_ID, "42".getBytes(StandardCharsets.US_ASCII)),
                Tlv.octet(Tlv.MESSAGE_STATE, 5),
                new Tlv(Tlv.NETWORK_ERROR_CODE, new byte[] {3, 0, 27}));
        assertThat(receipt.isReceipt()).isTrue();
        assertThat(read(Form.LOOSE, receipt)).contains(new Receipt("42", State.UNDELIVERED, "UNDELIV:027", NOW));
    }

    @Test
    void anIntermediateNotificationEndsNothing() {
        assertThat(read(Form.LOOSE, receipt(0x20, 0, "id:42 stat:UNDELIV"))
                        .orElseThrow()
                        .state())
                .isEqualTo(State.PENDING);
    }

    @Test
    void aReceiptInUcs2IsRead() {
        byte[] wide = "id:42 stat:DELIVRD".getBytes(StandardCharsets.UTF_16BE);
        DeliverSm receipt = new DeliverSm(new Address(1, 1, "1"), new Address(1, 1, "2"), 4, 8, wide, List.of());
        assertThat(read(Form.LOOSE, receipt).orElseThrow().carrierRef()).isEqualTo("42");
    }

    @Test
    void withoutAnIdThereIsNoReceipt() {
        assertThat(read(Form.LOOSE, receipt(4, 0, "stat:DELIVRD"))).isEmpty();
        assertThat(read(Form.LOOSE, receipt(4, 0, ""))).isEmpty();
        assertThat(read(Form.LOOSE, receipt(4, 0, "\u0000\u00FF id:"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LOOSE,    00AbC, abc,  ABC,    abc",
        "LOOSE,    0,     0,    000,    0",
        "AS_IS,    00AbC, 00AbC, 00AbC, 00AbC",
        "RESP_HEX, 00fF,  255,  0255,   255",
        "RESP_HEX, no-hex, no-hex, 5,   5",
        "DLR_HEX,  0255,  255,  0FF,    255",
        "DLR_HEX,  18446744073709551616, 18446744073709551616, 10000000000000000, 18446744073709551616",
    })
    void idsAreBroughtToOneForm(Form form, String response, String fromResponse, String inReceipt, String fromReceipt) {
        assertThat(new MessageIds(form).fromResponse(response)).isEqualTo(fromResponse);
        assertThat(new MessageIds(form).fromReceipt(inReceipt)).isEqualTo(fromReceipt);
    }

    @ParameterizedTest
    @CsvSource({
        "2611211801,       2026-11-21T10:01:00Z",
        "261121180102,     2026-11-21T10:01:02Z",
        "20261121180102,   2026-11-21T10:01:02Z",
        "261121180102032+, 2026-11-21T10:01:02Z",
        "261121020102032-, 2026-11-21T10:01:02Z",
        "2613991801,       2026-11-21T10:15:30Z",
        "2711211801,       2026-11-21T10:15:30Z",
        "yesterday,        2026-11-21T10:15:30Z",
    })
    void aDateCountsWhereItsZoneIsKnownAndItIsNoNonsense(String date, Instant at) {
        Receipts receipts = new Receipts(
                new MessageIds(Form.LOOSE), ReceiptStates.parse(""), Optional.of(ZoneId.of("Asia/Shanghai")));
        DeliverSm receipt = receipt(4, 0, "id:42 done date:" + date + " stat:DELIVRD");
        assertThat(receipts.read(receipt, NOW).orElseThrow().at()).isEqualTo(at);
    }

    @Test
    void withoutAZoneTheArrivalCounts() {
        assertThat(read(Form.LOOSE, receipt(4, 0, "id:42 done date:2611211001 stat:DELIVRD"))
                        .orElseThrow()
                        .at())
                .isEqualTo(NOW);
    }

    private static Optional<Receipt> read(Form form, DeliverSm receipt) {
        return new Receipts(new MessageIds(form), ReceiptStates.parse("absent=undelivered"), Optional.empty())
                .read(receipt, NOW);
    }

    private static DeliverSm receipt(int esmClass, int dataCoding, String text, Tlv... tlvs) {
        return new DeliverSm(
                new Address(1, 1, "447700900001"),
                new Address(3, 0, "12345"),
                esmClass,
                dataCoding,
                text.getBytes(StandardCharsets.ISO_8859_1),
                List.of(tlvs));
    }
}
