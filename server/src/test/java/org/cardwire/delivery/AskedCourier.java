package org.cardwire.delivery;

import static org.cardwire.delivery.Lives.T0;

import java.time.Instant;
import java.util.Optional;

/** A Courier that is asked about lives. Its links take messages back and are not set to repeat, unless told otherwise. */
final class AskedCourier implements Courier.Links {
    boolean revokes = true;
    boolean repeats;
    private final Courier courier = new Courier(CourierPolicy.DEFAULT, this);

    Action at(Instant now, Lives life) {
        return courier.next(life.life(), now);
    }

    /** A second after the first try. */
    Action now(Lives life) {
        return at(T0.plusSeconds(1), life);
    }

    /** At an obstacle that is met then. */
    Optional<Reason> givesUp(Instant now, Lives life, Obstacle obstacle) {
        return courier.givesUp(life.life(), obstacle, now);
    }

    @Override
    public boolean revokes(int link) {
        return revokes;
    }

    @Override
    public boolean repeats(int link) {
        return repeats;
    }
}
