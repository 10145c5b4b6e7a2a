package org.cardwire.carrier.spi;

/** What the carrier answered to a revocation (RCS DELETE, MM7 CancelReq, SMPP cancel_sm). */
public sealed interface RevokeOutcome {
    /** It will not be delivered; a receipt that was already on its way may still say that it was. */
    record Revoked() implements RevokeOutcome {}

    /** The carrier does not have it any more: it was delivered, or an earlier revocation got through. */
    record TooLate(String code) implements RevokeOutcome {}

    /** No usable answer: the revocation may or may not have got through. */
    record Unanswered(String reason) implements RevokeOutcome {}

    /** Certainly not revoked, and a repeat may help: the link was down, or throttled us. */
    record NotNow(String reason) implements RevokeOutcome {}

    /** This carrier cannot revoke. */
    record Unsupported() implements RevokeOutcome {}
}
