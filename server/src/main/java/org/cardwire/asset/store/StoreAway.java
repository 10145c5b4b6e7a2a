package org.cardwire.asset.store;

/** Media cannot be reached now: try again later. */
public final class StoreAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreAway(String why) {
        super(why, null, false, false);
    }

    public StoreAway(String why, Throwable cause) {
        super(why, cause, false, false);
    }
}
