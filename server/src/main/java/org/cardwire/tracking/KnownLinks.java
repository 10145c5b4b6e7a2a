package org.cardwire.tracking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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

    private record Snapshot(Map<Integer, Link> byNo, Map<String, List<Integer>> byAccount, Instant until) {}

    private final LinkStore links;
    private final InstantSource clock;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of(), Instant.MIN);

    public KnownLinks(LinkStore links, InstantSource clock) {
        this.links = links;
        this.clock = clock;
    }

    Optional<Link> find(int no) {
        return Optional.ofNullable(look(no).byNo().get(no));
    }

    /** All links of the same account at the carrier, this one among them. */
    List<Integer> account(int no) {
        Snapshot now = look(no);
        return Optional.ofNullable(now.byNo().get(no))
                .map(links::account)
                .map(now.byAccount()::get)
                .orElse(List.of(no));
    }

    private Snapshot look(int no) {
        Snapshot now = snapshot;
        if (!now.until().isAfter(clock.instant()) || !now.byNo().containsKey(no)) {
            List<Link> all = links.all();
            now = new Snapshot(
                    all.stream().collect(Collectors.toMap(Link::no, Function.identity())),
                    all.stream()
                            .collect(Collectors.groupingBy(
                                    links::account, Collectors.mapping(Link::no, Collectors.toList()))),
                    clock.instant().plus(REMEMBERED));
            snapshot = now;
        }
        return now;
    }

    /** Of events that name our own id, and so do not say it themselves. Only RCS platforms do so in every event. */
    Channel channel(int no) {
        return find(no).map(Link::channel).orElse(Channel.RCS);
    }
}
