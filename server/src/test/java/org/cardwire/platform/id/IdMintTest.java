package org.cardwire.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdMintTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Instant now = Instant.parse("2026-11-11T12:00:00Z");
    private final AtomicLong nanos = new AtomicLong();
    private final InstantSource clock = () -> now;

    @BeforeEach
    void freeAllWriters() {
        DATABASE.db()
                .sql("update writer set lease_until = '-infinity', used_to = -1")
                .update();
    }

    @Test
    void noIdComesTwiceThroughRestartsAndStepsOfTheClock() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Set<Long> seen = new HashSet<>();
        onlyOneWriterIsLeft();
        for (int run = 0; run < 12; run++) {
            IdMint mint = mint();
            for (int i = 0; i < 40; i++) {
                now = now.plusMillis(random.nextInt(5_000) - 2_500);
                nanos.addAndGet(random.nextLong(3_000_000_000L));
                assertThat(seen.add(Ids.message(mint.nextBlock(), 0)))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(seen.add(mint.next())).as("seed %d", seed).isTrue();
            }
            crashed(random.nextBoolean() ? mint : null);
        }
    }

    private static void onlyOneWriterIsLeft() {
        DATABASE.db()
                .sql("update writer set lease_until = 'infinity' where number <> 7")
                .update();
    }

    /** A crash leaves the lease to run out; a stop gives it back. */
    private static void crashed(@org.jspecify.annotations.Nullable IdMint stopped) {
        if (stopped != null) {
            stopped.close();
        }
        DATABASE.db()
                .sql("update writer set lease_until = '-infinity' where number = 7")
                .update();
    }

    @Test
    void twoMintsHoldDifferentWriters() {
        try (IdMint one = mint();
                IdMint other = mint()) {
            assertThat(one.writer()).isNotEqualTo(other.writer());
            assertThat(one.nextBlock()).isNotEqualTo(other.nextBlock());
        }
    }

    @Test
    void aMintWhoseLeaseWasTakenGoesOnWithAnotherNumber() {
        try (IdMint slept = mint()) {
            int number = slept.writer();
            DATABASE.db()
                    .sql(
                            "update writer set holder = gen_random_uuid(), lease_until = 'infinity' where number = :number")
                    .set("number", number)
                    .update();
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
            assertThat(Ids.writerOf(Ids.message(slept.nextBlock(), 0))).isNotEqualTo(number);
        }
    }

    @Test
    void singleIdsAreDistinctAndSortByTime() {
        try (IdMint mint = mint()) {
            Set<Long> seen = new HashSet<>();
            long before = -1;
            for (int i = 0; i < 5_000; i++) {
                now = i % 100 == 0 ? now.plusMillis(1) : now;
                long id = mint.next();
                assertThat(id).isGreaterThan(before);
                before = id;
                seen.add(id);
            }
            assertThat(seen).hasSize(5_000);
        }
    }

    @Test
    void anIdTellsItsTime() {
        try (IdMint mint = mint()) {
            long id = mint.next();
            assertThat(Ids.timeOf(id)).isEqualTo(now);
            assertThat(id).isGreaterThanOrEqualTo(Ids.firstAt(now));
        }
    }

    private IdMint mint() {
        return IdMint.unattended(DATABASE.db(), clock, nanos::get);
    }
}
