package org.cardwire.carrier.mm7;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Outbound;

/**
 * The SOAP envelopes that we write, element by element in the order of the schema (REL-6-MM7-1-4; the elements of release 6
 * only under a namespace of release 6). Children stand in the default namespace, so that readers which know nothing of
 * namespaces find the bare names.
 */
final class Mm7Soap {
    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final int LONGEST_SHORT_CODE = 8;

    private Mm7Soap() {}

    static String submit(Outbound message, String subject, String contentId, Mm7Terms terms, Instant now) {
        XmlText xml = begin(message.id(), "SubmitReq", terms.namespace()).text("MM7Version", terms.version());
        identification(xml, terms, message.from());
        recipients(xml, terms, message.to());
        xml.unlessEmpty("ServiceCode", terms.serviceCode())
                .unlessEmpty("LinkedID", message.inReplyTo().orElse(""))
                .unlessEmpty("MessageClass", terms.messageClass())
                .text("TimeStamp", seconds(now))
                .text("ExpiryDate", expiry(message, terms, now))
                .text("DeliveryReport", Boolean.toString(terms.deliveryReports()))
                .text("ReadReply", Boolean.toString(terms.readReports() && message.readReportWanted()))
                .unlessEmpty("Subject", subject)
                .unlessEmpty("ChargedParty", terms.chargedParty())
                .unlessEmpty("ContentClass", terms.isRelease6() ? terms.contentClass() : "")
                .empty(
                        "Content",
                        "href",
                        "cid:" + contentId,
                        "allowAdaptations",
                        Boolean.toString(terms.allowAdaptations()));
        return end(xml, "SubmitReq");
    }

    /** Takes one message back; names only what every relay needs to find it. */
    static String cancel(String transactionId, String messageId, Mm7Terms terms) {
        XmlText xml = begin(transactionId, "CancelReq", terms.namespace()).text("MM7Version", terms.version());
        identification(xml, terms, "");
        return end(xml.text("MessageID", messageId), "CancelReq");
    }

    /** The answer to a request of the relay, in the words of that request. */
    static String answer(Mm7Message request, String name, int code, String text) {
        XmlText xml = request.transactionId()
                .map(id -> begin(id, name, request.namespace()))
                .orElseGet(() -> begin(name, request.namespace()))
                .text("MM7Version", request.version());
        return end(status(xml, code, text), name);
    }

    /** A SOAP Fault with the VASP's error in its detail (§8.7.7). */
    static String fault(String faultCode, int code, String text, Mm7Terms terms) {
        XmlText xml = envelope()
                .open("env:Body")
                .open("env:Fault")
                .text("faultcode", faultCode)
                .text("faultstring", text)
                .open("detail")
                .open("VASPErrorRsp", "xmlns", terms.namespace())
                .text("MM7Version", terms.version());
        return status(xml, code, text)
                .close("VASPErrorRsp")
                .close("detail")
                .close("env:Fault")
                .close("env:Body")
                .close("env:Envelope")
                .toString();
    }

    private static XmlText envelope() {
        return new XmlText().open("env:Envelope", "xmlns:env", ENVELOPE);
    }

    private static XmlText begin(String transactionId, String name, String namespace) {
        return envelope()
                .open("env:Header")
                .text("mm7:TransactionID", transactionId, "xmlns:mm7", namespace, "env:mustUnderstand", "1")
                .close("env:Header")
                .open("env:Body")
                .open(name, "xmlns", namespace);
    }

    private static XmlText begin(String name, String namespace) {
        return envelope().empty("env:Header").open("env:Body").open(name, "xmlns", namespace);
    }

    private static String end(XmlText xml, String name) {
        return xml.close(name).close("env:Body").close("env:Envelope").toString();
    }

    private static XmlText status(XmlText xml, int code, String text) {
        return xml.open("Status")
                .text("StatusCode", Integer.toString(code))
                .text("StatusText", text)
                .close("Status");
    }

    private static void identification(XmlText xml, Mm7Terms terms, String from) {
        xml.open("SenderIdentification").unlessEmpty("VASPID", terms.vaspId()).unlessEmpty("VASID", terms.vasId());
        if (!from.isEmpty()) {
            sender(xml, terms.sender(), from);
        }
        xml.close("SenderIdentification");
    }

    private static void sender(XmlText xml, Mm7Terms.Sender form, String from) {
        switch (form) {
            case AUTO -> sender(xml, guess(from), from);
            case NUMBER -> typed(xml, "Number", from);
            case SHORT_CODE -> typed(xml, "ShortCode", from);
            case EMAIL -> typed(xml, "RFC2822Address", from);
            case PLAIN -> xml.text("SenderAddress", from);
            case NONE -> {}
        }
    }

    private static Mm7Terms.Sender guess(String from) {
        if (from.contains("@")) {
            return Mm7Terms.Sender.EMAIL;
        }
        String digits = from.startsWith("+") ? from.substring(1) : from;
        boolean number = digits.chars().allMatch(Character::isDigit)
                && (from.startsWith("+") || digits.length() > LONGEST_SHORT_CODE);
        return number ? Mm7Terms.Sender.NUMBER : Mm7Terms.Sender.SHORT_CODE;
    }

    private static void typed(XmlText xml, String type, String address) {
        xml.open("SenderAddress").text(type, address).close("SenderAddress");
    }

    private static void recipients(XmlText xml, Mm7Terms terms, Msisdn to) {
        xml.open("Recipients")
                .open("To")
                .text("Number", terms.numberPlus() ? to.e164() : to.digits())
                .close("To")
                .close("Recipients");
    }

    private static String expiry(Outbound message, Mm7Terms terms, Instant now) {
        return switch (terms.expiry()) {
            case ABSOLUTE -> seconds(now.plus(message.validity()));
            case DURATION -> message.validity().truncatedTo(ChronoUnit.SECONDS).toString();
        };
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
