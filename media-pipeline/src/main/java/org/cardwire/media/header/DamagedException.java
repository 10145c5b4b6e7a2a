package org.cardwire.media.header;

/** The file's own structure shows that it is cut off or not what it says. */
public final class DamagedException extends Exception {
    private static final long serialVersionUID = 1;
    private final boolean truncated;

    private DamagedException(boolean truncated, String reason) {
        super(reason, null, false, false);
        this.truncated = truncated;
    }

    public static DamagedException truncated(String reason) {
        return new DamagedException(true, reason);
    }

    public static DamagedException corrupt(String reason) {
        return new DamagedException(false, reason);
    }

    public boolean truncated() {
        return truncated;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
