package org.cardwire.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.cardwire.carrier.spi.Capabilities;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.compliance.Candidate;
import org.cardwire.compliance.Gate;
import org.cardwire.compliance.Objection;
import org.cardwire.compliance.Rule;
import org.cardwire.link.Link;
import org.cardwire.link.LinksOfTwoNodes;
import org.cardwire.link.OneAnswer;
import org.cardwire.link.ScriptedLink;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Chunk;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;
import org.cardwire.message.Life;
import org.cardwire.message.Members;
import org.cardwire.message.MemoryChunks;
import org.cardwire.message.MemoryFacts;
import org.cardwire.message.Message;
import org.cardwire.message.MessageStore.Subject;
import org.cardwire.message.Placement;
import org.cardwire.message.Records;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.id.Ids;
import org.cardwire.routing.KnownReach;
import org.cardwire.routing.Route;
import org.junit.jupiter.api.Test;

/** What a run leaves behind that ends in the middle. */
class ChunkRunTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final long BLOCK = 1L << 30;
    private static final int LINK = 1;
    private static final int COUNT = 3;

    private final VirtualTime time = new VirtualTime();
    private final OneAnswer carrier = new OneAnswer(
            new Capabilities(Channel.RCS, 100, true, true, false, true), new SubmitOutcome.Accepted(List.of()));
    private final ScriptedLink link = new ScriptedLink(
            new Link(
                    LINK,
                    "link",
                    "scripted",
                    Channel.RCS,
                    true,
                    true,
                    1,
                    new Link.Traits(
                            List.of(),
                            0,
                            0,
                            300_000,
                            SmsContent.Concatenation.UDH_8BIT,
                            Link.InDoubt.HOLD,
                            9,
                            Optional.empty()),
                    Map.of()),
            carrier,
            time,
            time::nanos);
    private final AtomicInteger ids = new AtomicInteger();
    private final Tables tables = new Tables();
    private boolean gateIsBlind;

    @Test
    void aGateThatCannotLookLeavesTheWindowAsWideAsItWas() throws InterruptedException {
        accept(Duration.ofHours(1));
        gateIsBlind = true;
        assertThatThrownBy(this::run).hasMessage("the gate is blind");
        assertThat(link.open().permits().used()).isZero();

        gateIsBlind = false;
        time.moveTo(time.instant().plus(LEASE).plusSeconds(1));
        run();
        assertThat(carrier.submitted).hasSize(COUNT);
        assertThat(link.open().permits().used()).isZero();
    }

    @Test
    void aMarkThatCannotBeWrittenLeavesTheWindowAsWideAsItWas() {
        accept(Duration.ofHours(1));
        tables.onMark = () -> {
            throw new IllegalStateException("the ledger is full");
        };
        assertThatThrownBy(this::run).hasMessage("the ledger is full");
        assertThat(link.open().permits().used()).isZero();
        assertThat(carrier.submitted).isEmpty();
    }

    @Test
    void whatIsMarkedTooLateToGoOutIsNotMarked() {
        accept(Duration.ofHours(1));
        tables.onMark = this::sleepOverTheLease;
        assertThatThrownBy(this::run).isInstanceOf(Lease.LeaseLost.class);
        assertThat(carrier.submitted).isEmpty();
        Chunk next = tables.chunks.lease(time.instant(), LEASE, _ -> false).orElseThrow();
        assertThat(next.inFlight().isEmpty()).isTrue();
    }

    @Test
    void aHolderWhoseLeaseIsOverDecidesNothing() {
        accept(Duration.ZERO); // so that all have expired
        tables.onLives = this::sleepOverTheLease;
        assertThatThrownBy(this::run).isInstanceOf(Lease.LeaseLost.class);
        for (int i = 0; i < COUNT; i++) {
            assertThat(tables.facts.outcome(Ids.message(BLOCK, i))).isEmpty();
        }
    }

    @Test
    void aHolderWhoseLeaseIsOverAnnouncesNoRevocation() {
        accept(Duration.ofHours(1));
        Instant before = time.instant();
        for (int i = 0; i < COUNT; i++) {
            Attempt attempt =
                    new Attempt(1, 0, Channel.RCS, LINK, 0, false, Result.ACCEPTED, "", before, before, 1, 60, "{}");
            tables.facts.append(new Records().attempt(Ids.message(BLOCK, i), attempt));
        }
        tables.epochsBefore(1);
        tables.onLives = this::sleepOverTheLease;
        assertThatThrownBy(this::run).isInstanceOf(Lease.LeaseLost.class);
        for (int i = 0; i < COUNT; i++) {
            assertThat(tables.facts.events(Ids.message(BLOCK, i))).isEmpty();
        }
    }

    private void sleepOverTheLease() {
        time.moveTo(time.instant().plus(LEASE));
    }

    private void accept(Duration worth) {
        Frozen frozen = new Frozen(1, 1, true, Lane.OTP, List.of(new Form(Channel.RCS, Duration.ofMinutes(1))), "");
        for (int i = 0; i < COUNT; i++) {
            tables.facts.add(
                    new Message(
                            Ids.message(BLOCK, i),
                            1,
                            1,
                            1,
                            i,
                            new byte[0],
                            Optional.empty(),
                            time.instant(),
                            time.instant().plus(worth),
                            Optional.empty()),
                    frozen);
        }
        tables.chunks.add(BLOCK, Lane.OTP, Members.first(COUNT), time.instant());
    }

    private void run() throws InterruptedException {
        Chunk chunk = tables.chunks.lease(time.instant(), LEASE, _ -> false).orElseThrow();
        Contents contents = new PlainContents(List.of("Hello"));
        WireIds wire = new WireIds(Keyring.random().mac("wire"));
        Gate gate = new Gate(List.of(new Blind()));
        LinksOfTwoNodes links = new LinksOfTwoNodes();
        links.openHere(link.open());
        ChunkRun.Desk desk = new ChunkRun.Desk(
                tables,
                new Courier(CourierPolicy.DEFAULT, new LinkTraits(links)),
                new Preparing(
                        (numbers, _, _, _) -> reach(numbers.keySet()),
                        (_, _, _, _, _) -> new Route.Via(link.open(), "brand", List.of()),
                        contents),
                new Clearing(tables, gate, contents, time),
                new Trying(tables::append, wire, CourierPolicy.DEFAULT, gate.rules(), time),
                new Revoking(tables, links::find, contents, (_, _) -> Optional.of("brand"), wire, time),
                links,
                time);
        new ChunkRun(desk, new Lease(chunk, LEASE, time.nanos(), time::nanos)).run();
    }

    private Map<Long, KnownReach> reach(Set<Long> keys) {
        Map<Long, KnownReach> known = new java.util.HashMap<>();
        keys.forEach(key -> known.put(key, KnownReach.NOTHING));
        return known;
    }

    /** A rule that nothing offends, but that may be unable to say so. */
    private final class Blind implements Rule {
        @Override
        public String name() {
            return "blind";
        }

        @Override
        public Map<Long, Objection> objections(List<Candidate> candidates, Instant now) {
            if (gateIsBlind) {
                throw new IllegalStateException("the gate is blind");
            }
            return Map.of();
        }
    }

    /** Tables in memory, with something that happens at a certain step. */
    private final class Tables implements Storage {
        final MemoryFacts facts = new MemoryFacts();
        final MemoryChunks chunks = new MemoryChunks(ids::incrementAndGet);
        Runnable onLives = () -> {};
        Runnable onMark = () -> {};

        /** Earlier holders, so that what they left is looked for. */
        void epochsBefore(int count) {
            for (int i = 0; i < count; i++) {
                chunks.lease(time.instant(), Duration.ofNanos(1), _ -> false);
                time.moveTo(time.instant().plusMillis(1));
            }
        }

        @Override
        public List<Subject> lives(Chunk chunk) {
            onLives.run();
            return facts.lives(chunk);
        }

        @Override
        public Map<Long, Life.Order> orders(Collection<Long> submissions) {
            return facts.orders(submissions);
        }

        @Override
        public Set<Long> cancelAsked(Collection<Long> messages) {
            return Set.of();
        }

        @Override
        public Set<Long> ended(Collection<Long> messages) {
            return facts.ended(messages);
        }

        @Override
        public List<PartRef> refs(long message, int attempt) {
            return List.of();
        }

        @Override
        public CompletionStage<Void> append(Records records) {
            facts.append(records);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Boolean> mark(
                Chunk chunk, int to, Members inFlight, Records decided, BooleanSupplier inTime) {
            onMark.run();
            boolean stands = inTime.getAsBoolean() && chunks.mark(chunk, to, inFlight);
            if (stands) {
                facts.append(decided);
            }
            return CompletableFuture.completedFuture(stands);
        }

        @Override
        public boolean place(Chunk chunk, Map<Placement, Members> placements) {
            return chunks.place(chunk, placements, time.instant());
        }
    }
}
