package org.cardwire.link;

import java.time.Instant;
import java.time.InstantSource;
import org.cardwire.carrier.spi.CarrierAdapter;

/** A link whose adapter is open on this node, and how it is doing. */
public final class OpenLink {
    private final Link link;
    private final CarrierAdapter adapter;
    private final Breaker breaker;
    private volatile boolean up;
    private volatile String state = "connecting";
    private volatile Instant since;

    OpenLink(Link link, CarrierAdapter adapter, InstantSource clock) {
        this.link = link;
        this.adapter = adapter;
        this.breaker = new Breaker(Breaker.Settings.DEFAULT, clock);
        this.since = clock.instant();
    }

    public Link link() {
        return link;
    }

    public CarrierAdapter adapter() {
        return adapter;
    }

    /** What the last submissions say of it. */
    public Breaker breaker() {
        return breaker;
    }

    /** Connected, and not shut off for failing. */
    public boolean usable() {
        return up && breaker.allows();
    }

    public boolean up() {
        return up;
    }

    /** In the adapter's words. */
    public String state() {
        return state;
    }

    public Instant since() {
        return since;
    }

    void changed(boolean nowUp, String reason, Instant at) {
        if (up != nowUp) {
            since = at;
        }
        up = nowUp;
        state = reason;
    }
}
