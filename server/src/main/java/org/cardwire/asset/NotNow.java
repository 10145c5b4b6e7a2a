package org.cardwire.asset;

/** A picture cannot be had now: too many wait, it took too long, or its making failed. Try again later. */
public final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotNow(String why) {
        super(why, null, false, false);
    }
}
