package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.link.Link;
import org.cardwire.message.Chunk;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;
import org.cardwire.message.Members;
import org.cardwire.message.MemoryChunks;
import org.cardwire.message.MemoryFacts;
import org.cardwire.message.Message;
import org.cardwire.message.Outcome;
import org.cardwire.message.Records;
import org.cardwire.platform.crypto.FixedMac;
import org.cardwire.platform.id.Ids;
import org.cardwire.routing.KnownReach;

/**
 * One schedule: a few messages, the nodes that move them, and everybody around them, all from one seed and on one thread.
 * A node that waits lets the others go on, up to {@link #DEPTH} at a time.
 */
final class World {
    private static final WireIds IDS = new WireIds(FixedMac.of("wire"));
    private static final int DEPTH = 3;
    private static final long BLOCK = 1L << 30;

    final VirtualTime time = new VirtualTime();
    final Chance chance;
    final WireIds ids = IDS;
    final MemoryFacts facts = new MemoryFacts();
    final MemoryChunks chunks = new MemoryChunks(this::count);
    final Promises promises = new Promises(this);
    final ReportDesk reports = new ReportDesk(this);
    final ScriptedSenders senders = new ScriptedSenders(this);
    final ScriptedSessions sessions = new ScriptedSessions(this);
    final List<ScriptedCarrier> carriers = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final Deque<Chunk> working = new ArrayDeque<>();
    final Lane lane;
    final List<Form> chain;
    final Instant expiresAt;
    final Contents contents;
    Optional<Promises.Broken> broken = Optional.empty();
    /** Something of our own went wrong: deadlines are not kept to the minute any more. */
    boolean ailing;

    private final Optional<List<String>> story;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Integer, Instant> downUntil = new HashMap<>();
    private final Map<Channel, KnownReach.State> reach = new HashMap<>();
    private int counted;

    private World(long seed, int faults, Optional<List<String>> story) {
        this.chance = new Chance(seed, faults);
        this.story = story;
        this.lane = chance.any(List.of(Lane.values()));
        this.chain = chain();
        this.expiresAt = VirtualTime.BEGIN.plus(chance.between(Duration.ofMinutes(4), Duration.ofMinutes(90)));
        this.contents = new PlainContents(chance.of(0.5) ? List.of("Hello") : List.of("Hel", "lo"));
        tell("%s, chain %s, expires %s", lane, chain, expiresAt);
    }

    /** Lives one schedule to its end. Throws {@link Promises.Broken}. */
    static void live(long seed, int faults) {
        new World(seed, faults, Optional.empty()).live();
    }

    /** The same, with what happened in words. */
    static List<String> tell(long seed, int faults) {
        List<String> story = new ArrayList<>();
        World world = new World(seed, faults, Optional.of(story));
        try {
            world.live();
        } catch (Promises.Broken e) {
            world.tellFacts();
            story.add(e.getMessage());
        }
        return story;
    }

    private void tellFacts() {
        for (Message message : messages) {
            facts.attempts(message.id()).forEach(attempt -> tell("of %s: %s", name(message.id()), attempt));
            facts.events(message.id()).forEach(event -> tell("of %s: %s", name(message.id()), event));
        }
    }

    private List<Form> chain() {
        List<Channel> channels = chance.any(List.of(
                List.of(Channel.RCS, Channel.MMS, Channel.SMS),
                List.of(Channel.RCS, Channel.SMS),
                List.of(Channel.MMS, Channel.SMS),
                List.of(Channel.SMS),
                List.of(Channel.RCS)));
        return channels.stream()
                .map(channel -> new Form(channel, chance.between(Duration.ofSeconds(20), Duration.ofMinutes(30))))
                .toList();
    }

    private void live() {
        carriers.add(new ScriptedCarrier(1, Channel.RCS, true, true, this));
        carriers.add(new ScriptedCarrier(2, Channel.RCS, true, true, this));
        carriers.add(new ScriptedCarrier(3, Channel.MMS, false, chance.of(0.3), this));
        carriers.add(new ScriptedCarrier(4, Channel.SMS, chance.of(0.5), false, this));
        carriers.forEach(carrier -> mayGoDown(carrier.link));
        for (Channel channel : Channel.values()) {
            mayChangeReach(channel);
        }
        accept();
        senders.begin();
        sessions.begin();
        nodes.add(new Node(this));
        if (chance.of(0.5)) {
            nodes.add(new Node(this));
        }
        sessions.share(nodes);
        time.at(expiresAt.plus(Duration.ofMinutes(15)), () -> messages.forEach(promises::inTime));
        passUntil(expiresAt.plus(Duration.ofHours(6)));
        if (broken.isPresent()) {
            throw broken.get();
        }
        messages.forEach(promises::atTheEnd);
    }

    private void accept() {
        Frozen frozen = new Frozen(1, 1, true, lane, chain, "");
        Members members = Members.none();
        int count = 1 + chance.below(3);
        for (int i = 0; i < count; i++) {
            Message message = new Message(
                    Ids.message(BLOCK, i),
                    1,
                    1,
                    1,
                    i,
                    new byte[0],
                    Optional.empty(),
                    time.instant(),
                    expiresAt,
                    Optional.empty());
            members.add(i);
            messages.add(message);
            facts.add(message, frozen);
        }
        chunks.add(BLOCK, lane, members, time.instant());
    }

    /** The next thing that is planned, or a node that finds a chunk due before that. */
    void step() {
        if (broken.isPresent()) {
            throw broken.get();
        }
        Instant due = working.size() < DEPTH ? nextDue() : Instant.MAX;
        if (due.isAfter(time.next()) || due.equals(Instant.MAX)) {
            time.step();
        } else {
            time.moveTo(due);
            chance.any(nodes.stream()
                            .filter(node -> !due.isBefore(node.nextDue()))
                            .toList())
                    .work();
        }
    }

    private Instant nextDue() {
        return nodes.stream().map(Node::nextDue).min(Instant::compareTo).orElse(Instant.MAX);
    }

    void passUntil(Instant end) {
        time.at(end, () -> {});
        while (time.instant().isBefore(end)) {
            step();
        }
    }

    void nodeDied(Node node) {
        nodes.remove(node);
        sessions.died(node, () -> sessions.share(nodes));
        time.after(chance.between(Duration.ofSeconds(1), Duration.ofMinutes(1)), () -> {
            nodes.add(new Node(this));
            sessions.share(nodes);
        });
    }

    void append(Records records) {
        facts.append(records);
        messages.stream()
                .filter(m -> facts.outcome(m.id())
                        .filter(o -> o == Outcome.DELIVERED)
                        .isPresent())
                .forEach(m -> promises.deliveryKnown(m.id()));
        messages.forEach(m -> promises.linkWasMissing(m.id()));
    }

    /** A transaction of its own, a moment after the one that it follows. */
    void pullLater(Collection<Long> ids) {
        time.after(
                chance.between(Duration.ofMillis(1), Duration.ofSeconds(1)),
                () -> ids.forEach(id -> chunks.pull(id, time.instant())));
    }

    private void mayGoDown(int link) {
        if (chance.fault(0.3)) {
            time.after(chance.between(Duration.ofMillis(1), Duration.ofHours(1)), () -> {
                Instant until = time.instant().plus(chance.between(Duration.ofSeconds(1), Duration.ofMinutes(10)));
                tell("link %d is down until %s", link, until);
                downUntil.put(link, until);
            });
        }
    }

    boolean up(int link) {
        return !time.instant().isBefore(downUntil.getOrDefault(link, Instant.MIN));
    }

    private void mayChangeReach(Channel channel) {
        if (channel != Channel.SMS && chance.fault(0.2)) {
            time.after(chance.between(Duration.ofMillis(1), Duration.ofHours(1)), () -> {
                tell("the number is no longer reachable by %s", channel);
                reach.put(channel, KnownReach.State.UNREACHABLE);
            });
        }
    }

    /** That it is not connected was a carrier's answer. */
    void notConnected(int link) {
        downUntil.merge(link, time.instant(), (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Whether some node could have used it for longer than an answer takes, then and since. */
    boolean upLongBefore(int link, Instant then) {
        Instant since = downUntil.getOrDefault(link, VirtualTime.BEGIN).plusSeconds(50);
        return sessions.held(link) && since.isBefore(then);
    }

    KnownReach reach(Channel channel) {
        KnownReach.State state = reach.getOrDefault(channel, KnownReach.State.UNKNOWN);
        return new KnownReach(state, Optional.empty(), "carrier", time.instant());
    }

    ScriptedCarrier carrier(int link) {
        return carriers.stream().filter(c -> c.link == link).findFirst().orElseThrow();
    }

    Link link(ScriptedCarrier carrier) {
        Link.InDoubt inDoubt = carrier.deduplicates ? Link.InDoubt.RESEND : Link.InDoubt.HOLD;
        Link.Traits traits = new Link.Traits(
                List.of(),
                carrier.link,
                0,
                300_000,
                SmsContent.Concatenation.UDH_8BIT,
                inDoubt,
                sessions.slots(carrier.link),
                Optional.empty());
        return new Link(
                carrier.link, "link" + carrier.link, "scripted", carrier.channel, true, true, 1, traits, Map.of());
    }

    /** Counts whatever is to be ordered. */
    int count() {
        return ++counted;
    }

    String name(long message) {
        return "message " + Ids.positionOf(message);
    }

    String name(String wireId) {
        return ids.parse(wireId)
                .map(what -> name(what.messageId()) + " try " + what.attempt())
                .orElseThrow();
    }

    void tell(String words, Object... of) {
        story.ifPresent(lines -> lines.add(time.instant() + "  " + String.format(words, of)));
    }
}
