package org.cardwire.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    public void keep(Iterable<Long> numberKeys, Channel channel, boolean reachable) {
        Instant now = clock.instant();
        Map<Long, KnownReach> said = new HashMap<>();
        KnownReach.State state = reachable ? KnownReach.State.REACHABLE : KnownReach.State.UNREACHABLE;
        numberKeys.forEach(key -> said.put(key, new KnownReach(state, Optional.empty(), "hint", now)));
        store.put(channel, said, BELIEVED);
    }
}
