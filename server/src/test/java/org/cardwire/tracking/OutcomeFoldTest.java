package org.cardwire.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.tracking.Bed.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.CarrierEvent.State;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.EventKind;
import org.cardwire.message.Fact;
import org.cardwire.message.Outcome;
import org.cardwire.message.Records;
import org.cardwire.platform.TestDatabase;
import org.cardwire.tracking.Bed.Sent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever the order in which facts arrive, however often each one does, and whichever never do: the outcome, the events
 * and the counters are what a plain fold over the set of facts says.
 */
class OutcomeFoldTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int LINK = 1;
    private static final int MESSAGES = 150;

    private static Bed bed;
    private static Intake intake;

    @BeforeAll
    static void open() {
        bed = new Bed(DATABASE.db());
        intake = new Intake(
                new Storing(bed.joining, bed.inbound, bed.sealing, () -> {}, bed.clock), Intake.Settings.DEFAULT);
    }

    @AfterAll
    static void close() {
        intake.close();
        bed.close();
    }

    /** Something that may happen to a message: told by a carrier, or written by the Courier. */
    private sealed interface Told {
        record ByCarrier(int part, CarrierEvent event) implements Told {}

        record ByCourier(Outcome outcome, Channel form) implements Told {}
    }

    /** What must stand in the database in the end. */
    private record Truth(Optional<Outcome> outcome, Set<String> events) {
        /** The fold: pure, and blind to order and number. */
        static Truth of(Sent sent, Set<Told> facts) {
            Set<String> events = new HashSet<>();
            Set<Integer> parts = new HashSet<>();
            int rank = 0;
            for (Told fact : facts) {
                switch (fact) {
                    case Told.ByCourier(Outcome outcome, Channel _) -> rank = Math.max(rank, outcome.rank());
                    case Told.ByCarrier(int part, CarrierEvent event) -> {
                        EventKind kind = kind(event);
                        events.add(kind + "/" + part);
                        if (kind == EventKind.READ) {
                            rank = Outcome.DELIVERED.rank();
                        } else if (kind == EventKind.DELIVERED) {
                            parts.add(part);
                        }
                    }
                }
            }
            if (parts.size() == sent.parts()) {
                rank = Outcome.DELIVERED.rank();
            }
            return new Truth(Outcome.ofRank(rank), events);
        }

        private static EventKind kind(CarrierEvent event) {
            return switch (event) {
                case CarrierEvent.ReadReport _ -> EventKind.READ;
                case CarrierEvent.Revoked revoked ->
                    revoked.done() ? EventKind.TTL_REVOKED : EventKind.TTL_REVOKE_FAILED;
                case CarrierEvent.Receipt receipt ->
                    switch (receipt.state()) {
                        case PENDING -> EventKind.PENDING;
                        case DELIVERED -> EventKind.DELIVERED;
                        case UNDELIVERED -> EventKind.UNDELIVERED;
                        case DECLINED -> EventKind.DECLINED;
                        case UNKNOWN -> EventKind.INDETERMINATE;
                    };
                case CarrierEvent.InboundMessage _,
                        CarrierEvent.SuggestionTap _,
                        CarrierEvent.Subscription _,
                        CarrierEvent.LinkState _ -> throw new AssertionError(event);
            };
        }
    }

    @Test
    void theTablesEqualTheFoldOverEveryOrderRepeatAndLoss() {
        long seed = Long.getLong("cardwire.seed", System.nanoTime());
        System.out.println("OutcomeFoldTest: -Dcardwire.seed=" + seed);
        Random random = new Random(seed);
        Map<Sent, Set<Told>> facts = new HashMap<>();
        List<Map.Entry<Sent, Told>> arrivals = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            Sent sent = bed.answered(bed.sms(LINK, 1 + random.nextInt(4)));
            Set<Told> happened = some(sent, random);
            facts.put(sent, happened);
            happened.forEach(fact ->
                    Collections.nCopies(1 + random.nextInt(3), fact).forEach(f -> arrivals.add(Map.entry(sent, f))));
        }
        Collections.shuffle(arrivals, random);
        deliver(arrivals, random);

        facts.forEach((sent, happened) -> {
            Truth truth = Truth.of(sent, happened);
            var life = bed.life(sent.id());
            assertThat(life.outcome()).as("%s of %s", sent, happened).isEqualTo(truth.outcome());
            assertThat(life.events().stream().map(e -> e.kind() + "/" + e.part()))
                    .as("%s", sent)
                    .containsExactlyInAnyOrderElementsOf(truth.events());
            assertThat(bed.counters(sent.id())).as("%s", sent).isEqualTo(counters(truth));
        });
        assertThat(belowZero()).isEmpty();
    }

    /** An outcome may be counted under one channel and be replaced under another: it is taken off where it was put. */
    private static List<String> belowZero() {
        return DATABASE.db()
                .sql("select submission, fact, channel from counter group by 1, 2, 3 having sum(n) < 0")
                .list(row -> row.getLong(0) + " fact " + row.getInteger(1) + " channel " + row.getInteger(2));
    }

    /** A random part of everything that could happen: the rest was lost. */
    private static Set<Told> some(Sent sent, Random random) {
        List<Told> possible = new ArrayList<>();
        for (int part = 0; part < sent.parts(); part++) {
            for (State state : State.values()) {
                possible.add(new Told.ByCarrier(part, Bed.receipt(sent.ref(part), state)));
                possible.add(new Told.ByCarrier(part, Bed.delivered(sent.ref(part))));
            }
        }
        possible.add(new Told.ByCarrier(0, new CarrierEvent.ReadReport(sent.ref(0), Instant.now())));
        possible.add(new Told.ByCarrier(0, new CarrierEvent.Revoked(sent.ref(0), true, "TTL", Instant.now())));
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.DELIVERED) {
                possible.add(new Told.ByCourier(outcome, Channel.values()[random.nextInt(Channel.values().length)]));
            }
        }
        int share = 1 + random.nextInt(4);
        return possible.stream().filter(_ -> random.nextInt(5) < share).collect(Collectors.toSet());
    }

    /** In calls of random size, many under way at once, as carriers and the Courier do it. */
    private static void deliver(List<Map.Entry<Sent, Told>> arrivals, Random random) {
        List<CompletableFuture<?>> under = new ArrayList<>();
        List<CarrierEvent> call = new ArrayList<>();
        for (Map.Entry<Sent, Told> arrival : arrivals) {
            switch (arrival.getValue()) {
                case Told.ByCarrier(int _, CarrierEvent event) -> call.add(event);
                case Told.ByCourier(Outcome outcome, Channel form) ->
                    under.add(bed.ledger
                            .append(new Records().outcome(arrival.getKey().id(), form, outcome, Instant.now()))
                            .toCompletableFuture());
            }
            if (random.nextInt(4) == 0) {
                under.add(intake.forLink(LINK).accept(List.copyOf(call)).toCompletableFuture());
                call.clear();
            }
        }
        under.add(intake.forLink(LINK).accept(List.copyOf(call)).toCompletableFuture());
        await(CompletableFuture.allOf(under.toArray(CompletableFuture[]::new)));
    }

    /** One for each event, one for the outcome that holds, one for what was sent; those that were replaced are zero again. */
    private static Map<Integer, Long> counters(Truth truth) {
        Map<Integer, Long> counted = new HashMap<>();
        counted.put(Fact.SENT.code(), 1L);
        truth.events()
                .forEach(event -> counted.merge(
                        Fact.of(EventKind.valueOf(event.split("/")[0])).code(), 1L, Long::sum));
        truth.outcome().ifPresent(outcome -> counted.put(Fact.of(outcome).code(), 1L));
        return counted;
    }
}
