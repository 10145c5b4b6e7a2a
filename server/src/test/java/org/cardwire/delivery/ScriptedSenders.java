package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cardwire.compliance.Candidate;
import org.cardwire.compliance.Objection;
import org.cardwire.compliance.Rule;
import org.cardwire.message.Life.Order;
import org.cardwire.message.Message;

/** Brands that pause, resume and cancel, and people who opt out or sleep, at any moment. */
final class ScriptedSenders implements Rule {
    private static final Duration MS = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final World world;
    private final Set<Long> optedOut = new HashSet<>();
    private Instant quietFrom = Instant.MAX;
    private Instant quietUntil = Instant.MAX;

    ScriptedSenders(World world) {
        this.world = world;
    }

    void begin() {
        Chance chance = world.chance;
        if (chance.fault(0.2)) {
            world.time.after(chance.between(MS, HOUR), this::pause);
        }
        if (chance.fault(0.1)) {
            world.time.after(chance.between(MS, HOUR), () -> order(Order.CANCEL));
        }
        if (chance.fault(0.1)) {
            quietFrom = world.time.instant().plus(chance.between(MS, HOUR));
            quietUntil = quietFrom.plus(chance.between(Duration.ofSeconds(1), HOUR.multipliedBy(4)));
        }
        for (Message message : world.messages) {
            if (chance.fault(0.1)) {
                world.time.after(chance.between(MS, HOUR), () -> cancel(message));
            }
            if (chance.fault(0.1)) {
                world.time.after(chance.between(MS, HOUR), () -> optOut(message));
            }
        }
    }

    private void pause() {
        if (order(Order.PAUSE) && world.chance.of(0.8)) {
            world.time.after(world.chance.between(MS, HOUR), () -> order(Order.RUN));
        }
    }

    /** A cancelled submission stays so. */
    private boolean order(Order order) {
        long submission = world.messages.getFirst().submission();
        if (world.facts.orders(List.of(submission)).containsValue(Order.CANCEL)) {
            return false;
        }
        world.tell("the sender orders %s", order);
        world.facts.order(submission, order);
        for (Message message : world.messages) {
            if (order != Order.RUN) {
                world.promises.stop(message.id());
            } else if (!optedOut.contains(message.id())
                    && world.facts.cancelAsked(List.of(message.id())).isEmpty()) {
                world.promises.resume(message.id());
            }
        }
        if (order != Order.PAUSE) {
            world.pullLater(world.messages.stream().map(Message::id).toList());
        }
        return true;
    }

    private void cancel(Message message) {
        world.tell("the sender cancels %s", world.name(message.id()));
        world.facts.askCancel(message.id());
        world.promises.stop(message.id());
        world.pullLater(List.of(message.id()));
    }

    private void optOut(Message message) {
        world.tell("the person behind %s opts out", world.name(message.id()));
        optedOut.add(message.id());
        world.promises.stop(message.id());
    }

    @Override
    public String name() {
        return "opt_out_and_quiet_hours";
    }

    @Override
    public Map<Long, Objection> objections(List<Candidate> candidates, Instant now) {
        Map<Long, Objection> all = new HashMap<>();
        for (Candidate candidate : candidates) {
            if (optedOut.contains(candidate.messageId())) {
                all.put(candidate.messageId(), new Objection.Blocked("opt_out", "{}"));
            } else if (!now.isBefore(quietFrom) && now.isBefore(quietUntil)) {
                all.put(candidate.messageId(), new Objection.Held("quiet_hours", "{}", quietUntil));
            }
        }
        return all;
    }
}
