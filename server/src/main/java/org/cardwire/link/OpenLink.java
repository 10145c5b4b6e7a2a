package org.cardwire.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.cardwire.carrier.spi.CarrierAdapter;

/** A link whose adapter is open on this node, and how it is doing. */
public final class OpenLink {
    private final Link link;
    private final CarrierAdapter adapter;
    private final Breaker breaker;
    private final Pulse pulse = new Pulse();
    private final Condition condition;
    private final Permits permits;

    /** @param nanoTime a monotonic clock */
    OpenLink(Link link, CarrierAdapter adapter, Condition condition, InstantSource clock, LongSupplier nanoTime) {
        this.link = link;
        this.adapter = adapter;
        this.condition = condition;
        this.breaker = new Breaker(Breaker.Settings.DEFAULT, clock);
        this.permits =
                new Permits(adapter.capabilities().window(), link.traits().perSecond(), nanoTime);
    }

    public Link link() {
        return link;
    }

    public CarrierAdapter adapter() {
        return adapter;
    }

    /** How much it may carry now. */
    public Permits permits() {
        return permits;
    }

    /**
     * The carrier has answered a submission, or did not.
     *
     * @param well not a failure of the link: a refusal of one message is none
     */
    public void answered(boolean well, Duration took) {
        if (well) {
            breaker.succeeded();
        } else {
            breaker.failed();
        }
        pulse.add(well, took);
    }

    /** It said that it is down before anything of a submission went out. */
    public void down() {
        breaker.down();
    }

    /** How it has answered lately. */
    public Pulse pulse() {
        return pulse;
    }

    /** Connected, and not shut off for failing. */
    public boolean usable() {
        return condition.up() && breaker.allows();
    }

    public boolean up() {
        return condition.up();
    }

    /** In the adapter's words. */
    public String state() {
        return condition.words();
    }

    public Instant since() {
        return condition.since();
    }
}
