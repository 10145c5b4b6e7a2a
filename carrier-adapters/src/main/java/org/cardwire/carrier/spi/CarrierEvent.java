package org.cardwire.carrier.spi;

import java.time.Instant;
import java.util.Optional;

/** Something that a carrier told us on its own. May come twice, late, early and in any order. */
public sealed interface CarrierEvent {
    /**
     * A delivery report.
     *
     * @param carrierRef the {@link PartRef#carrierRef()} of the part, or {@link Outbound#id()} where the carrier uses ours
     * @param code the word on the wire: {@code DELIVRD}, {@code Retrieved}, {@code DELIVERED} ...
     */
    record Receipt(String carrierRef, State state, String code, Instant at) implements CarrierEvent {}

    enum State {
        /** Still trying; says nothing final. */
        PENDING,
        DELIVERED,
        /** Final: not delivered, and another form may be tried. */
        UNDELIVERED,
        /** Final: the person declined the message. */
        DECLINED,
        /** Final: the carrier itself does not know. */
        UNKNOWN
    }

    /** The person opened it; implies delivered. */
    record ReadReport(String carrierRef, Instant at) implements CarrierEvent {}

    /** The carrier's own time limit took the message back, or failed to. */
    record Revoked(String carrierRef, boolean done, String code, Instant at) implements CarrierEvent {}

    /**
     * A message from the handset (MO).
     *
     * @param to our address that it was sent to
     * @param text all its text; pictures, sounds and films that came with it are not kept
     * @param inReplyTo the carrier's reference of the message that is answered, where the protocol names one
     * @param eventKey the same for every repeat of the same event on this link
     */
    record InboundMessage(Msisdn from, String to, String text, Optional<String> inReplyTo, String eventKey, Instant at)
            implements CarrierEvent {}

    /** A tap on a button or chip; the postback is the token that we sent with it. */
    record SuggestionTap(Msisdn from, String postback, String label, String eventKey, Instant at)
            implements CarrierEvent {}

    /** The subscriber ended or renewed the subscription in the carrier's own menu. */
    record Subscription(Msisdn who, boolean subscribed, String eventKey, Instant at) implements CarrierEvent {}

    /** The link came up or went down. Never stored as an event of a message. */
    record LinkState(boolean up, String reason, Instant at) implements CarrierEvent {}
}
