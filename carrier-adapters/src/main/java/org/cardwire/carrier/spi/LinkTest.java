package org.cardwire.carrier.spi;

/**
 * What a test of a link found.
 *
 * @param detail what was seen, with the carrier's own code and words where it gave any
 */
public record LinkTest(Finding finding, String detail) {
    /** What a person does about each of these differs. */
    public enum Finding {
        /** The carrier knows the account and answers. */
        WORKS,
        /** Nothing could be sent: no connection, or no session. */
        NOT_CONNECTED,
        /** The request went out and nothing came back in time. */
        NO_ANSWER,
        /** The carrier refused the account, the password or the token. */
        ACCESS_REFUSED,
        /** The carrier knows the account and refuses what it is set to send. */
        SETTINGS_REFUSED,
        /** Something answered, but not as a carrier of this kind does. */
        STRANGE_ANSWER,
        /** The link works at its full window just now. */
        BUSY,
        /** The link is closed, or not open on this node. */
        CLOSED
    }

    public boolean works() {
        return finding == Finding.WORKS;
    }
}
