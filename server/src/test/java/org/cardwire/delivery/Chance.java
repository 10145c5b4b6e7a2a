package org.cardwire.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** All luck of one schedule, from its seed. Bad luck is counted and can be limited, which is how a story is made short. */
final class Chance {
    private final Random random;
    private int faultsLeft;

    Chance(long seed, int faults) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.faultsLeft = faults;
    }

    boolean of(double share) {
        return random.nextDouble() < share;
    }

    /** Like {@link #of}, for what goes wrong: never once the limit of faults is reached. */
    boolean fault(double share) {
        if (random.nextDouble() >= share || faultsLeft == 0) {
            return false;
        }
        faultsLeft--;
        return true;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Short ones are as likely as long ones. */
    Duration between(Duration least, Duration most) {
        double low = Math.log(Math.max(1, least.toMillis()));
        double high = Math.log(Math.max(1, most.toMillis()));
        return Duration.ofMillis((long) Math.exp(low + random.nextDouble() * (high - low)));
    }
}
