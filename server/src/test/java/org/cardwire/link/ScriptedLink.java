package org.cardwire.link;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.cardwire.carrier.spi.CarrierAdapter;

/** An open link over any adapter, which goes up and down when told. */
public final class ScriptedLink {
    private final Condition condition;
    private final InstantSource clock;
    private final OpenLink open;

    public ScriptedLink(Link link, CarrierAdapter adapter, InstantSource clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.condition = new Condition(clock.instant());
        this.open = new OpenLink(link, adapter, condition, clock, nanoTime);
        up(true);
    }

    public void up(boolean up) {
        condition.changed(up, up ? "up" : "down", clock.instant());
    }

    public OpenLink open() {
        return open;
    }
}
