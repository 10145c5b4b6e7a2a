package org.cardwire.carrier.smpp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cardwire.carrier.smpp.pdu.Responses;
import org.cardwire.carrier.smpp.pdu.SubmitSm;
import org.cardwire.carrier.spi.SubmitOutcome;

/**
 * One message under way on one connection: its parts go out in order, as many at once as it holds permits of the window,
 * and parts that are refused for now are sent again while others are with the carrier already. Holds its permits until it
 * is decided. The future completes on the thread that brought the last answer, with no lock held.
 */
final class Submission {
    private final String id;
    private final Bind bind;
    private final List<SubmitSm> parts;
    private final int permits;
    private final Judge judge;
    private final ScheduledExecutorService later;
    private final long retryAfter;
    private final long deadline;
    private final List<Fate> fates;
    private final CompletableFuture<SubmitOutcome> outcome = new CompletableFuture<>();
    private boolean released;

    /** Turns an answer of the SMSC into a fate. */
    interface Judge {
        Fate of(int status, String messageId);
    }

    /**
     * @param permits already taken from the bind's window; given back when the message is decided
     * @param retryAfter in nanoseconds
     * @param deadline on the clock of {@link System#nanoTime}
     */
    Submission(
            String id,
            Bind bind,
            List<SubmitSm> parts,
            int permits,
            Judge judge,
            ScheduledExecutorService later,
            long retryAfter,
            long deadline) {
        this.id = id;
        this.bind = bind;
        this.parts = parts;
        this.permits = permits;
        this.judge = judge;
        this.later = later;
        this.retryAfter = retryAfter;
        this.deadline = deadline;
        this.fates = new ArrayList<>(Collections.nCopies(parts.size(), new Fate.Waiting()));
    }

    CompletionStage<SubmitOutcome> start() {
        advance();
        return outcome;
    }

    private void advance() {
        Verdict verdict;
        synchronized (this) {
            sendWhatMayBeSent();
            if (released || fates.stream().anyMatch(fate -> fate instanceof Fate.InFlight)) {
                return;
            }
            verdict = Verdict.of(fates, deadline - System.nanoTime() > retryAfter);
            released = verdict instanceof Verdict.Done;
        }
        switch (verdict) {
            case Verdict.Done done -> {
                bind.window().release(permits);
                outcome.complete(done.outcome());
            }
            case Verdict.SendRestLater rest -> retry();
        }
    }

    private void sendWhatMayBeSent() {
        long inFlight =
                fates.stream().filter(fate -> fate instanceof Fate.InFlight).count();
        for (int part = 0; part < parts.size() && inFlight < permits; part++) {
            if (fates.stream().anyMatch(Fate::isNo)) {
                return;
            }
            if (fates.get(part) instanceof Fate.Waiting) {
                send(part);
                inFlight++;
            }
        }
    }

    private void send(int part) {
        fates.set(part, new Fate.InFlight());
        if (!bind.request(parts.get(part)::encode, new PartAnswer(part), deadline)) {
            fates.set(part, new Fate.NotSent("the session ended before the part was sent"));
        }
    }

    private void retry() {
        try {
            later.schedule(this::sendRest, retryAfter, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            sendRest();
        }
    }

    private void sendRest() {
        synchronized (this) {
            fates.replaceAll(fate -> fate.mayRetry() ? new Fate.Waiting() : fate);
        }
        advance();
    }

    private void settle(int part, Fate fate) {
        synchronized (this) {
            fates.set(part, fate);
        }
        advance();
    }

    private final class PartAnswer implements Answer {
        private final int part;

        PartAnswer(int part) {
            this.part = part;
        }

        @Override
        public String about() {
            return id;
        }

        @Override
        public void answered(int status, byte[] body) {
            settle(part, judge.of(status, Responses.messageId(body)));
        }

        @Override
        public void unanswered(boolean sent, String reason) {
            settle(part, sent ? new Fate.InDoubt(reason) : new Fate.NotSent(reason));
        }
    }
}
