package org.cardwire.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.message.Attempt.Result;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Gathering;
import org.cardwire.platform.db.Waiting;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.id.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int STREAM = 6;
    private static final int LINK = 1;
    private static final Instant NOW = Instant.now();
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private Db db;
    private IdMint ids;
    private CarrierRefs refs;
    private ChunkStore chunks;
    private Ledger ledger;

    @BeforeEach
    void open() {
        db = DATABASE.db();
        ids = IdMint.open(db, Instant::now);
        refs = new CarrierRefs(db);
        chunks = new ChunkStore(db, ids::next);
        ledger = another(STREAM);
    }

    @AfterEach
    void close() {
        ledger.close();
        ids.close();
    }

    private Ledger another(int stream) {
        return another(stream, Ledger.Settings.DEFAULT);
    }

    private Ledger another(int stream, Ledger.Settings settings) {
        Partitions partitions = new Partitions(db, Partitions.Settings.DEFAULT);
        partitions.maintain(NOW);
        return new Ledger(db, stream, partitions, refs, settings);
    }

    @Test
    void aFactThatIsToldAgainCountsOnceAndHarmsNoOther() {
        Block block = block(3);
        append(delivered(block.message(0)));

        append(delivered(block.message(0)), delivered(block.message(1)), read(block.message(2)));
        append(delivered(block.message(1)), read(block.message(0)));

        assertThat(block.count(Fact.of(EventKind.DELIVERED))).isEqualTo(2);
        assertThat(block.count(Fact.of(EventKind.READ))).isEqualTo(2);
        assertThat(block.count(Fact.of(Outcome.DELIVERED))).isEqualTo(3);
        assertThat(block.fed()).isEqualTo(7);
    }

    @Test
    void twoLedgersThatWriteTheSameFactsWriteEachOnce() {
        Block block = block(200);
        try (Ledger other = another(STREAM + 1)) {
            List<CompletableFuture<Void>> all = IntStream.range(0, 400)
                    .mapToObj(i -> (i % 2 == 0 ? ledger : other)
                            .append(delivered(block.message(i / 2)))
                            .toCompletableFuture())
                    .toList();
            all.forEach(CompletableFuture::join);
        }

        assertThat(block.count(Fact.of(EventKind.DELIVERED))).isEqualTo(200);
        assertThat(block.count(Fact.of(Outcome.DELIVERED))).isEqualTo(200);
    }

    @Test
    void anUnansweredTryGetsItsAnswerAndNoOtherAfterIt() {
        Block block = block(1);
        long message = block.message(0);
        append(new Records().attempt(message, tried(Result.UNKNOWN, "no_answer")));
        append(new Records().attempt(message, tried(Result.ACCEPTED, "")));
        append(new Records().attempt(message, tried(Result.REFUSED, "late")));

        assertThat(results(message)).containsExactly(Result.ACCEPTED);
        assertThat(block.count(Fact.SENT)).isEqualTo(1);
    }

    @Test
    void ofTheSameTryARefusalForNowSaysNothingAndThatTheCarrierHasItOutranksAll() {
        Block block = block(1);
        long message = block.message(0);
        append(new Records().attempt(message, tried(Result.UNKNOWN, "no_record")));
        append(new Records().attempt(message, tried(Result.REFUSED_FOR_NOW, "500")));
        assertThat(results(message)).containsExactly(Result.UNKNOWN);
        append(new Records().attempt(message, tried(Result.REFUSED, "404")));
        append(new Records().attempt(message, tried(Result.ACCEPTED, "")));
        append(new Records().attempt(message, tried(Result.ACCEPTED, "")));

        assertThat(results(message)).containsExactly(Result.ACCEPTED);
        assertThat(block.count(Fact.SENT)).isEqualTo(1);
    }

    private List<Result> results(long message) {
        return db.sql("select result from attempt where message_id = :id")
                .set("id", message)
                .list(row -> Result.values()[row.getInteger("result")]);
    }

    @Test
    void aHigherOutcomeTakesTheLowerOneOffItsCount() {
        Block block = block(2);
        append(outcome(block.message(0), Outcome.UNKNOWN), outcome(block.message(1), Outcome.EXPIRED));
        append(outcome(block.message(0), Outcome.DELIVERED), outcome(block.message(1), Outcome.UNKNOWN));

        assertThat(block.count(Fact.of(Outcome.UNKNOWN))).isZero();
        assertThat(block.count(Fact.of(Outcome.DELIVERED))).isEqualTo(1);
        assertThat(block.count(Fact.of(Outcome.EXPIRED))).isEqualTo(1);
    }

    @Test
    void theLastOfTheirPartsDeliversAMessage() {
        Block block = block(1);
        long message = block.message(0);
        append(new Records().partDelivered(message, Channel.SMS, 1, 3, NOW));
        append(new Records().partDelivered(message, Channel.SMS, 0, 3, NOW));
        append(new Records().partDelivered(message, Channel.SMS, 0, 3, NOW));
        assertThat(block.count(Fact.of(Outcome.DELIVERED))).isZero();

        append(new Records().partDelivered(message, Channel.SMS, 2, 3, NOW));
        assertThat(block.count(Fact.of(Outcome.DELIVERED))).isEqualTo(1);
    }

    @Test
    void factsOfDaysThatAreGoneAreLeftOutOfTheFlush() {
        Block block = block(1);
        append(delivered(Ids.firstAt(NOW.minusSeconds(90L * 24 * 3600))), delivered(block.message(0)));

        assertThat(block.count(Fact.of(EventKind.DELIVERED))).isEqualTo(1);
    }

    @Test
    void aMarkAndWhatWasDecidedWithItAreWrittenOnlyWhileTheLeaseStands() {
        Block block = block(2);
        Chunk chunk = block.lease();
        Members both = Members.first(2);
        assertThat(ledger.mark(chunk, LINK, both, new Records(), () -> true)
                        .toCompletableFuture()
                        .join())
                .isTrue();

        db.sql("update chunk set epoch = epoch + 1 where id = :id")
                .set("id", chunk.id())
                .update();
        assertThat(ledger.mark(chunk, LINK, Members.none(), read(block.message(1)), () -> true)
                        .toCompletableFuture()
                        .join())
                .isFalse();
        assertThat(chunks.inFlight(block.message(1))).isTrue();
        assertThat(block.count(Fact.of(EventKind.READ))).isZero();
    }

    @Test
    void ofTwoHoldersInOneFlushOnlyTheLaterOneMarks() {
        Block block = block(2);
        Chunk frozen = block.lease();
        db.sql("update chunk set lease_until = '-infinity' where id = :id")
                .set("id", frozen.id())
                .update();
        Chunk held = block.lease();
        Mark stands = new Mark(held.id(), held.epoch(), LINK, Members.first(2));
        Mark late = new Mark(frozen.id(), frozen.epoch(), LINK, Members.none());

        Set<Mark> stood = db.inTransaction(tx -> Waiting.on(Mark.write(tx, List.of(stands, late))));

        assertThat(stood).containsExactly(stands);
        assertThat(chunks.inFlight(block.message(1))).isTrue();
    }

    @Test
    void factsOutliveTheConnectionThatTheyWereToBeWrittenOn() {
        Block block = block(1);
        Records facts = delivered(block.message(0))
                .ref(block.message(0), tried(Result.ACCEPTED, ""), new PartRef(0, "cut-" + block.id));

        CompletableFuture<Void> done = whileEventsAreLocked(() -> {
            CompletableFuture<Void> appended = ledger.append(facts).toCompletableFuture();
            await(() -> cutThoseThatWait() > 0);
            return appended;
        });

        assertThat(done).succeedsWithin(A_MINUTE);
        assertThat(block.count(Fact.of(Outcome.DELIVERED))).isEqualTo(1);
        assertThat(block.fed()).isEqualTo(2);
        assertThat(refs.of(block.message(0), 1)).hasSize(1);
        assertThat(ledger.lost()).isZero();
    }

    @Test
    void factsThatCannotBeWrittenInTimeAreGivenUpToldAndCounted() {
        Block block = block(1);
        Duration soon = Duration.ofMillis(20);
        var impatient = new Ledger.Settings(1_000, 100, new Gathering.Patience(soon, soon, Duration.ofSeconds(1)));
        try (Ledger other = another(STREAM + 1, impatient)) {
            CompletableFuture<Void> done = whileEventsAreLocked(() -> {
                CompletableFuture<Void> appended =
                        other.append(delivered(block.message(0))).toCompletableFuture();
                await(() -> cutThoseThatWait() >= 0 && appended.isDone());
                return appended;
            });

            assertThat(done).isCompletedExceptionally();
            assertThat(other.lost()).isEqualTo(2);
            assertThat(other.append(delivered(block.message(0)))).succeedsWithin(A_MINUTE);
        }
        assertThat(block.count(Fact.of(Outcome.DELIVERED))).isEqualTo(1);
    }

    private <T> T whileEventsAreLocked(Supplier<T> work) {
        return db.inTransaction(tx -> {
            tx.sql("lock table event in exclusive mode").update();
            return work.get();
        });
    }

    /** How many connections there were. */
    private int cutThoseThatWait() {
        return db.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and datname = current_database()")
                .list(row -> row)
                .size();
    }

    private static void await(BooleanSupplier done) {
        Instant until = Instant.now().plus(A_MINUTE);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(until);
            Thread.onSpinWait();
        }
    }

    @Test
    void whatACarrierNamesIsFoundByAnyNode() {
        Block block = block(1);
        Attempt attempt = tried(Result.ACCEPTED, "");
        append(new Records().ref(block.message(0), attempt, new PartRef(0, "ref-" + block.id)));

        assertThat(new CarrierRefs(db)
                        .find(List.of(LINK), List.of("ref-" + block.id))
                        .values())
                .extracting(CarrierRefs.Named::messageId)
                .containsExactly(block.message(0));
    }

    private void append(Records... records) {
        CompletableFuture.allOf(List.of(records).stream()
                        .map(r -> ledger.append(r).toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static Records delivered(long message) {
        return new Records()
                .event(message, Channel.SMS, Event.of(1, EventKind.DELIVERED, "DELIVRD", NOW))
                .outcome(message, Channel.SMS, Outcome.DELIVERED, NOW);
    }

    private static Records read(long message) {
        return new Records()
                .event(message, Channel.SMS, Event.of(1, EventKind.READ, "", NOW))
                .outcome(message, Channel.SMS, Outcome.DELIVERED, NOW);
    }

    private static Records outcome(long message, Outcome outcome) {
        return new Records().outcome(message, Channel.SMS, outcome, NOW);
    }

    private static Attempt tried(Result result, String code) {
        return new Attempt(1, 0, Channel.SMS, LINK, 0, false, result, code, NOW, NOW.plusSeconds(60), 1, 60, "{}");
    }

    private Block block(int count) {
        Block block = new Block(ids.nextBlock(), ids.next());
        List<Message> messages = LongStream.range(0, count)
                .mapToObj(i -> new Message(
                        Ids.message(block.id, (int) i),
                        block.submission,
                        7,
                        1,
                        i,
                        new byte[] {1},
                        Optional.empty(),
                        NOW,
                        NOW.plusSeconds(3600),
                        Optional.empty()))
                .collect(Collectors.toList());
        db.transact(tx -> {
            new MessageStore(db, new FrozenStore(db, ids::next)).add(tx, messages);
            chunks.add(tx, block.id, Lane.TRANSACTIONAL, Members.first(count), NOW);
        });
        return block;
    }

    /** Messages of one submission. */
    private final class Block {
        private final long id;
        private final long submission;

        Block(long id, long submission) {
            this.id = id;
            this.submission = submission;
        }

        long message(int position) {
            return Ids.message(id, position);
        }

        long count(Fact fact) {
            return db.sql("select coalesce(sum(n), 0)::bigint from counter where submission = :id and fact = :fact")
                    .set("id", submission)
                    .set("fact", (short) fact.code())
                    .one(row -> row.getLong(0))
                    .orElseThrow();
        }

        /** Changes of its messages in the feed. */
        long fed() {
            return new Feed(db)
                    .after(java.util.Map.of(STREAM, 0L), 1_000).stream()
                            .flatMap(entry -> entry.changes().stream())
                            .filter(change -> Ids.blockOf(change.messageId()) == id)
                            .count();
        }

        Chunk lease() {
            return chunks.lease(Lane.TRANSACTIONAL, 1, List.of(LINK), 100_000, Duration.ofSeconds(30)).stream()
                    .filter(chunk -> chunk.block() == id)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
