package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/**
 * A clock that moves from one planned thing to the next. Whoever waits for an {@link Answer} makes it move, so that one
 * thread plays all: while one holder of a chunk waits, carriers, senders and other holders go on.
 */
final class VirtualTime implements InstantSource {
    static final Instant BEGIN = Instant.parse("2026-11-11T12:00:00Z");

    private record Planned(Instant at, long order, Runnable what) {}

    private final PriorityQueue<Planned> plan =
            new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparing(Planned::order));
    private Instant now = BEGIN;
    private long planned;

    @Override
    public Instant instant() {
        return now;
    }

    long nanos() {
        return Duration.between(BEGIN, now).toNanos();
    }

    void at(Instant when, Runnable what) {
        plan.add(new Planned(when.isAfter(now) ? when : now, planned++, what));
    }

    void after(Duration wait, Runnable what) {
        at(now.plus(wait), what);
    }

    Instant next() {
        return plan.isEmpty() ? Instant.MAX : plan.element().at();
    }

    /** Does the next planned thing at its time, or as late as whoever is busy lets it. */
    void step() {
        Planned next = plan.remove();
        moveTo(next.at());
        next.what().run();
    }

    void moveTo(Instant when) {
        now = when.isAfter(now) ? when : now;
    }

    /** What comes later. Joining it lets time pass until it has come; what is made of it is one, too. */
    static final class Answer<T> extends CompletableFuture<T> {
        private final Runnable pass;

        /** @param pass lets some time pass; throws when nobody waits any more */
        Answer(Runnable pass) {
            this.pass = pass;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Answer<>(pass);
        }

        @Override
        public T join() {
            while (!isDone()) {
                pass.run();
            }
            return super.join();
        }
    }
}
