package org.cardwire.carrier.spi;

/** Keeps the raw exchange with a carrier for a few days, so that a dispute can be settled. Never blocks. */
public interface WireLog {
    enum Direction {
        TO_CARRIER,
        FROM_CARRIER
    }

    /**
     * @param id {@link Outbound#id()} or the carrier's reference that the exchange is about; empty if neither is known
     * @param text what was on the wire, without secrets and without media bodies
     */
    void record(String id, Direction direction, String text);

    /** Keeps nothing. */
    WireLog NONE = (id, direction, text) -> {};
}
