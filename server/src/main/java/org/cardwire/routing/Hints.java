package org.cardwire.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.cardwire.carrier.spi.Channel;

/** What a caller says of its recipients' reach: believed for a day, unless a carrier or an outcome said so more recently. */
public final class Hints {
    private static final Duration BELIEVED = Duration.ofDays(1);

    private final ReachStore store;
    private final InstantSource clock;

    public Hints(ReachStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Blocks. */
    public void keep(Iterable<Long> numberKeys, Channel channel, boolean live, boolean reachable) {
        Instant now = clock.instant();
        Map<Long, KnownReach> said = new HashMap<>();
        numberKeys.forEach(key -> said.put(key, KnownReach.hinted(reachable, now)));
        store.put(channel, live, said, BELIEVED);
    }
}
