package org.cardwire.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardwire.carrier.spi.Lane;

/**
 * Everything that is known of one message when its next step is decided: what was planned, what was tried, what happened.
 *
 * @param readyAt when it may first be sent
 * @param inFlight attempt {@link #nextAttempt()} was marked as about to go onto the wire, and no answer is recorded
 */
public record Life(
        long id,
        Lane lane,
        List<Form> chain,
        Instant readyAt,
        Instant expiresAt,
        Order order,
        List<Attempt> attempts,
        List<Event> events,
        Optional<Outcome> outcome,
        boolean inFlight) {

    /** What the sender wants of the submission now. The order is stored. */
    public enum Order {
        RUN,
        PAUSE,
        CANCEL
    }

    /** Which form is in turn: as many as were given up. Equal to the length of the chain when none is left. */
    public int form() {
        return (int) of(EventKind.FORM_ENDED).count();
    }

    /** The latest try of the form in turn. */
    public Optional<Attempt> lastAttempt() {
        int form = form();
        return attempts.stream().filter(a -> a.form() == form).reduce((a, b) -> b);
    }

    public int nextAttempt() {
        return attempts.isEmpty() ? 1 : attempts.getLast().no() + 1;
    }

    public Stream<Event> of(EventKind kind) {
        return events.stream().filter(e -> e.kind() == kind);
    }

    public Stream<Event> of(Attempt attempt, EventKind kind) {
        return of(kind).filter(e -> e.attempt() == attempt.no());
    }

    public boolean has(Attempt attempt, EventKind kind) {
        return of(attempt, kind).findAny().isPresent();
    }

    /** The same life without the mark: what it spoke of is on record. */
    Life settled() {
        return new Life(id, lane, chain, readyAt, expiresAt, order, attempts, events, outcome, false);
    }

    /** The same life under another order. */
    public Life under(Order other) {
        return new Life(id, lane, chain, readyAt, expiresAt, other, attempts, events, outcome, inFlight);
    }

    /** The same life with one more event. */
    public Life with(Event event) {
        var more = new ArrayList<>(events);
        more.add(event);
        return new Life(id, lane, chain, readyAt, expiresAt, order, attempts, more, outcome, inFlight);
    }

    /** The same life with one more try, or with a better answer to the last one. */
    public Life with(Attempt attempt) {
        var more = new ArrayList<>(attempts);
        more.removeIf(a -> a.no() == attempt.no());
        more.add(attempt);
        return new Life(id, lane, chain, readyAt, expiresAt, order, more, events, outcome, false);
    }
}
