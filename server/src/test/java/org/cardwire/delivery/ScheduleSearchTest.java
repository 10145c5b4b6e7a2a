package org.cardwire.delivery;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Searches schedules of crashes, delays, lost answers and orders for a broken promise. Each one follows from its seed, so
 * every run of this test is the same: {@code -Dcardwire.schedules=1000000} searches longer, {@code -Dcardwire.seed=N}
 * begins elsewhere.
 */
class ScheduleSearchTest {
    private static final int ANY = Integer.MAX_VALUE;

    @Test
    void noScheduleBreaksAPromise() {
        long first = Long.getLong("cardwire.seed", 0);
        int schedules = Integer.getInteger("cardwire.schedules", 3_000);
        LongStream.range(first, first + schedules).forEach(ScheduleSearchTest::live);
    }

    private static void live(long seed) {
        try {
            World.live(seed, ANY);
        } catch (Promises.Broken e) {
            throw new AssertionError("-Dcardwire.seed=" + seed + "\n" + String.join("\n", shortest(seed)), e);
        }
    }

    /** The story with as few faults as still break a promise. */
    private static Iterable<String> shortest(long seed) {
        int faults = 0;
        while (faults < 100 && !breaks(seed, faults)) {
            faults++;
        }
        return World.tell(seed, faults < 100 ? faults : ANY);
    }

    private static boolean breaks(long seed, int faults) {
        try {
            World.live(seed, faults);
            return false;
        } catch (Promises.Broken e) {
            return true;
        }
    }
}
