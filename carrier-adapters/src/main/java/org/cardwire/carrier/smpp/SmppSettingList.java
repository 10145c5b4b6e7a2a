package org.cardwire.carrier.smpp;

import static org.cardwire.carrier.spi.Setting.optional;
import static org.cardwire.carrier.spi.Setting.required;
import static org.cardwire.carrier.spi.Setting.secret;

import java.util.List;
import org.cardwire.carrier.spi.Setting;

/** Every setting of an SMPP link with its default and its meaning, in the order of the documentation. */
final class SmppSettingList {
    static final List<Setting> ALL = List.of(
            required("host", "the SMSC's host name or address"),
            optional("port", "2775", "the SMSC's port; 3550 is customary with TLS"),
            required("system-id", "the account at the SMSC"),
            secret("password", "the account's password"),
            optional("system-type", "", "asked for by some SMSCs"),
            optional("address-range", "", "asked for by some SMSCs: the numbers whose messages this bind receives"),
            optional("tls", "false", "true: TLS from the first octet, the host name checked"),
            optional("tls-trust", "", "PEM file of the authorities to trust instead of the system's own"),
            optional("bind", "trx", "trx: one connection both ways; tx-rx: a transmitter and a receiver per session"),
            optional("sessions", "1", "how many sessions the carrier allows and we hold"),
            optional("window", "10", "unanswered submit_sm that the carrier allows per session, counted in segments"),
            optional("connect-timeout", "5s", "for the TCP and TLS connection"),
            optional("bind-timeout", "10s", "for the answer to the bind"),
            optional("answer-timeout", "20s", "for the answer to a message with all its parts; after it: in doubt"),
            optional("enquire-link", "30s", "silence after which we ask whether the SMSC is still there"),
            optional("reconnect-min", "1s", "first wait before a new connection; doubles, with jitter"),
            optional("reconnect-max", "60s", "longest such wait; a bind that stood this long starts afresh"),
            optional("bind-error-wait", "2m", "wait after a refused password or system id, lest the carrier bans us"),
            optional("drain-time", "10s", "how long closing waits for answers to what is in flight"),
            optional("throttle-wait", "1s", "how long the link slows down after ESME_RTHROTTLED"),
            optional("queue-full-wait", "15s", "how long a message waits after ESME_RMSGQFUL"),
            optional("part-retry", "1s", "wait before a refused part of a message partly accepted is sent again"),
            optional("source-ton", "auto", "auto, or the type of number of our address"),
            optional("source-npi", "auto", "auto, or the numbering plan of our address"),
            optional("dest-ton", "1", "the type of number of the handset's address"),
            optional("dest-npi", "1", "the numbering plan of the handset's address"),
            optional("short-code-ton", "3", "the type of number that auto gives to a short code (3, 6 or 0)"),
            optional("short-code-npi", "0", "the numbering plan that auto gives to a short code"),
            optional("country-code", "", "put before numbers that come in national form, such as 44"),
            optional("default-charset", "gsm7", "what data_coding 0 means at this SMSC: gsm7, latin1 or ascii"),
            optional("receipts", "final", "which receipts are asked for: final, failure or none"),
            optional("validity", "relative", "form of validity_period: relative, absolute, or none for the SMSC's own"),
            optional("service-type", "", "asked for by some SMSCs"),
            optional(
                    "message-id",
                    "loose",
                    "how a receipt repeats the id: loose (leading zeros and case may differ), as-is, resp-hex"
                            + " (hexadecimal in the answer, decimal in the receipt), dlr-hex (the other way round)"),
            optional("receipt-states", "", "the carrier's own words in receipts, such as ABSENT=undelivered"),
            optional("receipt-zone", "", "time zone of the dates in receipts; without it, the time of arrival counts"),
            optional("status-classes", "", "the carrier's own codes, such as 0x400=permanent, 0x401=throttle-link"),
            optional("cancel", "false", "true: the SMSC knows cancel_sm, so messages can be revoked"),
            optional("inbound-window", "5000", "events per connection that may wait to be stored; above it: try later"),
            optional("inbound-batch", "500", "events that are handed over at once"),
            optional("part-ack", "2s", "how long the parts of an incomplete message from a handset stay unanswered"),
            optional("reassembly-time", "5m", "after which an incomplete message from a handset is passed on"),
            optional("reassembly-entries", "10000", "messages from handsets put together at once; above it: try later"),
            optional("wire-log", "false", "true: keep every PDU, sealed, for a few days"));

    private SmppSettingList() {}
}
