package org.cardwire.carrier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cardwire.fixtures.time.RealTime;
import org.cardwire.fixtures.time.Time;

/** Time as it passes, counted from an instant; what is put off {@link #FOR_EVER} waits until it is let go. */
final class HeldTime implements Time, AutoCloseable {
    static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final RealTime real;
    private final List<Runnable> held = new ArrayList<>();

    HeldTime(Instant from) {
        InstantSource system = InstantSource.system();
        Duration ahead = Duration.between(system.instant(), from);
        real = new RealTime(() -> system.instant().plus(ahead));
    }

    @Override
    public Instant now() {
        return real.now();
    }

    @Override
    public Pending after(Duration delay, Runnable task) {
        if (!delay.equals(FOR_EVER)) {
            return real.after(delay, task);
        }
        synchronized (held) {
            held.add(task);
        }
        return () -> {
            synchronized (held) {
                return held.remove(task);
            }
        };
    }

    void letGo() {
        List<Runnable> due;
        synchronized (held) {
            due = List.copyOf(held);
            held.clear();
        }
        due.forEach(Runnable::run);
    }

    @Override
    public void close() {
        real.close();
    }
}
