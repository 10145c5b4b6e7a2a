package org.cardwire.carrier.mm7;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Msisdn;

/** What a request of the relay tells us. Addresses in reports are not read: some relays swap them. */
final class Mm7Events {
    private static final String TEXT = "text/plain";
    private static final String SMIL = "application/smil";

    private Mm7Events() {}

    /** What there is to store, or why the request cannot be taken. */
    sealed interface Told {
        record Events(List<CarrierEvent> events) implements Told {}

        record Bad(int code, String text) implements Told {}
    }

    static Told of(Mm7Message request, Instant now) {
        return switch (request.name()) {
            case "DeliveryReportReq" -> deliveryReport(request, now);
            case "ReadReplyReq" -> readReply(request, now);
            case "DeliverReq" -> deliver(request, now);
            default -> new Told.Bad(4003, request.name() + " is not for a VASP");
        };
    }

    private static Told deliveryReport(Mm7Message request, Instant now) {
        Optional<String> messageId = value(request, "MessageID");
        Optional<String> status = value(request, "MMStatus");
        if (messageId.isEmpty() || status.isEmpty()) {
            return new Told.Bad(4004, "a DeliveryReportReq needs MessageID and MMStatus");
        }
        String extension = value(request, "MMStatusExtension").orElse("");
        return new Told.Events(List.of(new CarrierEvent.Receipt(
                messageId.get(),
                state(status.get(), extension),
                extension.isEmpty() ? status.get() : status.get() + "/" + extension,
                date(request, "Date").orElse(now))));
    }

    /** §8.7.5 and the extra words of Sinch, Mbuni and zxid; an unknown word says nothing final. */
    static CarrierEvent.State state(String status, String extension) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "retrieved", "delivered" -> CarrierEvent.State.DELIVERED;
            case "rejected" ->
                extension.equalsIgnoreCase("RejectionByMMSRecipient")
                        ? CarrierEvent.State.DECLINED
                        : CarrierEvent.State.UNDELIVERED;
            case "expired",
                    "unrecognised",
                    "unrecognized",
                    "deliveryconditionnotmet",
                    "unreachable",
                    "notsupported",
                    "cancelled" -> CarrierEvent.State.UNDELIVERED;
            case "indeterminate" -> CarrierEvent.State.UNKNOWN;
            default -> CarrierEvent.State.PENDING;
        };
    }

    private static Told readReply(Mm7Message request, Instant now) {
        Optional<String> messageId = value(request, "MessageID");
        if (messageId.isEmpty()) {
            return new Told.Bad(4004, "a ReadReplyReq needs MessageID");
        }
        String status = value(request, "MMStatus").orElse("Read");
        Instant at = date(request, "TimeStamp").or(() -> date(request, "Date")).orElse(now);
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "read" -> new Told.Events(List.of(new CarrierEvent.ReadReport(messageId.get(), at)));
            // Thrown away unread: it was on the handset.
            case "deleted" ->
                new Told.Events(
                        List.of(new CarrierEvent.Receipt(messageId.get(), CarrierEvent.State.DELIVERED, status, at)));
            default -> new Told.Events(List.of());
        };
    }

    private static Told deliver(Mm7Message request, Instant now) {
        Optional<Xml> sender =
                request.body().child("Sender").or(() -> request.body().find("SenderAddress"));
        Optional<Msisdn> from = sender.flatMap(address -> msisdn(address.text()));
        if (from.isEmpty()) {
            return new Told.Bad(2002, "Sender is not an international number");
        }
        String to = request.body().find("Recipients").map(Mm7Events::address).orElse("");
        String text = text(request);
        Optional<Instant> sentAt = date(request, "TimeStamp");
        // A relay may repeat a message under a new TransactionID, but not with a new TimeStamp.
        String key = sentAt.map(Instant::toString).or(request::transactionId).orElse("") + "|"
                + from.get().e164() + "|" + to + "|" + text;
        return new Told.Events(List.of(new CarrierEvent.InboundMessage(
                from.get(),
                to,
                text,
                value(request, "LinkedID"),
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString(),
                sentAt.orElse(now))));
    }

    /** Attachments that are neither text nor the order in which to show them: they have no place in an event. */
    static long mediaParts(Mm7Message request) {
        return request.parts().stream()
                .filter(part -> !TEXT.equals(part.type()) && !SMIL.equals(part.type()))
                .count();
    }

    /** The texts of all parts, each in its own charset; the subject where there is none. */
    private static String text(Mm7Message request) {
        String text = request.parts().stream()
                .filter(part -> TEXT.equals(part.type()))
                .map(part -> part.text().strip())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? value(request, "Subject").orElse("") : text;
    }

    private static String address(Xml recipients) {
        Xml to = recipients.find("To").orElse(recipients);
        return bare(to.children().findFirst().map(Xml::text).orElseGet(to::text));
    }

    /** Cuts off what relays hang onto addresses: {@code +385.../TYPE=PLMN} and the host of an e-mail form. */
    private static String bare(String address) {
        return address.replaceAll("(?i)/TYPE=.*$", "")
                .replaceAll("@.*$", "")
                .replaceFirst("(?i)^tel:", "")
                .strip();
    }

    private static Optional<Msisdn> msisdn(String address) {
        String number = bare(address).replaceAll("[\\s().-]", "");
        String e164 = number.startsWith("+") ? number : "+" + number.replaceFirst("^00", "");
        return Msisdn.isE164(e164) ? Optional.of(new Msisdn(e164)) : Optional.empty();
    }

    private static Optional<String> value(Mm7Message request, String name) {
        return request.body().find(name).map(Xml::text).filter(value -> !value.isEmpty());
    }

    private static Optional<Instant> date(Mm7Message request, String name) {
        try {
            return value(request, name).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // some relays leave the zone out; then our own clock is the better witness
        }
    }
}
