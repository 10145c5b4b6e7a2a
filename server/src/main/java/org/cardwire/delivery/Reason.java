package org.cardwire.delivery;

/** Why a form was given up or a chain ended. Stored by name and put into words when read: names are never changed. */
public enum Reason {
    /** The carrier refused it for good; the attempt has its code. */
    REFUSED,
    /** The carrier reported that it could not be delivered. */
    UNDELIVERED,
    /** Patience ended before the carrier had accepted it. */
    NOT_ACCEPTED_IN_TIME,
    /** No link of the channel was up in time. */
    NO_LINK_IN_TIME,
    /** A clip of the form was not made in time. */
    MEDIA_NOT_READY_IN_TIME,
    /** Patience ended without a delivery, and the carrier took it back. */
    REVOKED,
    /** The revocation was not answered; the message may arrive twice. */
    MAY_ARRIVE_TWICE,
    /** The number cannot receive this channel. */
    UNREACHABLE,
    /** The brand has no link or sender for this channel. */
    NO_ROUTE,
    /** The card cannot be made to fit this channel for this recipient. */
    UNFIT,
    /** The person declined it. */
    DECLINED,
    /** The carrier reported that it does not know. */
    INDETERMINATE,
    /** No report came in time. */
    NO_REPORT,
    /** The carrier no longer had it when it was to be taken back, and no delivery was reported. */
    GONE_WITHOUT_REPORT,
    /** The revocation failed or was never answered. */
    NOT_REVOKED,
    /** The connection was lost before the carrier answered. */
    NO_ANSWER,
    EXPIRED,
    CANCELLED,
    /** A rule of the gate keeps it back; its own event says which. */
    BLOCKED,
    /** Every form of the chain was given up. */
    CHAIN_ENDED
}
