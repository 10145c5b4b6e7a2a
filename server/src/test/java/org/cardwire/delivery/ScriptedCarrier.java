package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.CarrierEvent.State;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.carrier.spi.SubmitOutcome;

/**
 * The far side of one link: what a carrier really does with what reaches it, and what of that it says. It is honest (what
 * it says is so) but forgetful: answers and reports get lost, come late, twice and in any order.
 */
final class ScriptedCarrier {
    /** What the carrier took over. */
    static final class Taken {
        final String id;
        final int link;
        final Channel channel;
        final List<String> refs;
        /** The carrier may still deliver it. */
        boolean open = true;

        boolean delivered;
        /** It said that it took the message back, and a delivery had overtaken that. */
        boolean overtaken;

        Taken(String id, int link, Channel channel, List<String> refs) {
            this.id = id;
            this.link = link;
            this.channel = channel;
            this.refs = refs;
        }
    }

    private static final Duration MS = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    final int link;
    final Channel channel;
    final boolean revokes;
    final boolean deduplicates;
    private final World world;
    private final Chance chance;
    private final Map<String, Taken> taken = new HashMap<>();
    private final Set<String> refusedForGood = new HashSet<>();

    ScriptedCarrier(int link, Channel channel, boolean revokes, boolean deduplicates, World world) {
        this.link = link;
        this.channel = channel;
        this.revokes = revokes;
        this.deduplicates = deduplicates;
        this.world = world;
        this.chance = world.chance;
    }

    /** What the answer says when it comes back, if it does. */
    SubmitOutcome submit(Outbound message, Promises.Handed handed) {
        if (refusedForGood.contains(message.id())) {
            handed.gone();
            world.promises.refusedForGood(handed);
            return new SubmitOutcome.Refused("404", "nobody", true);
        }
        Taken before = deduplicates ? taken.get(message.id()) : null;
        if (before == null && chance.fault(0.1)) {
            handed.gone();
            SubmitOutcome no = refusal();
            if (no instanceof SubmitOutcome.Refused refused && refused.permanent()) {
                refusedForGood.add(message.id());
                world.promises.refusedForGood(handed);
            }
            return no;
        }
        if (before == null && chance.fault(0.04)) {
            handed.gone();
            return new SubmitOutcome.Unknown("nothing came of it", List.of());
        }
        if (before == null && chance.fault(0.03)) {
            world.time.after(chance.between(MS, MINUTE), () -> arriveLate(message, handed));
            return new SubmitOutcome.Unknown("it arrives after the time-out", List.of());
        }
        Taken it = take(message);
        handed.takenAs(it);
        return lost(accepted(it));
    }

    /** What it has refused for good it refuses again. */
    private void arriveLate(Outbound message, Promises.Handed handed) {
        if (refusedForGood.contains(message.id())) {
            handed.gone();
        } else {
            handed.takenAs(take(message));
        }
    }

    private SubmitOutcome refusal() {
        return switch (chance.below(6)) {
            case 0 -> new SubmitOutcome.Throttled(SECOND, SubmitOutcome.Throttled.Scope.MESSAGE, "full");
            case 1 -> new SubmitOutcome.LinkDown("not connected");
            case 2 -> new SubmitOutcome.Refused("400", "content", true);
            case 3 -> new SubmitOutcome.Refused("404", "nobody", true);
            default -> new SubmitOutcome.Refused("500", "busy", false);
        };
    }

    private SubmitOutcome lost(SubmitOutcome.Accepted answer) {
        return chance.fault(0.06)
                ? new SubmitOutcome.Unknown("its answer is lost", chance.of(0.5) ? answer.parts() : List.of())
                : answer;
    }

    private SubmitOutcome.Accepted accepted(Taken message) {
        List<PartRef> parts = new ArrayList<>();
        message.refs.forEach(ref -> parts.add(new PartRef(parts.size(), ref)));
        return new SubmitOutcome.Accepted(parts);
    }

    private Taken take(Outbound message) {
        Taken before = deduplicates ? taken.get(message.id()) : null;
        if (before != null) {
            return before;
        }
        int parts = message.content() instanceof SmsContent sms ? sms.segments().size() : 1;
        List<String> refs = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            refs.add(channel == Channel.RCS ? message.id() : "ref-" + world.count());
        }
        Taken it = new Taken(message.id(), link, channel, refs);
        taken.put(message.id(), it);
        world.tell("link %d takes %s", link, world.name(message.id()));
        decideFate(it, message.validity());
        return it;
    }

    private void decideFate(Taken it, Duration validity) {
        Duration wait = chance.of(0.7) ? chance.between(MS, MINUTE) : chance.between(SECOND, HOUR);
        boolean inTime = wait.compareTo(validity) < 0;
        if (inTime && chance.of(0.6)) {
            world.time.after(wait, () -> deliver(it));
        } else if (inTime && chance.of(0.3)) {
            world.time.after(wait, () -> fail(it));
        } else {
            world.time.after(validity, () -> lapse(it));
        }
    }

    private void deliver(Taken it) {
        if (!it.open) {
            return;
        }
        it.open = false;
        it.delivered = true;
        world.tell("link %d delivers %s", link, world.name(it.id));
        if (chance.of(0.1)) {
            report(it, 0, new CarrierEvent.ReadReport(it.refs.getFirst(), world.time.instant()));
        }
        receipts(it, State.DELIVERED);
    }

    private void fail(Taken it) {
        if (!it.open) {
            return;
        }
        boolean declined = channel != Channel.SMS && chance.of(0.2);
        boolean unsure = channel == Channel.MMS && chance.of(0.2);
        if (unsure) {
            receipts(it, State.UNKNOWN);
            world.time.after(chance.between(MS, HOUR), chance.of(0.5) ? () -> deliver(it) : () -> it.open = false);
        } else {
            it.open = false;
            receipts(it, declined ? State.DECLINED : State.UNDELIVERED);
        }
    }

    /** The time that we set is over. A platform may forget about it, or say that it could not take the message back. */
    private void lapse(Taken it) {
        if (!it.open) {
            return;
        }
        Instant now = world.time.instant();
        if (channel != Channel.RCS) {
            it.open = false;
            receipts(it, State.UNDELIVERED);
        } else if (chance.fault(0.3)) {
            world.time.after(chance.between(SECOND, HOUR), () -> deliver(it));
            if (chance.of(0.5)) {
                report(it, 0, new CarrierEvent.Revoked(it.id, false, "TTL_EXPIRATION_REVOKE_FAILED", now));
            }
        } else {
            it.open = false;
            report(it, 0, new CarrierEvent.Revoked(it.id, true, "TTL_EXPIRATION_REVOKED", now));
        }
    }

    RevokeOutcome revoke(String id) {
        if (!revokes) {
            return new RevokeOutcome.Unsupported();
        }
        if (chance.fault(0.05)) {
            return new RevokeOutcome.NotNow("throttled");
        }
        if (chance.fault(0.08)) {
            return new RevokeOutcome.Unanswered("it never arrived");
        }
        Taken it = taken.get(id);
        RevokeOutcome answer = it == null || !it.open ? overtaken(it) : takeBack(it);
        return chance.fault(0.1) ? new RevokeOutcome.Unanswered("its answer is lost") : answer;
    }

    private RevokeOutcome takeBack(Taken it) {
        it.open = false;
        world.tell("link %d takes %s back", link, world.name(it.id));
        return new RevokeOutcome.Revoked();
    }

    /** It is delivered already; the platform may not have noticed yet when it answers. */
    private RevokeOutcome overtaken(Taken it) {
        if (it != null && it.delivered && chance.fault(0.1)) {
            it.overtaken = true;
            return new RevokeOutcome.Revoked();
        }
        return new RevokeOutcome.TooLate("404");
    }

    private void receipts(Taken it, State state) {
        Instant now = world.time.instant();
        if (chance.of(0.1)) {
            report(it, 0, new CarrierEvent.Receipt(it.refs.getFirst(), State.PENDING, "", now));
        }
        for (int part = 0; part < it.refs.size(); part++) {
            report(it, part, new CarrierEvent.Receipt(it.refs.get(part), state, "", now));
        }
    }

    private void report(Taken it, int part, CarrierEvent event) {
        if (chance.fault(0.08)) {
            return;
        }
        world.time.after(delay(), () -> world.reports.arrived(link, it, event));
        if (chance.fault(0.1)) {
            world.time.after(delay(), () -> world.reports.arrived(link, it, event));
        }
    }

    private Duration delay() {
        return chance.fault(0.1) ? chance.between(SECOND, HOUR) : chance.between(MS, SECOND);
    }
}
