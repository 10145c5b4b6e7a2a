package org.cardwire.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Made-up recipients, each different. Safe for use by many threads. */
final class Samples {
    private static final long FIRST_NUMBER = 447_700_910_000L;

    record Sample(long id, String number, String variables) {}

    private final AtomicLong made = new AtomicLong();

    List<Sample> next(int count) {
        long first = made.getAndAdd(count) + 1;
        return LongStream.range(first, first + count)
                .mapToObj(id -> new Sample(id, "+" + (FIRST_NUMBER + id), "{\"name\":\"Customer " + id + "\"}"))
                .toList();
    }

    /** As a carrier names it. */
    static String ref(long id) {
        return Long.toHexString(id * 0x9E37_79B9_7F4A_7C15L | 1L << 60);
    }

    static Long[] ids(List<Sample> all) {
        return all.stream().map(Sample::id).toArray(Long[]::new);
    }

    static String[] numbers(List<Sample> all) {
        return all.stream().map(Sample::number).toArray(String[]::new);
    }

    static String[] variables(List<Sample> all) {
        return all.stream().map(Sample::variables).toArray(String[]::new);
    }
}
