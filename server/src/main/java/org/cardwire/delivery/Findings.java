package org.cardwire.delivery;

import java.time.Instant;
import org.cardwire.message.Attempt;
import org.cardwire.message.Event;
import org.cardwire.message.Members;
import org.cardwire.message.Outcome;
import org.cardwire.message.Records;

/** What a run decides, kept until its next mark takes it to disk. Used by one thread at a time. */
final class Findings {
    private final Storage storage;
    private final Lease lease;
    private Records records = new Records();

    Findings(Storage storage, Lease lease) {
        this.storage = storage;
        this.lease = lease;
    }

    /** It is booked under the channel of the form in turn, also when the event ends that form. */
    void happened(Case c, Event event) {
        records.event(c.id(), c.channel(), event);
        c.happened(event);
    }

    void tried(Case c, Attempt attempt) {
        c.tried(attempt);
        records.attempt(c.id(), attempt);
    }

    void outcome(Case c, Outcome outcome, Instant now) {
        records.outcome(c.id(), c.channel(), outcome, now);
    }

    /**
     * Puts what was decided so far and what is about to go out on disk together; both are void, and {@link Lease.LeaseLost}
     * is thrown, if the lease has passed on, or is too near its end when the database gets to it.
     */
    void mark(int link, Members inFlight) {
        Records out = records;
        records = new Records();
        if (!storage.mark(lease.chunk(), link, inFlight, out, lease::letsMark)
                .toCompletableFuture()
                .join()) {
            throw new Lease.LeaseLost();
        }
    }

    /** Puts what is left on disk, when nothing more goes out. */
    void close() {
        if (!records.isEmpty()) {
            mark(lease.chunk().link().orElse(0), Members.none());
        }
    }
}
