package org.cardwire.message;

/** What the members of a chunk wait for. The order is stored. */
public enum Step {
    /** The gate holds them, or their time has not come. */
    HELD,
    /** They are to be sent. */
    SEND,
    /** The carrier has them; its reports are awaited. */
    AWAIT,
    /** They are to be taken back. */
    REVOKE,
    /** Taken back; a receipt may still be on its way. */
    GRACE,
    /** Nobody knows whether the carrier has them. */
    DOUBT,
    /** Only their expiry is left. */
    CLOSE
}
