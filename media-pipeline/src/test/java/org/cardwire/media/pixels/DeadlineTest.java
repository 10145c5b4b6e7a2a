package org.cardwire.media.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final AtomicLong clock = new AtomicLong(-5);
    private final AtomicLong work = new AtomicLong(7);

    @Test
    void timeInWhichOthersHadTheMachineIsNotCounted() {
        var deadline = new Deadline(clock::get, work::get, Duration.ofNanos(100), Duration.ofNanos(1_000));
        clock.addAndGet(900);
        work.addAndGet(99);
        assertThatCode(deadline::check).doesNotThrowAnyException();
        work.incrementAndGet();
        assertThatThrownBy(deadline::check).isInstanceOf(Deadline.Passed.class);
        assertThat(deadline.over()).isTrue();
    }

    @Test
    void theClockEndsWhatHardlyWorks() {
        var deadline = new Deadline(clock::get, work::get, Duration.ofNanos(100), Duration.ofNanos(1_000));
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
        var whole = new Deadline(clock::get, work::get, Duration.ofNanos(100), Duration.ofNanos(1_000));
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
        var deadline = Deadline.ofWork(clock::get, Duration.ofMillis(20), Duration.ofHours(1));
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
            var deadline = Deadline.ofWork(clock::get, Duration.ofNanos(100), Duration.ofNanos(1_000));
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
}
