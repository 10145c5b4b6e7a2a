package org.cardwire.media.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final AtomicLong clock = new AtomicLong(-5);
    private final AtomicLong work = new AtomicLong(7);

    @Test
    void timeInWhichOthersHadTheMachineIsNotCounted() {
        var deadline =
                new Deadline(clock::get, work::get, Duration.ofNanos(100), Duration.ofNanos(1_000), Deadline.ALONE);
        clock.addAndGet(900);
        work.addAndGet(99);
        assertThatCode(deadline::check).doesNotThrowAnyException();
        work.incrementAndGet();
        assertThatThrownBy(deadline::check).isInstanceOf(Deadline.Passed.class);
        assertThat(deadline.over()).isTrue();
    }

    @Test
    void theClockEndsWhatHardlyWorks() {
        var deadline =
                new Deadline(clock::get, work::get, Duration.ofNanos(100), Duration.ofNanos(1_000), Deadline.ALONE);
        clock.addAndGet(999);
        assertThat(deadline.over()).isFalse();
        clock.incrementAndGet();
        assertThat(deadline.over()).isTrue();
    }

    @Test
    void whatChildrenDoIsMeasuredByTheClockAlone() {
        var deadline = new Deadline(clock::get, Duration.ofNanos(100));
        clock.addAndGet(99);
        assertThat(deadline.over()).isFalse();
        clock.incrementAndGet();
        assertThat(deadline.over()).isTrue();
    }

    @Test
    void aPartOfTheWorkMayHaveLessTime() {
        var whole = new Deadline(clock::get, work::get, Duration.ofNanos(100), Duration.ofNanos(1_000), Deadline.ALONE);
        var part = whole.within(Duration.ofNanos(50));
        clock.addAndGet(49);
        assertThat(part.over()).isFalse();
        clock.incrementAndGet();
        assertThat(part.over()).isTrue();
        assertThat(whole.over()).isFalse();
        var longPart = whole.within(Duration.ofNanos(5_000));
        clock.addAndGet(950);
        assertThat(longPart.over()).isTrue();
    }

    @Test
    void aThreadIsHeldToItsOwnWork() {
        var deadline = Deadline.ofWork(clock::get, Duration.ofMillis(20), Duration.ofHours(1), Deadline.ALONE);
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(deadline.over()).isFalse();
        long spun = 0;
        while (!deadline.over()) {
            spun++;
        }
        assertThat(spun).isPositive();
    }

    @Test
    void onAVirtualThreadTheClockCounts() throws Exception {
        Thread thread = Thread.ofVirtual().start(() -> {
            var deadline = Deadline.ofWork(clock::get, Duration.ofNanos(100), Duration.ofNanos(1_000), Deadline.ALONE);
            clock.addAndGet(100);
            work.set(deadline.over() ? 1 : 0);
        });
        thread.join();
        assertThat(work).hasValue(1);
    }

    @Test
    void anInterruptEndsItToo() {
        var deadline = new Deadline(clock::get, Duration.ofNanos(100));
        Thread.currentThread().interrupt();
        assertThat(deadline.over()).isTrue();
        assertThatThrownBy(deadline::check).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatHelpersWorkCountsAsWell() {
        try (var helpers = new Helpers("test-", 1)) {
            var deadline = new Deadline(clock::get, () -> 0, Duration.ofMillis(20), Duration.ofHours(1), helpers);
            clock.addAndGet(Duration.ofMinutes(1).toNanos());
            assertThat(deadline.over()).isFalse();
            var worked = new CountDownLatch(1);
            Thread owner = Thread.currentThread();
            deadline.each(2, part -> {
                if (Thread.currentThread() == owner) {
                    await(worked);
                } else {
                    spin(20);
                    worked.countDown();
                }
            });
            assertThatThrownBy(deadline::check).isInstanceOf(Deadline.Passed.class);
        }
    }

    @Test
    void everyPartIsDoneOnceWhoeverHelps() {
        for (int most = 0; most < 4; most++) {
            try (var helpers = new Helpers("test-", most)) {
                var deadline = new Deadline(clock::get, () -> 0, Duration.ofHours(1), Duration.ofHours(1), helpers);
                var done = new AtomicIntegerArray(100);
                deadline.each(100, part -> {
                    deadline.each(2, half -> spin(1));
                    done.incrementAndGet(part);
                });
                assertThat(IntStream.range(0, 100).map(done::get)).containsOnly(1);
            }
        }
    }

    @Test
    void whatFailsInAPartFailsForItsOwnerAndEndsTheRest() {
        try (var helpers = new Helpers("test-", 1)) {
            var deadline = new Deadline(clock::get, () -> 0, Duration.ofHours(1), Duration.ofHours(1), helpers);
            var begun = new AtomicLong();
            assertThatThrownBy(() -> deadline.each(1_000_000, part -> {
                        begun.incrementAndGet();
                        throw new IllegalStateException("part");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(begun).hasValueLessThan(3);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some work for a thread, in units of a millisecond. */
    private static void spin(int units) {
        var threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + Duration.ofMillis(units).toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
