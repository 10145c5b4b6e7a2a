package org.cardwire.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cardwire.tracking.Bed.await;
import static org.cardwire.tracking.Bed.delivered;
import static org.cardwire.tracking.Bed.eventually;
import static org.cardwire.tracking.Bed.receipt;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.CarrierEvent.State;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.EventSink;
import org.cardwire.link.Link;
import org.cardwire.message.EventKind;
import org.cardwire.message.Fact;
import org.cardwire.message.Outcome;
import org.cardwire.message.Records;
import org.cardwire.message.RefKey;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.id.Ids;
import org.cardwire.tracking.Bed.Sent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntakeTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int LINK = 1;
    private static Bed bed;
    private static Intake intake;
    private static Sweep sweep;
    private static final List<CarrierEvent> HEARD = new ArrayList<>();

    @BeforeAll
    static void open() {
        bed = new Bed(DATABASE.db());
        Hearing hearing = (link, event) -> {
            synchronized (HEARD) {
                HEARD.add(event);
            }
            return new Hearing.Heard(Inbound.Result.NO_MESSAGE, OptionalLong.empty());
        };
        sweep = new Sweep(
                new EarlyReports(bed.inbound, bed.joining, bed.sealing, bed.counts),
                new Listening(bed.inbound, bed.sealing, hearing, bed.counts, bed.clock),
                bed.inbound,
                bed.counts,
                new Sweep.Settings(
                        Duration.ofMillis(50), Duration.ofMinutes(10), Duration.ofDays(8), Duration.ofDays(180)),
                bed.clock);
        sweep.start();
        intake = new Intake(
                new Storing(bed.joining, bed.inbound, bed.sealing, sweep::wake, bed.clock), Intake.Settings.DEFAULT);
    }

    @AfterAll
    static void close() {
        intake.close();
        sweep.close();
        bed.close();
    }

    private static void tell(int link, CarrierEvent... events) {
        await(intake.forLink(link).accept(List.of(events)));
    }

    @Test
    void aReceiptIsOnDiskWhenItIsAcknowledgedAndARepeatIsTheSameEvent() {
        Sent sent = bed.answered(bed.sms(LINK, 1));
        for (int i = 0; i < 3; i++) {
            tell(LINK, delivered(sent.ref(0)), delivered(sent.ref(0)));
            assertThat(bed.kinds(sent.id())).containsExactly(EventKind.DELIVERED);
        }
        assertThat(bed.life(sent.id()).outcome()).contains(Outcome.DELIVERED);
        assertThat(bed.counters(sent.id()))
                .containsEntry(Fact.of(EventKind.DELIVERED).code(), 1L)
                .containsEntry(Fact.of(Outcome.DELIVERED).code(), 1L);
        assertThat(bed.due(sent.id())).as("nothing is to be decided").isFalse();
    }

    @Test
    void aLongSmsIsDeliveredWithItsLastPartWhateverTheOrder() {
        Sent sent = bed.answered(bed.sms(LINK, 3));
        tell(LINK, delivered(sent.ref(2)));
        tell(LINK, delivered(sent.ref(0)), delivered(sent.ref(2)));
        assertThat(bed.life(sent.id()).outcome()).isEmpty();
        tell(LINK, delivered(sent.ref(1)));
        assertThat(bed.life(sent.id()).outcome()).contains(Outcome.DELIVERED);
        assertThat(bed.kinds(sent.id())).hasSize(3);
    }

    @Test
    void aReportThatEndsAFormMakesTheChunkDueAtOnce() {
        for (State state : List.of(State.UNDELIVERED, State.DECLINED, State.UNKNOWN)) {
            Sent sent = bed.answered(bed.sms(LINK, 1));
            int woken = bed.woken.get();
            tell(LINK, receipt(sent.ref(0), state));
            assertThat(bed.due(sent.id())).as(state.name()).isTrue();
            assertThat(bed.woken.get()).isGreaterThan(woken);
            assertThat(bed.life(sent.id()).outcome()).isEmpty();
        }
    }

    @Test
    void anIntermediateReportIsOnlyAnEvent() {
        Sent sent = bed.answered(bed.sms(LINK, 1));
        tell(LINK, receipt(sent.ref(0), State.PENDING));
        assertThat(bed.kinds(sent.id())).containsExactly(EventKind.PENDING);
        assertThat(bed.due(sent.id())).isFalse();
        assertThat(bed.life(sent.id()).outcome()).isEmpty();
    }

    @Test
    void ourOwnIdsNeedNoRecordOfTheSubmissionAndAReadImpliesDelivered() {
        Sent sent = bed.rcs(LINK);
        tell(LINK, new CarrierEvent.ReadReport(bed.wire.of(sent.id(), 1), Instant.now()));
        assertThat(bed.kinds(sent.id())).containsExactly(EventKind.READ);
        assertThat(bed.life(sent.id()).outcome()).contains(Outcome.DELIVERED);
        tell(LINK, delivered(bed.wire.of(sent.id(), 1)));
        assertThat(bed.kinds(sent.id())).containsExactlyInAnyOrder(EventKind.READ, EventKind.DELIVERED);
    }

    @Test
    void theCarriersOwnTimeLimitIsToldAndTheCourierLooks() {
        Sent sent = bed.rcs(LINK);
        tell(LINK, new CarrierEvent.Revoked(bed.wire.of(sent.id(), 1), true, "TTL", Instant.now()));
        assertThat(bed.kinds(sent.id())).containsExactly(EventKind.TTL_REVOKED);
        assertThat(bed.due(sent.id())).isTrue();
        Sent other = bed.rcs(LINK);
        tell(LINK, new CarrierEvent.Revoked(bed.wire.of(other.id(), 1), false, "TTL", Instant.now()));
        assertThat(bed.kinds(other.id())).containsExactly(EventKind.TTL_REVOKE_FAILED);
        assertThat(bed.due(other.id())).isTrue();
    }

    @Test
    void aReceiptThatOvertakesTheAnswerWaitsOnDiskAndJoins() throws InterruptedException {
        Sent sent = bed.sms(LINK, 1);
        tell(LINK, receipt(sent.ref(0), State.UNDELIVERED));
        tell(LINK, receipt(sent.ref(0), State.UNDELIVERED));
        assertThat(bed.kinds(sent.id())).isEmpty();
        assertThat(waiting(sent.ref(0))).isEqualTo(1);
        bed.answered(sent);
        eventually(() -> bed.kinds(sent.id()).contains(EventKind.UNDELIVERED) && waiting(sent.ref(0)) == 0);
        assertThat(bed.kinds(sent.id())).hasSize(1);
        assertThat(bed.due(sent.id())).isTrue();
    }

    @Test
    void aReceiptThatIsOnlyMillisecondsEarlyNeverGoesToTheWaitingRows() throws InterruptedException {
        Sent sent = bed.sms(LINK, 1);
        var acknowledged = intake.forLink(LINK).accept(List.of(delivered(sent.ref(0))));
        Thread.sleep(20);
        bed.answered(sent);
        await(acknowledged);
        assertThat(bed.life(sent.id()).outcome()).contains(Outcome.DELIVERED);
        assertThat(waiting(sent.ref(0))).isZero();
    }

    @Test
    void aReportWhoseMessageNeverTurnsUpIsGivenUpAndMayComeAgain() {
        tell(LINK, delivered("nobody"));
        assertThat(waiting("nobody")).isEqualTo(1);
        Instant later = Instant.now().plus(Duration.ofHours(1));
        assertThat(bed.inbound.giveUp(later, later)).isPositive();
        assertThat(waiting("nobody")).isZero();
        tell(LINK, delivered("nobody"));
        assertThat(waiting("nobody")).isEqualTo(1);
    }

    @Test
    void theSameNameOnAnotherLinkIsAnotherMessage() {
        Sent sent = bed.answered(bed.sms(LINK, 1));
        tell(LINK + 1, delivered(sent.ref(0)));
        assertThat(bed.kinds(sent.id())).isEmpty();
    }

    @Test
    void aReceiptMayComeOverAnotherLinkOfTheAccountButNotOverThatOfAnother() {
        Link one = bed.link("north-1", "smpp", account("north"));
        Link two = bed.link("north-2", "smpp", account("north"));
        Link other = bed.link("south", "smpp", account("south"));
        Sent sent = bed.answered(bed.sms(one.no(), 1));
        tell(other.no(), delivered(sent.ref(0)));
        assertThat(bed.kinds(sent.id())).isEmpty();
        tell(two.no(), delivered(sent.ref(0)));
        assertThat(bed.kinds(sent.id())).containsExactly(EventKind.DELIVERED);
    }

    private static Map<String, String> account(String systemId) {
        return Map.of("host", "127.0.0.1", "port", "1", "system-id", systemId, "password", "p");
    }

    @Test
    void aReceiptThatIsRepeatedAfterMidnightIsTheSameEventAndALateFailureUndoesNoDelivery() {
        Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Sent sent = ofYesterday(78, midnight, "across-midnight");
        tell(LINK, at(midnight.minusMillis(1), State.DELIVERED));
        tell(LINK, at(midnight.plusSeconds(1), State.DELIVERED), at(midnight.plusSeconds(2), State.UNDELIVERED));
        assertThat(bed.kinds(sent.id())).containsExactlyInAnyOrder(EventKind.DELIVERED, EventKind.UNDELIVERED);
        assertThat(bed.life(sent.id()).outcome()).contains(Outcome.DELIVERED);
        assertThat(bed.counters(sent.id()))
                .containsEntry(Fact.of(EventKind.DELIVERED).code(), 1L)
                .containsEntry(Fact.of(Outcome.DELIVERED).code(), 1L)
                .doesNotContainKey(Fact.of(Outcome.FAILED).code());
    }

    @Test
    void aReceiptOfTheNextDayTurnsUnknownIntoDeliveredAndTheCountersFollow() {
        Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Sent sent = ofYesterday(79, midnight, "across-midnight");
        await(bed.ledger.append(
                new Records().outcome(sent.id(), Channel.SMS, Outcome.UNKNOWN, midnight.minusSeconds(60))));
        assertThat(bed.counters(sent.id()))
                .containsEntry(Fact.of(Outcome.UNKNOWN).code(), 1L);
        for (int repeat = 0; repeat < 2; repeat++) {
            tell(LINK, at(midnight.plusSeconds(repeat), State.DELIVERED));
            assertThat(bed.life(sent.id()).outcome()).contains(Outcome.DELIVERED);
            assertThat(bed.counters(sent.id()))
                    .containsEntry(Fact.of(Outcome.DELIVERED).code(), 1L)
                    .doesNotContainKey(Fact.of(Outcome.UNKNOWN).code());
        }
    }

    /** A message of the day before, which the carrier calls so. */
    private static Sent ofYesterday(int position, Instant midnight, String ref) {
        Instant yesterday = midnight.minusSeconds(60);
        long block = Ids.blockOf(Ids.firstAt(yesterday)) + position;
        Sent sent = bed.send(block, Bed.BRAND, Bed.ANNA, Bed.PLAIN, LINK, Channel.SMS, 1);
        DATABASE.db()
                .sql("delete from carrier_ref where ref = :ref")
                .set("ref", ref)
                .update();
        ref(LocalDate.ofInstant(yesterday, ZoneOffset.UTC), ref, sent.id());
        return sent;
    }

    private static CarrierEvent at(Instant time, State state) {
        return new CarrierEvent.Receipt("across-midnight", state, state.name(), time);
    }

    @Test
    void yesterdaysMessageIsFoundTodayAndTheNewestOwnerOfANameWins() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        Sent old = bed.send(
                Ids.blockOf(Ids.firstAt(yesterday)) + 77, Bed.BRAND, Bed.ANNA, Bed.PLAIN, LINK, Channel.SMS, 1);
        LocalDate day = LocalDate.ofInstant(yesterday, ZoneOffset.UTC);
        ref(day, "of-yesterday", old.id());
        ref(day, "used-again", old.id());
        Sent young = bed.sms(LINK, 1);
        ref(day.plusDays(1), "used-again", young.id());

        tell(LINK, delivered("of-yesterday"), delivered("of-yesterday"));
        tell(LINK, receipt("used-again", State.UNDELIVERED));

        assertThat(bed.kinds(old.id())).containsExactly(EventKind.DELIVERED);
        assertThat(bed.life(old.id()).outcome()).contains(Outcome.DELIVERED);
        assertThat(bed.kinds(young.id())).containsExactly(EventKind.UNDELIVERED);
    }

    @Test
    void aReportOfADayThatIsGoneIsAcknowledgedAndHarmsNobody() {
        Sent sent = bed.answered(bed.sms(LINK, 1));
        long gone = Ids.firstAt(Instant.parse("2026-01-02T03:04:05Z"));
        tell(LINK, delivered(bed.wire.of(gone, 1)), delivered(sent.ref(0)));
        assertThat(bed.life(sent.id()).outcome()).contains(Outcome.DELIVERED);
    }

    @Test
    void aReportWithACharacterThatTheDatabaseRefusesIsStoredWithoutIt() {
        Sent sent = bed.answered(bed.sms(LINK, 1));
        tell(LINK, new CarrierEvent.Receipt(sent.ref(0), State.PENDING, "A\0B" + "x".repeat(500), Instant.now()));
        assertThat(bed.life(sent.id()).events().getFirst().code())
                .startsWith("ABxx")
                .hasSize(64);
        tell(LINK, delivered("no\0body"));
    }

    @Test
    void whenTooMuchWaitsTheCarrierIsToldToComeBack() {
        try (Intake small = new Intake(
                new Storing(bed.joining, bed.inbound, bed.sealing, () -> {}, bed.clock),
                new Intake.Settings(3, 3, Duration.ofMillis(200), Duration.ofSeconds(10)))) {
            EventSink sink = small.forLink(LINK);
            var first = sink.accept(List.of(delivered("a"), delivered("b")));
            var refused = sink.accept(List.of(delivered("c"), delivered("d")));
            assertThatThrownBy(() -> await(refused))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RejectedExecutionException.class);
            await(first);
            await(sink.accept(List.of(delivered("c"), delivered("d"))));
        }
    }

    @Test
    void whatAHandsetSaysIsHeardOnceThoughItIsToldTwice() throws InterruptedException {
        long minute = Instant.now().getEpochSecond() / 60;
        tell(LINK, said("first@" + minute, "hello"));
        tell(LINK, said("first@" + minute, "hello"));
        tell(LINK, said("first@" + (minute + 1), "hello"));
        tell(LINK, said("second@" + minute, "bye"));
        eventually(() -> texts().contains("bye"));
        assertThat(texts()).containsOnlyOnce("hello");
        String stored = DATABASE.db()
                .sql("select string_agg(payload, ' ') as all from inbound where kind = 1")
                .one(row -> row.getString("all"))
                .orElseThrow();
        assertThat(stored).doesNotContain("hello").doesNotContain(Bed.ANNA.digits());
    }

    private static CarrierEvent said(String key, String text) {
        return new CarrierEvent.InboundMessage(Bed.ANNA, "10690", text, Optional.empty(), key, Instant.now());
    }

    private static List<String> texts() {
        synchronized (HEARD) {
            return HEARD.stream()
                    .map(event -> ((CarrierEvent.InboundMessage) event).text())
                    .toList();
        }
    }

    private static long waiting(String ref) {
        return DATABASE.db()
                .sql("select count(*) as n from inbound where ref = :ref and joined_at is null")
                .set("ref", ref)
                .one(row -> row.getLong("n"))
                .orElseThrow();
    }

    private static void ref(LocalDate day, String ref, long message) {
        DATABASE.db()
                .sql("insert into carrier_ref values (:day::text::date, :link, :key, :ref, :id, 1, 0, 1, 2)")
                .set("day", day.toString())
                .set("link", LINK)
                .set("key", RefKey.of(ref))
                .set("ref", ref)
                .set("id", message)
                .update();
    }
}
