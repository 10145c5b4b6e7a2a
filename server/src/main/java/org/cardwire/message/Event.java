package org.cardwire.message;

import java.time.Instant;

/**
 * Something that happened to a message.
 *
 * @param attempt the try that it belongs to, 0 for the message as a whole
 * @param part the part of a long SMS, else 0
 * @param dedupe makes a repeat the same event: 0 for receipts and reads, the hash of the carrier's event id for taps, the
 *     own id for clicks, the instant for holds
 * @param code the carrier's or our reason code
 * @param detail parameters of the code as JSON, or empty
 */
public record Event(int attempt, int part, EventKind kind, long dedupe, String code, String detail, Instant at) {
    public static Event of(int attempt, EventKind kind, String code, Instant at) {
        return new Event(attempt, 0, kind, 0, code, "", at);
    }

    public Event withDedupe(long value) {
        return new Event(attempt, part, kind, value, code, detail, at);
    }

    public Event withDetail(String json) {
        return new Event(attempt, part, kind, dedupe, code, json, at);
    }
}
