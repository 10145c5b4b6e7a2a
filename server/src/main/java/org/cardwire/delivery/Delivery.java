package org.cardwire.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.compliance.Gate;
import org.cardwire.delivery.Lease.LeaseLost;
import org.cardwire.link.OpenLinks;
import org.cardwire.message.CarrierRefs;
import org.cardwire.message.Chunk;
import org.cardwire.message.ChunkStore;
import org.cardwire.message.Ledger;
import org.cardwire.message.MessageStore;
import org.cardwire.routing.Reaching;
import org.cardwire.routing.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases due chunks of every lane and has them worked on, as many messages at a time as the lane may have in hand. Renews
 * the leases of what takes long. Several nodes may run at once; what a dead one held is due again when its leases end.
 */
public final class Delivery implements AutoCloseable {
    /**
     * @param inHand messages that one lane works on at the same time
     * @param perLease messages that one lease takes, about
     * @param pollEvery how long a lane without due work sleeps; new work wakes it
     * @param lease how long a node that dies keeps its work from the others; renewed at a third of it
     * @param drainWithin how long a stop waits for what is under way
     */
    public record Settings(int inHand, int perLease, Duration pollEvery, Duration lease, Duration drainWithin) {
        public static final Settings DEFAULT =
                new Settings(8_000, 2_000, Duration.ofMillis(250), Duration.ofSeconds(30), Duration.ofSeconds(20));

        public Settings withLease(Duration length) {
            return new Settings(inHand, perLease, pollEvery, length, drainWithin);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Map<Lane, ChunkRun.Desk> desks;
    private final ChunkStore chunks;
    private final OpenLinks links;
    private final int node;
    private final Settings settings;
    private final Map<Lane, Semaphore> wakes = new EnumMap<>(Lane.class);
    private final Map<Lane, Semaphore> room = new EnumMap<>(Lane.class);
    private final Set<Lease> held = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /**
     * What delivery works with.
     *
     * @param ledgers of each lane: an OTP's facts do not wait behind bulk
     */
    public record Parts(
            MessageStore messages,
            ChunkStore chunks,
            Function<Lane, Ledger> ledgers,
            CarrierRefs refs,
            OpenLinks links,
            Gate gate,
            Reaching reaching,
            Router router,
            Router.Senders senders,
            Contents contents,
            WireIds ids,
            CourierPolicy policy,
            InstantSource clock) {

        private ChunkRun.Desk desk(Lane lane) {
            Storage storage = new DatabaseStorage(messages, chunks, ledgers.apply(lane), refs);
            return new ChunkRun.Desk(
                    storage,
                    new Courier(policy, new LinkTraits(links)),
                    new Preparing(reaching::find, router::route, contents),
                    new Clearing(storage, gate, contents, clock),
                    new Trying(storage::append, ids, policy, gate.rules(), clock),
                    new Revoking(storage, links::find, contents, senders, ids, clock),
                    links,
                    clock);
        }
    }

    public static Delivery of(Parts parts, int node, Settings settings) {
        Map<Lane, ChunkRun.Desk> desks = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            desks.put(lane, parts.desk(lane));
        }
        return new Delivery(desks, parts.chunks(), parts.links(), node, settings);
    }

    private Delivery(Map<Lane, ChunkRun.Desk> desks, ChunkStore chunks, OpenLinks links, int node, Settings settings) {
        this.desks = desks;
        this.chunks = chunks;
        this.links = links;
        this.node = node;
        this.settings = settings;
        for (Lane lane : Lane.values()) {
            wakes.put(lane, new Semaphore(0));
            room.put(lane, new Semaphore(settings.inHand()));
        }
    }

    public void start() {
        for (Lane lane : Lane.values()) {
            threads.add(Thread.ofVirtual().name("lease-" + lane).start(() -> leaseLoop(lane)));
        }
        threads.add(Thread.ofVirtual().name("lease-renewal").start(this::renewLoop));
    }

    /** There may be new work in this lane. Returns at once. */
    public void wake(Lane lane) {
        Semaphore wake = of(wakes, lane);
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    /** Messages that the lane works on now. */
    public int inHand(Lane lane) {
        return settings.inHand() - of(room, lane).availablePermits();
    }

    private void leaseLoop(Lane lane) {
        while (!stopping) {
            try {
                if (leaseOnce(lane) == 0) {
                    of(wakes, lane).tryAcquire(settings.pollEvery().toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("lease lane={} failed reason=\"{}\"", lane, e.toString());
                pause(settings.pollEvery());
            }
        }
    }

    private int leaseOnce(Lane lane) throws InterruptedException {
        Semaphore free = of(room, lane);
        int wanted = Math.min(settings.perLease(), Math.max(1, free.availablePermits()));
        if (free.availablePermits() <= 0) {
            pause(Duration.ofMillis(5));
            return 1;
        }
        long asked = System.nanoTime();
        Collection<Integer> open =
                links.all().stream().map(link -> link.link().no()).toList();
        List<Chunk> leased = chunks.lease(lane, node, open, wanted, settings.lease());
        for (Chunk chunk : leased) {
            work(lane, new Lease(chunk, settings.lease(), asked, System::nanoTime), free);
        }
        return leased.size();
    }

    private void work(Lane lane, Lease lease, Semaphore free) throws InterruptedException {
        int members = Math.min(lease.chunk().members().count(), settings.inHand());
        free.acquire(members);
        held.add(lease);
        Thread.ofVirtual().name("chunk-" + lease.chunk().id()).start(() -> {
            try {
                new ChunkRun(of(desks, lane), lease).run();
            } catch (LeaseLost e) {
                LOG.warn("chunk id={} lease lost", lease.chunk().id());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error(
                        "chunk id={} failed; it is due again when its lease ends",
                        lease.chunk().id(),
                        e);
            } finally {
                held.remove(lease);
                free.release(members);
                wake(lane);
            }
        });
    }

    private void renewLoop() {
        while (!Thread.currentThread().isInterrupted() && (!stopping || !held.isEmpty())) {
            pause(settings.lease().dividedBy(3));
            try {
                renew();
            } catch (RuntimeException e) {
                LOG.warn("lease renewal failed reason=\"{}\"", e.toString());
            }
        }
    }

    private void renew() {
        Map<Long, Lease> mine =
                held.stream().collect(Collectors.toMap(l -> l.chunk().id(), l -> l, (a, b) -> b));
        if (mine.isEmpty()) {
            return;
        }
        long asked = System.nanoTime();
        List<Long> renewed =
                chunks.renew(mine.values().stream().map(Lease::chunk).toList(), settings.lease());
        mine.forEach((id, lease) -> {
            if (renewed.contains(id)) {
                lease.renewed(asked);
            } else {
                lease.lost();
            }
        });
    }

    /** Leases no more, and waits for what is under way. */
    @Override
    public void close() {
        stopping = true;
        for (Lane lane : Lane.values()) {
            wake(lane);
        }
        long until = System.nanoTime() + settings.drainWithin().toNanos();
        while (!held.isEmpty() && System.nanoTime() < until) {
            pause(Duration.ofMillis(20));
        }
        threads.forEach(Thread::interrupt);
        if (!held.isEmpty()) {
            LOG.warn("stopped with chunks={} under way; they are due again when their leases end", held.size());
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <V> V of(Map<Lane, V> byLane, Lane lane) {
        V value = byLane.get(lane);
        if (value == null) {
            throw new IllegalStateException("no " + lane);
        }
        return value;
    }
}
