package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.compliance.Gate;
import org.cardwire.delivery.VirtualTime.Answer;
import org.cardwire.message.Chunk;
import org.cardwire.message.Life;
import org.cardwire.message.Members;
import org.cardwire.message.MessageStore.Subject;
import org.cardwire.message.Placement;
import org.cardwire.message.Records;
import org.cardwire.routing.KnownReach;
import org.cardwire.routing.Router;

/**
 * One server from its start to its death, with the real {@link ChunkRun}: its clock is a little off, its commits take
 * time, it may freeze, and it may die wherever it touches the disk or the wire.
 */
final class Node implements Storage {
    /** It is dead: whatever of it still runs stops here. */
    static final class Dead extends Error {
        private static final long serialVersionUID = 1L;

        Dead() {
            super("dead", null, false, false);
        }
    }

    static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration RENEWAL = LEASE.dividedBy(3);
    private static final Duration MS = Duration.ofMillis(1);

    final World world;
    private final Chance chance;
    final NodeLinks links;
    private final Set<Lease> held = new LinkedHashSet<>();
    private final ChunkRun.Desk desk;
    /** When the run of each chunk looked for orders last. */
    private final Map<Long, Integer> ordersAt = new HashMap<>();

    private boolean dead;
    private Instant frozenUntil = Instant.MIN;

    Node(World world) {
        this.world = world;
        this.chance = world.chance;
        Duration skew = chance.fault(0.2) ? Duration.ofMillis(chance.below(2_000) - 1_000L) : Duration.ZERO;
        InstantSource clock = () -> world.time.instant().plus(skew);
        this.links = new NodeLinks(this, clock);
        Router.Senders senders = (_, _) -> Optional.of("brand");
        Gate gate = new Gate(List.of(world.senders));
        this.desk = new ChunkRun.Desk(
                this,
                new Courier(CourierPolicy.DEFAULT, new LinkTraits(links)),
                new Preparing(this::reach, new Router(links, senders)::route, world.contents),
                new Clearing(this, gate, world.contents, clock),
                new Trying(this::append, world.ids, CourierPolicy.DEFAULT, gate.rules(), clock),
                new Revoking(this, links::find, world.contents, senders, world.ids, clock),
                links,
                clock);
    }

    /** When there is something for it to do. */
    Instant nextDue() {
        return world.chunks.nextDue(links::elsewhere);
    }

    /** Takes the chunk that has been due the longest and works on it. */
    void work() {
        long asked = world.time.nanos();
        Optional<Chunk> chunk = world.chunks.lease(world.time.instant(), LEASE, links::elsewhere);
        if (chunk.isEmpty()) {
            return;
        }
        Lease lease = new Lease(chunk.get(), LEASE, asked, world.time::nanos);
        held.add(lease);
        if (held.size() == 1) {
            world.time.after(RENEWAL, this::renew);
        }
        world.working.push(chunk.get());
        try {
            new ChunkRun(desk, lease).run();
        } catch (Dead | Lease.LeaseLost e) {
            world.tell("the work on chunk %d ends: %s", chunk.get().id(), e.getMessage());
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof Dead)) {
                throw e;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            held.remove(lease);
            world.working.pop();
        }
    }

    private void renew() {
        if (dead || held.isEmpty()) {
            return;
        }
        if (!world.time.instant().isBefore(frozenUntil)) {
            held.forEach(lease -> {
                if (world.chunks.renew(lease.chunk(), world.time.instant(), LEASE)) {
                    lease.renewed(world.time.nanos());
                } else {
                    lease.lost();
                }
            });
        }
        world.time.after(RENEWAL, this::renew);
    }

    void mayFail() {
        mayFail(() -> {});
    }

    /** Where it may die, with what then never happens, or freeze. */
    void mayFail(Runnable never) {
        check();
        if (chance.fault(0.01)) {
            never.run();
            world.tell("a node dies");
            world.ailing = true;
            dead = true;
            world.nodeDied(this);
            throw new Dead();
        }
        if (chance.fault(0.01)) {
            world.ailing = true;
            frozenUntil = world.time.instant().plus(chance.between(Duration.ofSeconds(1), Duration.ofMinutes(2)));
            world.tell("a node freezes until %s", frozenUntil);
            world.passUntil(frozenUntil);
            if (dead) {
                never.run();
            }
            check();
        }
    }

    boolean dead() {
        return dead;
    }

    <T> Answer<T> answer() {
        return new Answer<>(() -> {
            check();
            world.step();
        });
    }

    <T> Answer<T> answered(T at) {
        Answer<T> answer = answer();
        answer.complete(at);
        return answer;
    }

    private void check() {
        if (dead) {
            throw new Dead();
        }
    }

    /** Commits later; a dead node's last commit may or may not get through. */
    private <T> Answer<T> commit(Supplier<T> transaction) {
        mayFail();
        Answer<T> answer = answer();
        Duration wait = chance.between(MS, Duration.ofMillis(20));
        if (chance.fault(0.01)) {
            world.ailing = true;
            wait = chance.between(Duration.ofSeconds(1), Duration.ofSeconds(50));
        }
        world.time.after(wait, () -> {
            if (!dead || chance.of(0.5)) {
                T result = transaction.get();
                if (!dead) {
                    answer.complete(result);
                }
            }
        });
        return answer;
    }

    @Override
    public List<Subject> lives(Chunk chunk) {
        return commit(() -> world.facts.lives(chunk)).join();
    }

    @Override
    public Map<Long, Life.Order> orders(Collection<Long> submissions) {
        Chunk chunk = world.working.element();
        return commit(() -> {
                    ordersAt.put(chunk.id(), world.count());
                    return world.facts.orders(submissions);
                })
                .join();
    }

    @Override
    public Set<Long> cancelAsked(Collection<Long> messages) {
        int since = ordersAt.get(world.working.element().id());
        return commit(() -> {
                    messages.forEach(id -> world.promises.clearing(id, since));
                    return world.facts.cancelAsked(messages);
                })
                .join();
    }

    @Override
    public Set<Long> ended(Collection<Long> messages) {
        return commit(() -> world.facts.ended(messages)).join();
    }

    @Override
    public List<PartRef> refs(long message, int attempt) {
        return world.facts.refs(message, attempt);
    }

    @Override
    public CompletionStage<Void> append(Records records) {
        return commit(() -> {
            world.append(records);
            return null;
        });
    }

    @Override
    public CompletionStage<Boolean> mark(
            Chunk chunk, int link, Members inFlight, Records decided, BooleanSupplier inTime) {
        return commit(() -> {
            boolean stands = inTime.getAsBoolean() && world.chunks.mark(chunk, link, inFlight);
            if (stands) {
                world.append(decided);
            }
            return stands;
        });
    }

    @Override
    public boolean place(Chunk chunk, Map<Placement, Members> placements) {
        return commit(() -> {
                    world.tell("chunk %d is placed: %s", chunk.id(), placements.keySet());
                    return world.chunks.place(chunk, placements, world.time.instant());
                })
                .join();
    }

    private Map<Long, KnownReach> reach(Map<Long, Msisdn> numbers, Set<Long> untold, Channel channel, boolean live) {
        mayFail();
        Map<Long, KnownReach> known = new HashMap<>();
        numbers.keySet().forEach(key -> known.put(key, world.reach(channel)));
        return known;
    }
}
