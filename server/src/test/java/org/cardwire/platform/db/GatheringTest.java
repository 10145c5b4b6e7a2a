package org.cardwire.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class GatheringTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofHours(1);

    private final Table table = new Table();

    static Stream<DbException> passing() {
        return Stream.of(
                new DbException(new IOException("connection reset")),
                refusal("FATAL", "57P01"),
                refusal("ERROR", "40P01"),
                refusal("ERROR", "53100"),
                refusal("ERROR", "57014"));
    }

    private static DbException refusal(String severity, String code) {
        return new DbException(new PgException("no", severity, code, ""));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatMayPassIsWrittenAgainWholeAndInOrder(DbException failure) {
        table.failures.addAll(List.of(failure, failure, failure));
        try (var gathering = gathering(NEVER)) {
            offer(gathering, "a", "b", "c", "d");
            table.await(4);
        }
        assertThat(table.written).containsExactly(List.of("a"), List.of("b", "c", "d"));
        assertThat(table.lost).isEmpty();
    }

    @Test
    void ofABatchWithBadContentOnlyTheBadItemsFail() {
        try (var gathering = gathering(NEVER)) {
            offer(gathering, "a", "b", "bad 1", "c", "d", "e", "bad 2", "f");
        }
        assertThat(table.written.stream().flatMap(List::stream)).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(table.lost).containsExactly("bad 1", "bad 2");
    }

    @Test
    void whatCannotBeWrittenInTimeIsGivenUpAndTheNextIsWritten() {
        table.failures.add(refusal("ERROR", "53100"));
        try (var gathering = gathering(Duration.ZERO)) {
            offer(gathering, "a", "b");
        }
        assertThat(table.lost).containsExactly("a");
        assertThat(table.written).containsExactly(List.of("b"));
    }

    @Test
    void closingRepeatsOnceAndDoesNotWaitForADatabaseThatIsAway() {
        for (int i = 0; i < 4; i++) {
            table.failures.add(refusal("FATAL", "57P01"));
        }
        var gathering = new Gathering<>(
                "test",
                new Gathering.Limits(100, 10, new Gathering.Patience(NEVER, NEVER, NEVER.multipliedBy(9))),
                table);
        offer(gathering, "a", "b");
        gathering.close();
        assertThat(table.lost).containsExactly("a", "b");
    }

    private Gathering<String> gathering(Duration patience) {
        return new Gathering<>(
                "test", new Gathering.Limits(100, 10, new Gathering.Patience(SOON, SOON, patience)), table);
    }

    /** The first alone, the others together while it is written. */
    private void offer(Gathering<String> gathering, String... items) {
        for (String item : items) {
            assertThat(gathering.offer(item)).isEqualTo(Gathering.Offer.TAKEN);
            table.begun();
        }
        table.go.countDown();
    }

    /** Refuses what is bad, and fails as often as it is told. */
    private static final class Table implements Gathering.Work<String> {
        final Queue<DbException> failures = new ConcurrentLinkedQueue<>();
        final List<List<String>> written = new ArrayList<>();
        final List<String> lost = new ArrayList<>();
        final CountDownLatch go = new CountDownLatch(1);
        private final CountDownLatch begun = new CountDownLatch(1);

        @Override
        public int size(String item) {
            return 1;
        }

        @Override
        public synchronized void write(List<String> batch) {
            begun.countDown();
            pass(go);
            DbException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            if (batch.stream().anyMatch(item -> item.startsWith("bad"))) {
                throw refusal("ERROR", "22003");
            }
            written.add(List.copyOf(batch));
            notifyAll();
        }

        @Override
        public synchronized void failed(List<String> items, RuntimeException why) {
            lost.addAll(items);
        }

        void begun() {
            pass(begun);
        }

        synchronized void await(int items) {
            try {
                while (written.stream().mapToInt(List::size).sum() < items) {
                    wait(TimeUnit.SECONDS.toMillis(1));
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void pass(CountDownLatch latch) {
            try {
                assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
