package org.cardwire.tracking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.link.Link;
import org.cardwire.link.LinkStore;

/** The links by their number, remembered for a few seconds. Blocks now and then. */
public final class KnownLinks {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private record Snapshot(Map<Integer, Link> byNo, Instant until) {}

    private final LinkStore links;
    private final InstantSource clock;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Instant.MIN);

    public KnownLinks(LinkStore links, InstantSource clock) {
        this.links = links;
        this.clock = clock;
    }

    Optional<Link> find(int no) {
        Snapshot now = snapshot;
        if (!now.until().isAfter(clock.instant()) || !now.byNo().containsKey(no)) {
            now = new Snapshot(
                    links.all().stream().collect(Collectors.toMap(Link::no, Function.identity())),
                    clock.instant().plus(REMEMBERED));
            snapshot = now;
        }
        return Optional.ofNullable(now.byNo().get(no));
    }

    /** Of events that name our own id, and so do not say it themselves. Only RCS platforms do so in every event. */
    Channel channel(int no) {
        return find(no).map(Link::channel).orElse(Channel.RCS);
    }
}
