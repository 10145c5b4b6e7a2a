package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.delivery.ScriptedCarrier.Taken;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Chunk;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Form;
import org.cardwire.message.Message;
import org.cardwire.message.Outcome;

/** What delivery promises, held against what carriers really did, which delivery cannot see. */
final class Promises {
    static final class Broken extends AssertionError {
        private static final long serialVersionUID = 1L;

        Broken(String promise) {
            super(promise);
        }
    }

    /** One submission that was handed to an adapter. */
    static final class Handed {
        final WireIds.Try what;
        final Channel channel;
        final int link;
        private boolean onTheWire = true;
        private Optional<Taken> taken = Optional.empty();

        Handed(WireIds.Try what, Channel channel, int link) {
            this.what = what;
            this.channel = channel;
            this.link = link;
        }

        /** The carrier does not have it and never will. */
        void gone() {
            onTheWire = false;
        }

        void takenAs(Taken it) {
            onTheWire = false;
            taken = Optional.of(it);
        }

        /** Two that the carrier takes for one. */
        private boolean same(Handed other, World world) {
            return other.what.equals(what) && other.link == link && world.carrier(link).deduplicates;
        }

        boolean delivered() {
            return taken.filter(it -> it.delivered).isPresent();
        }

        /** The handset may have it, or get it, and the carrier did not say otherwise. */
        boolean open() {
            return onTheWire
                    || taken.filter(it -> it.open || it.delivered && !it.overtaken)
                            .isPresent();
        }
    }

    /** What is left of the Courier's grace where two nodes' clocks differ the most. */
    private static final Duration GRACE = CourierPolicy.DEFAULT.grace().minusSeconds(2);

    private static final Duration SLACK = Duration.ofMinutes(3);

    private final World world;
    private final Map<Long, List<Handed>> handed = new HashMap<>();
    private final Map<Long, Integer> stopped = new HashMap<>();
    private final Map<Long, Integer> cleared = new HashMap<>();
    private final Map<Long, Integer> arrived = new HashMap<>();
    private final Set<Long> watched = new HashSet<>();
    private final Set<Long> given = new HashSet<>();

    Promises(World world) {
        this.world = world;
    }

    /** From now on nothing of it may pass the gate. */
    void stop(long message) {
        stopped.putIfAbsent(message, world.count());
    }

    void resume(long message) {
        stopped.remove(message);
    }

    /** Whoever asks now what the senders want sees everything until now. */
    void clearing(long message, int since) {
        cleared.put(message, since);
    }

    void deliveryKnown(long message) {
        arrived.putIfAbsent(message, world.count());
    }

    Handed handing(WireIds.Try what, Channel channel, int link, Chunk chunk) {
        long id = what.messageId();
        String name = world.name(id);
        check(world.chunks.holds(chunk), name + " is submitted under a lease that has passed to another holder");
        int looked = cleared.getOrDefault(id, 0);
        check(stopped.getOrDefault(id, looked) >= looked, name + " is submitted although it was stopped");
        check(arrived.getOrDefault(id, looked) >= looked, name + " is submitted although its delivery was on record");
        world.facts.events(id).stream()
                .filter(e -> e.kind() == EventKind.REVOKED && e.attempt() != what.attempt())
                .filter(_ -> !flagged(id))
                .forEach(e -> check(
                        !world.time.instant().isBefore(e.at().plus(GRACE)),
                        name + " goes out before a delivery that overtook the revocation had its time"));
        Handed it = new Handed(what, channel, link);
        List<Handed> before = ofMessage(id);
        for (Handed earlier : before) {
            check(
                    world.lane == Lane.OTP || !open(earlier, before) || earlier.same(it, world),
                    name + " goes out over " + channel + " while the fate of " + earlier.channel + " over link "
                            + earlier.link + " is open");
        }
        before.add(it);
        watchPatience(id, channel);
        return it;
    }

    /** A carrier that refuses an id for good would refuse whatever of it is still on the wire. */
    void refusedForGood(Handed handed) {
        ofMessage(handed.what.messageId()).stream()
                .filter(other -> other.onTheWire && other.same(handed, world))
                .forEach(Handed::gone);
    }

    private List<Handed> ofMessage(long id) {
        return this.handed.computeIfAbsent(id, _ -> new ArrayList<>());
    }

    /** Of several that the carrier takes for one, what it did with the one that it took is true of all. */
    private boolean open(Handed handed, List<Handed> all) {
        return all.stream()
                .filter(other -> other.taken.isPresent() && other.same(handed, world))
                .findFirst()
                .orElse(handed)
                .open();
    }

    /** A form that another can follow must not outlast its patience. Only told where nothing ails our own nodes. */
    private void watchPatience(long id, Channel channel) {
        List<Form> chain = world.chain;
        int form = chain.stream().map(Form::channel).toList().indexOf(channel);
        Instant due = world.time.instant().plus(chain.get(form).patience()).plus(SLACK);
        if (form + 1 < chain.size() && watched.add(id * 8 + form)) {
            watchPatience(id, form, due);
        }
    }

    private void watchPatience(long id, int form, Instant due) {
        if (due.isBefore(world.expiresAt)) {
            world.time.at(due, () -> patienceOver(id, form));
        }
    }

    private void patienceOver(long id, int form) {
        List<Event> events = world.facts.events(id);
        boolean elsewhere = world.facts.outcome(id).isPresent() || ended(events) > form || world.ailing;
        boolean held = stopped.containsKey(id) || has(events, EventKind.HELD);
        List<Attempt> tries = world.facts.attempts(id);
        if (elsewhere || held || tries.isEmpty() || tries.getLast().form() != form) {
            return;
        }
        Attempt last = tries.getLast();
        Instant over = last.until().plus(SLACK);
        if (world.time.instant().isBefore(over)) { // its first tries were none
            watchPatience(id, form, over);
            return;
        }
        boolean wire = last.result() == Result.ACCEPTED || last.result() == Result.UNKNOWN;
        boolean patient = wire
                && (last.channel() != Channel.RCS
                        || has(events, EventKind.REVOKE_SENT)
                        || has(events, EventKind.TTL_REVOKE_FAILED));
        check(patient, world.name(id) + " is still at form " + form + ", whose patience is over");
    }

    /** A form may only be given up for want of a link where no node had one. Only told where nothing ails our own nodes. */
    void linkWasMissing(long id) {
        world.facts.events(id).stream()
                .filter(e -> e.kind() == EventKind.FORM_ENDED && e.code().equals(Reason.NO_LINK_IN_TIME.name()))
                .filter(e -> !world.ailing && given.add(id * 8 + e.dedupe()))
                .forEach(e -> check(
                        world.carriers.stream()
                                .filter(c -> c.channel
                                        == world.chain.get((int) e.dedupe()).channel())
                                .noneMatch(c -> world.upLongBefore(c.link, e.at())),
                        world.name(id) + " gave form " + e.dedupe() + " up for want of a link that was up"));
    }

    /** What must hold of every message when all is over. */
    void atTheEnd(Message message) {
        long id = message.id();
        String name = world.name(id);
        check(world.chunks.holding(id) == 0, name + " is still being worked on");
        check(world.facts.outcome(id).isPresent(), name + " is lost: no outcome");
        Outcome outcome = world.facts.outcome(id).orElseThrow();
        List<Handed> all = ofMessage(id);
        List<Handed> arrivals =
                all.stream().filter(Handed::delivered).distinct().toList();
        boolean sayDead = outcome != Outcome.UNKNOWN && outcome != Outcome.DELIVERED;
        check(!sayDead || all.stream().noneMatch(h -> open(h, all)), name + " is " + outcome + " and yet it arrived");
        check(outcome != Outcome.DELIVERED || !arrivals.isEmpty(), name + " is DELIVERED and never arrived");
        List<Event> events = world.facts.events(id);
        check(
                events.stream().filter(e -> e.kind() == EventKind.CLOSED).count() <= 1,
                name + " was closed with two outcomes");
        events.stream()
                .filter(e -> e.kind() == EventKind.CLOSED)
                .forEach(e -> check(outcome.rank() >= e.dedupe(), name + " is " + outcome + " but was closed higher"));
        check(!has(events, EventKind.READ) || outcome == Outcome.DELIVERED, name + " is read and not delivered");
        Set<Channel> forms = new HashSet<>();
        arrivals.stream()
                .filter(h -> h.taken.filter(t -> !t.overtaken).isPresent())
                .forEach(h -> forms.add(h.channel));
        check(forms.size() < 2 || flagged(id), name + " arrived in two forms, which nothing flags");
    }

    /** Whether the message has an outcome, when its time is over. */
    void inTime(Message message) {
        check(
                world.ailing || world.facts.outcome(message.id()).isPresent(),
                world.name(message.id()) + " has no outcome though its time is over");
    }

    /** That it may arrive twice is on record. */
    private boolean flagged(long id) {
        return world.facts.events(id).stream()
                .anyMatch(e -> e.kind() == EventKind.FORM_ENDED && e.code().equals(Reason.MAY_ARRIVE_TWICE.name()));
    }

    private static boolean has(List<Event> events, EventKind kind) {
        return events.stream().anyMatch(e -> e.kind() == kind);
    }

    private static long ended(List<Event> events) {
        return events.stream().filter(e -> e.kind() == EventKind.FORM_ENDED).count();
    }

    private void check(boolean kept, String broken) {
        if (!kept) {
            world.broken = Optional.of(world.broken.orElseGet(() -> new Broken(broken)));
            throw world.broken.orElseThrow();
        }
    }
}
