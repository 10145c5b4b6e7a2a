package org.cardwire.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.EventSink;
import org.cardwire.carrier.spi.LinkContext;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.SettingsException;
import org.cardwire.carrier.spi.WireLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The adapters that are open on this node. {@link #refresh()} brings them in line with the database: opens what is new and
 * what this node got a session of, opens anew what changed, closes what is gone.
 */
public final class OpenLinks implements LinksHere, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenLinks.class);

    /** How long a session of a link is leased. */
    public static final Duration SESSION = Duration.ofSeconds(15);

    private final LinkStore links;
    private final Sessions sessions;
    private final Kinds kinds;
    private final InstantSource clock;
    private final Predicate<Link> here;
    private final IntFunction<EventSink> sinks;
    private final IntFunction<WireLog> wire;
    private final Map<Integer, OpenLink> open = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> refused = new ConcurrentHashMap<>();
    private volatile List<Link> known = List.of();
    private volatile Set<Integer> elsewhere = Set.of();

    /**
     * @param here which links this node may open
     * @param sinks the sink of a link's events, by its number
     * @param wire where its raw exchange is kept
     */
    public OpenLinks(
            LinkStore links,
            Sessions sessions,
            Kinds kinds,
            InstantSource clock,
            Predicate<Link> here,
            IntFunction<EventSink> sinks,
            IntFunction<WireLog> wire) {
        this.links = links;
        this.sessions = sessions;
        this.kinds = kinds;
        this.clock = clock;
        this.here = here;
        this.sinks = sinks;
        this.wire = wire;
    }

    /** Blocks; to be called every few seconds, well within {@link #SESSION}, and after each change of a link. */
    public synchronized void refresh() {
        known = links.all();
        Set<Integer> wanted = new HashSet<>();
        for (Link link : known) {
            if (link.enabled() && here.test(link) && !wasRefused(link) && sessions.hold(link)) {
                wanted.add(link.no());
                openIfNeeded(link);
            }
        }
        open.values().stream()
                .filter(o -> !wanted.contains(o.link().no()))
                .toList()
                .forEach(this::close);
        elsewhere = sessions.heldByOthers();
    }

    @Override
    public List<Link> known() {
        return known;
    }

    public Collection<OpenLink> all() {
        return List.copyOf(open.values());
    }

    /** The links of a channel that are open here, for live traffic or for the sandbox. */
    public List<OpenLink> of(Channel channel, boolean live) {
        return open.values().stream()
                .filter(o -> o.link().channel() == channel && o.link().live() == live)
                .toList();
    }

    @Override
    public Optional<OpenLink> find(int no) {
        return Optional.ofNullable(open.get(no));
    }

    @Override
    public boolean elsewhere(int no) {
        return elsewhere.contains(no);
    }

    public Optional<OpenLink> find(String name) {
        return open.values().stream().filter(o -> o.link().name().equals(name)).findFirst();
    }

    /** Whether there is a link of the channel at all, open anywhere. */
    public boolean exists(Channel channel, boolean live) {
        return known.stream().anyMatch(l -> l.enabled() && l.channel() == channel && l.live() == live);
    }

    /** These settings were refused already, and said so: another node need not wait for us to open them. */
    private boolean wasRefused(Link link) {
        return Integer.valueOf(link.version()).equals(refused.get(link.no()));
    }

    private void openIfNeeded(Link link) {
        OpenLink current = open.get(link.no());
        if (current != null && current.link().version() == link.version()) {
            return;
        }
        if (current != null) {
            close(current);
        }
        try {
            open(link);
        } catch (SettingsException e) {
            refused.put(link.no(), link.version());
            LOG.error("link open link={} refused=\"{}\"", link.name(), e.getMessage());
        }
    }

    private void open(Link link) {
        CarrierAdapterProvider provider = kinds.of(link.kind());
        EventSink sink = sinks.apply(link.no());
        Condition condition = new Condition(clock.instant());
        EventSink watching = events -> {
            events.forEach(event -> watch(link, condition, event));
            return sink.accept(events);
        };
        CarrierAdapter adapter = provider.open(
                new LinkSettings(link.settings(), provider.settings()),
                new LinkContext(link.name(), watching, wire.apply(link.no()), clock));
        open.put(link.no(), new OpenLink(link, adapter, condition, clock, System::nanoTime));
        LOG.info("link open link={} kind={} version={}", link.name(), link.kind(), link.version());
    }

    private static void watch(Link link, Condition condition, CarrierEvent event) {
        if (event instanceof CarrierEvent.LinkState(boolean up, String reason, Instant at)) {
            condition.changed(up, reason, at);
            LOG.info("link state link={} up={} reason=\"{}\"", link.name(), up, reason);
        }
    }

    private void close(OpenLink link) {
        open.remove(link.link().no());
        link.adapter().close();
        LOG.info("link closed link={}", link.link().name());
    }

    @Override
    public synchronized void close() {
        all().forEach(this::close);
        sessions.releaseAll();
    }
}
