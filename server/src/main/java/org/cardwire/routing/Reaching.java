package org.cardwire.routing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Reach;
import org.cardwire.link.OpenLink;
import org.cardwire.link.OpenLinks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what numbers can receive on a channel: what is known and fresh, else what the carrier answers now. Blocks. */
public final class Reaching {
    /**
     * @param keepReachable how long a yes is believed
     * @param keepUnreachable how long a no is believed
     * @param answerWithin after which an unanswered question counts as unknown
     */
    public record Settings(Duration keepReachable, Duration keepUnreachable, Duration answerWithin) {
        public static final Settings DEFAULT =
                new Settings(Duration.ofHours(4), Duration.ofHours(1), Duration.ofSeconds(3));
    }

    private static final Logger LOG = LoggerFactory.getLogger(Reaching.class);

    private final ReachStore store;
    private final OpenLinks links;
    private final InstantSource clock;
    private final Settings settings;

    public Reaching(ReachStore store, OpenLinks links, InstantSource clock, Settings settings) {
        this.store = store;
        this.links = links;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * An answer for every number, by number key.
     *
     * @param untold those for which a carrier is asked where there is no fresh answer
     */
    public Map<Long, KnownReach> find(Map<Long, Msisdn> numbers, Set<Long> untold, Channel channel, boolean live) {
        Map<Long, KnownReach> found = new HashMap<>(store.find(numbers.keySet(), channel, live, clock.instant()));
        Map<Msisdn, Long> unknown = new HashMap<>();
        numbers.forEach((key, number) -> {
            if (!found.containsKey(key) && untold.contains(key)) {
                unknown.put(number, key);
            }
        });
        Optional<OpenLink> asked = links.of(channel, live).stream()
                .filter(link -> link.usable() && link.adapter().capabilities().reachLookup())
                .findFirst();
        if (!unknown.isEmpty() && asked.isPresent()) {
            found.putAll(ask(asked.get(), unknown, channel, live));
        }
        numbers.keySet().forEach(key -> found.putIfAbsent(key, KnownReach.NOTHING));
        return found;
    }

    private Map<Long, KnownReach> ask(OpenLink link, Map<Msisdn, Long> unknown, Channel channel, boolean live) {
        Map<Long, KnownReach> yes = new HashMap<>();
        Map<Long, KnownReach> no = new HashMap<>();
        answers(link, unknown.keySet()).forEach((number, reach) -> {
            Long key = unknown.get(number);
            if (key == null) {
                return;
            }
            switch (reach) {
                case Reach.Reachable(var features) -> yes.put(key, known(KnownReach.State.REACHABLE, features));
                case Reach.Unreachable _ -> no.put(key, known(KnownReach.State.UNREACHABLE, Optional.empty()));
                case Reach.Unknown _, Reach.NotAllowed _ -> {}
            }
        });
        store.put(channel, live, yes, settings.keepReachable());
        store.put(channel, live, no, settings.keepUnreachable());
        yes.putAll(no);
        return yes;
    }

    private Map<Msisdn, Reach> answers(OpenLink link, Set<Msisdn> numbers) {
        try {
            return link.adapter()
                    .lookUp(new HashSet<>(numbers))
                    .toCompletableFuture()
                    .get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("reach link={} numbers={} unanswered=\"{}\"", link.link().name(), numbers.size(), e.toString());
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private KnownReach known(KnownReach.State state, Optional<Set<String>> features) {
        return new KnownReach(state, features, "carrier", clock.instant());
    }
}
