package org.cardwire.carrier.smpp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.cardwire.carrier.smpp.pdu.DeliverSm;
import org.cardwire.carrier.smpp.pdu.Tlv;
import org.cardwire.carrier.spi.CarrierEvent.Receipt;
import org.cardwire.carrier.spi.CarrierEvent.State;

/**
 * A receipt on the wire to a receipt of ours: pure. Its parameters (TLVs) are believed before its text; only the id must
 * be there.
 */
record Receipts(MessageIds ids, ReceiptStates states, Optional<ZoneId> zone) {
    private static final int INTERMEDIATE = 0x20;
    private static final int MESSAGE_TYPE = 0x3C;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    /** Empty where neither parameter nor text names a message. */
    Optional<Receipt> read(DeliverSm receipt, Instant now) {
        ReceiptText text = ReceiptText.parse(text(receipt));
        Optional<String> id = id(receipt, text);
        String word = receipt.tlv(Tlv.MESSAGE_STATE)
                .map(tlv -> ReceiptStates.word(tlv.number()))
                .or(text::stat)
                .orElse("NONE");
        return id.map(ids::fromReceipt)
                .filter(ref -> !ref.isEmpty())
                .map(ref -> new Receipt(ref, state(receipt, word), code(word, receipt, text), at(text, now)));
    }

    /** Where both sides count in different bases, only the base of the text is known for sure. */
    private Optional<String> id(DeliverSm receipt, ReceiptText text) {
        Optional<String> parameter =
                receipt.tlv(Tlv.RECEIPTED_MESSAGE_ID).map(Tlv::text).filter(id -> !id.isBlank());
        return switch (ids.form()) {
            case LOOSE, AS_IS -> parameter.or(text::id);
            case RESP_HEX, DLR_HEX -> text.id().or(() -> parameter);
        };
    }

    /** An intermediate notification says how it goes, not how it ended. */
    private State state(DeliverSm receipt, String word) {
        State state = states.of(word);
        boolean intermediate = (receipt.esmClass() & MESSAGE_TYPE) == INTERMEDIATE;
        return intermediate && state != State.DELIVERED ? State.PENDING : state;
    }

    /** The word, and the carrier's error where there is one: {@code UNDELIV:069}. */
    private static String code(String word, DeliverSm receipt, ReceiptText text) {
        Optional<String> error = text.error()
                .filter(code -> !code.chars().allMatch(c -> c == '0'))
                .or(() -> receipt.tlv(Tlv.NETWORK_ERROR_CODE).flatMap(Receipts::networkError));
        return error.map(code -> word + ":" + code).orElse(word);
    }

    /** One octet of network type, two of code (SMPP 3.4 §5.3.2.31). */
    private static Optional<String> networkError(Tlv tlv) {
        int code = tlv.number() & 0xFFFF;
        return code == 0 ? Optional.empty() : Optional.of("%03d".formatted(code));
    }

    private Instant at(ReceiptText text, Instant now) {
        return text.doneDate()
                .flatMap(date -> ReceiptDate.parse(date, zone))
                .filter(date -> date.isBefore(now.plus(CLOCKS_DIFFER)))
                .orElse(now);
    }

    /** ASCII whatever the default alphabet is, but for SMSCs that write receipts in UCS-2. */
    private static String text(DeliverSm receipt) {
        byte[] octets = UserData.of(receipt).text();
        boolean wide = receipt.dataCoding() == TextCoding.UCS2 && octets.length > 1 && octets[0] == 0;
        return new String(octets, wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
    }
}
