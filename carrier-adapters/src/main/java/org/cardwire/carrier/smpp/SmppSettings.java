package org.cardwire.carrier.smpp;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.smpp.pdu.BindRequest;
import org.cardwire.carrier.spi.LinkSettings;

/** The settings of one SMPP link, read and checked; {@link SmppSettingList} says what each of them means. */
record SmppSettings(Peer peer, Account account, Timers timers, Dialect dialect, Limits limits, boolean wireLog) {

    record Peer(String host, int port, boolean tls, Optional<Path> tlsTrust) {}

    enum Binding {
        TRX,
        TX_RX
    }

    record Account(
            String systemId,
            String password,
            String systemType,
            String addressRange,
            Binding binding,
            int sessions,
            int window) {
        @Override
        public String toString() {
            return "Account[" + systemId + "]";
        }
    }

    record Timers(
            Duration connect,
            Duration bind,
            Duration answer,
            Duration enquireLink,
            Duration reconnectMin,
            Duration reconnectMax,
            Duration bindErrorWait,
            Duration drain,
            Duration throttleWait,
            Duration queueFullWait,
            Duration partRetry,
            Duration partAck,
            Duration reassembly) {}

    enum ReceiptsWanted {
        FINAL,
        FAILURE,
        NONE
    }

    enum Validity {
        RELATIVE,
        ABSOLUTE,
        NONE
    }

    /** What differs from carrier to carrier in the messages themselves. */
    record Dialect(
            Addresses addresses,
            TextCoding coding,
            ReceiptsWanted receipts,
            Validity validity,
            String serviceType,
            MessageIds ids,
            ReceiptStates receiptStates,
            Optional<ZoneId> receiptZone,
            StatusCodes statusCodes,
            boolean cancel) {}

    record Limits(int inboundWindow, int inboundBatch, int reassemblyEntries) {}

    static SmppSettings read(LinkSettings in) {
        SmppSettings settings =
                new SmppSettings(peer(in), account(in), timers(in), dialect(in), limits(in), in.flag("wire-log"));
        if (settings.dialect.cancel && settings.dialect.ids.form() != MessageIds.Form.AS_IS) {
            in.problem("cancel: needs message-id as-is, because cancel_sm must repeat the id letter by letter");
        }
        if (settings.timers.reconnectMin.compareTo(settings.timers.reconnectMax) > 0) {
            in.problem("reconnect-min: must not be longer than reconnect-max");
        }
        in.verify();
        return settings;
    }

    private static Peer peer(LinkSettings in) {
        String trust = in.text("tls-trust").strip();
        return new Peer(
                in.text("host").strip(),
                in.integer("port", 1, 65_535),
                in.flag("tls"),
                trust.isEmpty() ? Optional.empty() : Optional.of(Path.of(trust)));
    }

    private static Account account(LinkSettings in) {
        return new Account(
                ascii(in, "system-id", BindRequest.MAX_SYSTEM_ID),
                ascii(in, "password", BindRequest.MAX_PASSWORD),
                ascii(in, "system-type", BindRequest.MAX_SYSTEM_TYPE),
                ascii(in, "address-range", BindRequest.MAX_ADDRESS_RANGE),
                in.choice("bind", Binding.class),
                in.integer("sessions", 1, 64),
                in.integer("window", 1, 10_000));
    }

    private static Timers timers(LinkSettings in) {
        return new Timers(
                positive(in, "connect-timeout"),
                positive(in, "bind-timeout"),
                positive(in, "answer-timeout"),
                positive(in, "enquire-link"),
                positive(in, "reconnect-min"),
                positive(in, "reconnect-max"),
                positive(in, "bind-error-wait"),
                positive(in, "drain-time"),
                positive(in, "throttle-wait"),
                positive(in, "queue-full-wait"),
                positive(in, "part-retry"),
                positive(in, "part-ack"),
                positive(in, "reassembly-time"));
    }

    private static Dialect dialect(LinkSettings in) {
        return new Dialect(
                Addresses.read(in),
                new TextCoding(in.choice("default-charset", TextCoding.DefaultCharset.class)),
                in.choice("receipts", ReceiptsWanted.class),
                in.choice("validity", Validity.class),
                ascii(in, "service-type", 6),
                new MessageIds(in.choice("message-id", MessageIds.Form.class)),
                receiptStates(in),
                zone(in),
                new StatusCodes(statusClasses(in)),
                in.flag("cancel"));
    }

    private static Limits limits(LinkSettings in) {
        return new Limits(
                in.integer("inbound-window", 1, 1_000_000),
                in.integer("inbound-batch", 1, 10_000),
                in.integer("reassembly-entries", 1, 1_000_000));
    }

    private static Optional<ZoneId> zone(LinkSettings in) {
        String zone = in.text("receipt-zone").strip();
        try {
            return zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone));
        } catch (DateTimeException e) {
            in.problem("receipt-zone: expected a time zone such as Asia/Shanghai or +08:00, not \"" + zone + "\"");
            return Optional.empty();
        }
    }

    private static ReceiptStates receiptStates(LinkSettings in) {
        String text = in.text("receipt-states");
        try {
            return ReceiptStates.parse(text);
        } catch (IllegalArgumentException e) {
            in.problem("receipt-states: expected pairs such as ABSENT=undelivered with one of "
                    + "pending, delivered, undelivered, declined, unknown, not \"" + text + "\"");
            return new ReceiptStates(Map.of());
        }
    }

    private static Map<Integer, StatusCodes.Meaning> statusClasses(LinkSettings in) {
        String text = in.text("status-classes");
        try {
            return StatusCodes.parseOverrides(text);
        } catch (IllegalArgumentException e) {
            in.problem("status-classes: expected pairs such as 0x400=permanent, 0x401=throttle-link with one of "
                    + "throttle-link, throttle-message, temporary, permanent, not \"" + text + "\"");
            return Map.of();
        }
    }

    private static Duration positive(LinkSettings in, String name) {
        Duration value = in.duration(name);
        if (value.toMillis() < 1 || value.toMillis() > Integer.MAX_VALUE) {
            in.problem(name + ": must be at least 1ms and at most 24d");
        }
        return value;
    }

    /** @param octets of the field on the wire, its NUL included */
    private static String ascii(LinkSettings in, String name, int octets) {
        String value = in.text(name);
        if (value.length() >= octets || value.chars().anyMatch(c -> c < 0x20 || c > 0x7E)) {
            in.problem(name + ": at most " + (octets - 1) + " ASCII characters");
        }
        return value;
    }
}
