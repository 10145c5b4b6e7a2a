package org.cardwire.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A token bucket for each caller. Safe for use by many threads. */
public final class RateLimits {
    private static final long CALLERS_REMEMBERED = 100_000;
    private static final Duration FORGET_AFTER = Duration.ofMinutes(10);

    /** @param perSecond refill; @param burst size of the bucket */
    public record Rate(double perSecond, int burst) {}

    /** @param left whole requests left now; @param retryAfter until the next one, zero when it was granted */
    public record Verdict(boolean granted, long left, Duration retryAfter) {}

    private final Rate rate;
    private final LongSupplier nanoTime;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(CALLERS_REMEMBERED)
            .expireAfterAccess(FORGET_AFTER)
            .build();

    public RateLimits(Rate rate, LongSupplier nanoTime) {
        this.rate = rate;
        this.nanoTime = nanoTime;
    }

    public Rate rate() {
        return rate;
    }

    public Verdict take(String caller) {
        return buckets.get(caller, _ -> new Bucket(rate.burst(), nanoTime.getAsLong()))
                .take(rate, nanoTime.getAsLong());
    }

    private static final class Bucket {
        private double tokens;
        private long filledAt;

        Bucket(double tokens, long now) {
            this.tokens = tokens;
            this.filledAt = now;
        }

        synchronized Verdict take(Rate rate, long now) {
            double refill = Math.max(0, now - filledAt) / 1e9 * rate.perSecond();
            tokens = Math.min(rate.burst(), tokens + refill);
            filledAt = now;
            if (tokens >= 1) {
                tokens -= 1;
                return new Verdict(true, (long) tokens, Duration.ZERO);
            }
            return new Verdict(false, 0, Duration.ofNanos((long) ((1 - tokens) / rate.perSecond() * 1e9)));
        }
    }
}
