package org.cardwire.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ChunkStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final long FIRST_BLOCK = 100;
    private static final long SECOND_BLOCK = 200;

    /** Statements over both chunks, who name the one with the higher id first. */
    static final List<Named<Statement>> STATEMENTS = List.of(
            Named.of(
                    "pull",
                    (chunks, both) -> chunks.pull(both.stream()
                            .map(chunk -> Ids.message(chunk.block(), 0))
                            .toList())),
            Named.of("renew", (chunks, both) -> chunks.renew(both, LEASE)),
            Named.of("mark", (_, both) -> mark(both)),
            Named.of("lease", (chunks, _) -> lease(chunks)));

    interface Statement {
        void run(ChunkStore chunks, List<Chunk> both);
    }

    private final AtomicLong id = new AtomicLong(1_000);
    private Db db;
    private ChunkStore chunks;

    @BeforeEach
    void open() {
        db = DATABASE.db();
        db.sql("delete from chunk").update();
        chunks = new ChunkStore(db, id::decrementAndGet);
        Instant due = Instant.now().minusSeconds(60);
        for (long block : List.of(SECOND_BLOCK, FIRST_BLOCK)) {
            chunks.add(db, block, Lane.BULK, Members.first(1), due);
        }
    }

    private static void mark(List<Chunk> both) {
        List<Mark> marks = both.stream()
                .map(chunk -> new Mark(chunk.id(), chunk.epoch(), 1, Members.none()))
                .toList();
        DATABASE.db().transact(tx -> Mark.write(tx, marks));
    }

    private static List<Chunk> lease(ChunkStore chunks, Integer... links) {
        return chunks.lease(Lane.BULK, 1, List.of(links), 100, LEASE);
    }

    @Test
    void whatWaitsForALinkIsLeftToANodeThatHasIt() {
        int link = waitedFor();
        assertThat(lease(chunks)).isEmpty();
        assertThat(lease(chunks, link)).hasSize(2);
    }

    @Test
    void nobodyWaitsForALinkThatNoNodeHas() {
        waitedFor();
        db.sql("update link_session set lease_until = now()").update();
        assertThat(lease(chunks)).hasSize(2);
    }

    @Test
    void norForOneThatIsTurnedOff() {
        waitedFor();
        db.sql("update link set enabled = false").update();
        assertThat(lease(chunks)).hasSize(2);
    }

    /** A link that another node has, and that all chunks wait for. */
    private int waitedFor() {
        int link = db.sql("insert into link (name, kind, traits, settings)"
                        + " values (:name, 'smpp', '{}', '{}') returning no")
                .set("name", "link-" + System.nanoTime())
                .one(row -> row.getInteger("no"))
                .orElseThrow();
        db.sql("insert into link_session values (:link, 1, 99, now() + interval '1 hour')")
                .set("link", link)
                .update();
        db.sql("update chunk set link = :link").set("link", link).update();
        return link;
    }

    /** So that no two statements wait for each other in a ring. */
    @ParameterizedTest
    @FieldSource("STATEMENTS")
    void chunksAreLockedInTheOrderOfTheirIds(Statement statement) {
        List<Chunk> both = lease(chunks).stream()
                .sorted((a, b) -> Long.compare(b.id(), a.id()))
                .toList();
        db.sql("update chunk set lease_until = '-infinity'").update();

        CompletableFuture<Void> run = db.inTransaction(tx -> {
            tx.sql("select 1 from chunk where id = :id for update")
                    .set("id", both.getFirst().id())
                    .list(row -> row);
            CompletableFuture<Void> running =
                    CompletableFuture.runAsync(() -> statement.run(chunks, both), Thread::startVirtualThread);
            awaitOneThatWaits();
            assertThat(locked(both.getLast()))
                    .as("the lower id is locked first")
                    .isTrue();
            return running;
        });

        assertThat(run).succeedsWithin(A_MINUTE);
    }

    private void awaitOneThatWaits() {
        Instant until = Instant.now().plus(A_MINUTE);
        while (waiting().isEmpty()) {
            assertThat(Instant.now()).isBefore(until);
        }
    }

    private List<Integer> waiting() {
        return db.sql("select pid from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and datname = current_database()")
                .list(row -> row.getInteger(0));
    }

    private boolean locked(Chunk chunk) {
        return db.sql("select 1 from chunk where id = :id for update skip locked")
                .set("id", chunk.id())
                .list(row -> row)
                .isEmpty();
    }
}
