package org.cardwire.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times of many calls, in nanoseconds. Safe for use by many threads. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

    void add(long time) {
        nanos.add(time);
    }

    int count() {
        return nanos.size();
    }

    /** @param share such as 0.99; milliseconds, 0 where nothing was measured */
    double quantile(double share) {
        List<Long> sorted;
        synchronized (nanos) {
            sorted = nanos.stream().sorted().toList();
        }
        return sorted.isEmpty()
                ? 0
                : sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size()))) / NANOS_PER_MILLI;
    }
}
