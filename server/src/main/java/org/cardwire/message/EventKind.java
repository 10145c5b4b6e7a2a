package org.cardwire.message;

/**
 * The kinds of things that happen to a message. The codes are stored: they are never reused or changed. With the message,
 * attempt, part and dedupe value, a kind is unique, so that a repeat of the same event is not a second one.
 */
public enum EventKind {
    /** The carrier says that it is still trying. */
    PENDING(1),
    DELIVERED(2),
    /** The carrier gave up; another form may follow. */
    UNDELIVERED(3),
    /** The person declined the message on the handset. */
    DECLINED(4),
    /** The carrier reports that it does not know. */
    INDETERMINATE(5),
    READ(6),
    /** A button or chip was tapped in the RCS chat. */
    TAPPED(7),
    /** A short link of the message was opened. */
    CLICKED(8),
    REPLIED(9),
    OPTED_OUT(10),
    /** The gate lets it go later. */
    HELD(11),
    BLOCKED(12),
    /** The carrier had no room: no attempt. */
    THROTTLED(13),
    /** The link was down, or none was up: no attempt. */
    NO_LINK(14),
    /** This form is given up; the next one of the chain begins. */
    FORM_ENDED(15),
    /** A revocation is about to go onto the wire. */
    REVOKE_SENT(16),
    REVOKED(17),
    /** The carrier no longer had the message. */
    REVOKE_TOO_LATE(18),
    REVOKE_UNANSWERED(19),
    /** The revocation certainly did not go out. */
    REVOKE_NOT_SENT(20),
    /** The carrier's own time limit took the message back. */
    TTL_REVOKED(21),
    TTL_REVOKE_FAILED(22),
    /** Why the chain ended with an outcome other than delivered. */
    CLOSED(23),
    /** A clip of the form is still being made: no attempt. */
    NOT_READY(24);

    private static final EventKind[] BY_CODE = new EventKind[values().length + 1];

    static {
        for (EventKind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final int code;

    EventKind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static EventKind ofCode(int code) {
        return BY_CODE[code];
    }
}
