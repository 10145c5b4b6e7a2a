package org.cardwire.tracking;

import java.time.Instant;
import java.util.Optional;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.message.CarrierRefs.Named;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Outcome;
import org.cardwire.message.Records;
import org.cardwire.message.RefKey;

/**
 * What a carrier says of something that we sent: a receipt, a read report, a revocation by its own time limit.
 *
 * @param ref how the carrier names it
 * @param code the word on the wire, empty where the protocol has none
 */
record Report(String ref, EventKind kind, String code, Instant at) {
    /** Empty for what a handset says, and for the state of the link. */
    static Optional<Report> of(CarrierEvent event) {
        return switch (event) {
            case CarrierEvent.Receipt(String ref, CarrierEvent.State state, String code, Instant at) ->
                Optional.of(new Report(Wire.ref(ref), kind(state), Wire.word(code), at));
            case CarrierEvent.ReadReport(String ref, Instant at) ->
                Optional.of(new Report(Wire.ref(ref), EventKind.READ, "", at));
            case CarrierEvent.Revoked(String ref, boolean done, String code, Instant at) ->
                Optional.of(new Report(
                        Wire.ref(ref),
                        done ? EventKind.TTL_REVOKED : EventKind.TTL_REVOKE_FAILED,
                        Wire.word(code),
                        at));
            case CarrierEvent.InboundMessage _,
                    CarrierEvent.SuggestionTap _,
                    CarrierEvent.Subscription _,
                    CarrierEvent.LinkState _ -> Optional.empty();
        };
    }

    private static EventKind kind(CarrierEvent.State state) {
        return switch (state) {
            case PENDING -> EventKind.PENDING;
            case DELIVERED -> EventKind.DELIVERED;
            case UNDELIVERED -> EventKind.UNDELIVERED;
            case DECLINED -> EventKind.DECLINED;
            case UNKNOWN -> EventKind.INDETERMINATE;
        };
    }

    /** The same for every repeat. */
    long key() {
        return RefKey.of(kind + " " + ref);
    }

    /** Appends what it says of the part of a try that it names. */
    void addTo(Records records, Named about) {
        records.event(
                about.messageId(), about.channel(), new Event(about.attempt(), about.part(), kind, 0, code, "", at));
        if (kind == EventKind.READ || (kind == EventKind.DELIVERED && about.parts() == 1)) {
            records.outcome(about.messageId(), about.channel(), Outcome.DELIVERED, at);
        } else if (kind == EventKind.DELIVERED) {
            records.partDelivered(about.messageId(), about.channel(), about.part(), about.parts(), at);
        }
    }

    /** The Courier decides on it: the message's chunk is due at once. */
    boolean callsForDecision() {
        return switch (kind) {
            case UNDELIVERED, DECLINED, INDETERMINATE, TTL_REVOKED, TTL_REVOKE_FAILED -> true;
            case PENDING,
                    DELIVERED,
                    READ,
                    TAPPED,
                    CLICKED,
                    REPLIED,
                    OPTED_OUT,
                    HELD,
                    BLOCKED,
                    THROTTLED,
                    NO_LINK,
                    NOT_READY,
                    FORM_ENDED,
                    REVOKE_SENT,
                    REVOKED,
                    REVOKE_TOO_LATE,
                    REVOKE_UNANSWERED,
                    REVOKE_NOT_SENT,
                    CLOSED -> false;
        };
    }
}
