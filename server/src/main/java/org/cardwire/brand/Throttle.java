package org.cardwire.brand;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cardwire.platform.http.HttpProblem;

/** Closes a door after ten failures, for a quarter of an hour from the first of them. On this node only. */
final class Throttle {
    private static final int FAILURES = 10;
    private static final Duration CLOSED = Duration.ofMinutes(15);
    private static final long MOST_REMEMBERED = 100_000;

    private final Cache<String, AtomicInteger> failures = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(CLOSED)
            .build();

    /** Throws {@link HttpProblem} 429 with what is left of the time when one of them is closed. */
    void check(List<String> doors) {
        doors.stream()
                .filter(door -> failed(door).get() >= FAILURES)
                .map(this::left)
                .max(Duration::compareTo)
                .ifPresent(left -> {
                    throw HttpProblem.tooMany(left);
                });
    }

    void failed(List<String> doors) {
        doors.forEach(door -> failed(door).incrementAndGet());
    }

    void open(String door) {
        failures.invalidate(door);
    }

    private AtomicInteger failed(String door) {
        return failures.get(door, _ -> new AtomicInteger());
    }

    private Duration left(String door) {
        return failures.policy()
                .expireAfterWrite()
                .map(policy -> policy.ageOf(door, TimeUnit.MILLISECONDS))
                .filter(age -> age.isPresent())
                .map(age -> CLOSED.minusMillis(age.getAsLong()))
                .orElse(CLOSED);
    }
}
