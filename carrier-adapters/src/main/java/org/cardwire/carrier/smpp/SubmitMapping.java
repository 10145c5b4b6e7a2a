package org.cardwire.carrier.smpp;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardwire.carrier.smpp.SmppSettings.Dialect;
import org.cardwire.carrier.smpp.pdu.Address;
import org.cardwire.carrier.smpp.pdu.SubmitSm;
import org.cardwire.carrier.smpp.pdu.Tlv;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.carrier.spi.SmsContent.Concatenation;

/** One message to the submit_sm that carry it: pure. */
record SubmitMapping(Dialect dialect) {
    private static final int MAX_PARTS = 255;
    private static final int MAX_PAYLOAD = 65_535;
    private static final DateTimeFormatter ABSOLUTE = DateTimeFormatter.ofPattern("yyMMddHHmmss");

    sealed interface Mapped {
        record Parts(List<SubmitSm> parts) implements Mapped {}

        record Unsendable(String code, String reason) implements Mapped {}
    }

    /**
     * @param reference tells this message apart from others of the same sender at the handset
     * @param tlvs false for an SMSC that speaks SMPP 3.3 and would not know them: then a header takes their place
     */
    Mapped map(Outbound message, int reference, Instant now, boolean tlvs) {
        if (!(message.content() instanceof SmsContent sms)) {
            return new Mapped.Unsendable(
                    "NOT_SMS",
                    "an SMPP link carries SMS only, not " + message.content().channel());
        }
        Optional<Address> source = dialect.addresses().source(message.from());
        if (source.isEmpty()) {
            return new Mapped.Unsendable(
                    "SENDER", "the sender must be a number, a short code, or a name of at most 11 ASCII characters");
        }
        List<String> texts = texts(sms, tlvs);
        if (texts.size() > MAX_PARTS) {
            return new Mapped.Unsendable("TOO_LONG", "the text has more than " + MAX_PARTS + " parts; shorten it");
        }
        List<SubmitSm> parts = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            Optional<byte[]> text = dialect.coding().encode(texts.get(i), sms.coding());
            if (text.isEmpty()) {
                return new Mapped.Unsendable(
                        "CHARSET", "the text has a character that the link's default-charset lacks; see that setting");
            }
            Body body = body(sms, text.get(), reference, texts.size(), i + 1, tlvs);
            if (body.tlvs.stream().anyMatch(tlv -> tlv.value().length > MAX_PAYLOAD)) {
                return new Mapped.Unsendable(
                        "TOO_LONG", "the text has more than " + MAX_PAYLOAD + " octets; shorten it");
            }
            parts.add(submit(message, source.get(), TextCoding.dataCoding(sms.coding()), body, now));
        }
        return new Mapped.Parts(List.copyOf(parts));
    }

    /** What goes into each submit_sm: the SMSC itself cuts what travels as payload. */
    private static List<String> texts(SmsContent sms, boolean tlvs) {
        return whole(sms, tlvs) ? List.of(sms.text()) : sms.segments();
    }

    private static boolean whole(SmsContent sms, boolean tlvs) {
        return sms.concatenation() == Concatenation.PAYLOAD
                && tlvs
                && sms.segments().size() > 1;
    }

    /** The part of a submit_sm that the way of concatenation decides. */
    private record Body(int esmClass, byte[] shortMessage, List<Tlv> tlvs) {}

    private static Body body(SmsContent sms, byte[] text, int reference, int total, int number, boolean tlvs) {
        if (whole(sms, tlvs)) {
            return new Body(0, new byte[0], List.of(new Tlv(Tlv.MESSAGE_PAYLOAD, text)));
        }
        if (total == 1) {
            return new Body(0, text, List.of());
        }
        return switch (sms.concatenation()) {
            case UDH_16BIT ->
                new Body(
                        SubmitSm.UDHI,
                        UserData.withHeader(UserData.concatenation16(reference, total, number), text),
                        List.of());
            case SAR -> tlvs ? sar(text, reference, total, number) : udh8(text, reference, total, number);
            case UDH_8BIT, PAYLOAD -> udh8(text, reference, total, number);
        };
    }

    private static Body udh8(byte[] text, int reference, int total, int number) {
        return new Body(
                SubmitSm.UDHI, UserData.withHeader(UserData.concatenation8(reference, total, number), text), List.of());
    }

    private static Body sar(byte[] text, int reference, int total, int number) {
        return new Body(
                0,
                text,
                List.of(
                        Tlv.int16(Tlv.SAR_MSG_REF_NUM, reference),
                        Tlv.octet(Tlv.SAR_TOTAL_SEGMENTS, total),
                        Tlv.octet(Tlv.SAR_SEGMENT_SEQNUM, number)));
    }

    private SubmitSm submit(Outbound message, Address source, int dataCoding, Body body, Instant now) {
        return new SubmitSm(
                dialect.serviceType(),
                source,
                dialect.addresses().destination(message.to()),
                body.esmClass,
                0,
                validityPeriod(message.validity(), now),
                registeredDelivery(),
                dataCoding,
                body.shortMessage,
                body.tlvs);
    }

    private int registeredDelivery() {
        return switch (dialect.receipts()) {
            case NONE -> 0;
            case FINAL -> 1;
            case FAILURE -> 2;
        };
    }

    /** SMPP 3.4 §7.1.1: relative YYMMDDhhmmss000R, which we fill from days down, or absolute in UTC, YYMMDDhhmmss000+. */
    private String validityPeriod(Duration validity, Instant now) {
        return switch (dialect.validity()) {
            case NONE -> "";
            case ABSOLUTE -> ABSOLUTE.format(now.plus(validity).atOffset(ZoneOffset.UTC)) + "000+";
            case RELATIVE ->
                "0000%02d%02d%02d%02d000R"
                        .formatted(
                                Math.min(99, validity.toDays()),
                                validity.toHoursPart(),
                                validity.toMinutesPart(),
                                validity.toSecondsPart());
        };
    }
}
