package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Life;
import org.cardwire.message.Life.Order;
import org.cardwire.message.Outcome;
import org.cardwire.message.Step;

/**
 * Decides the next step of one message from its recorded facts and the time, and from nothing else. Whoever holds the
 * lease may ask at any moment, also after a crash: the same facts give the same answer, so no step is lost and none is
 * done twice without the facts saying why. Two promises are kept here: a message whose fate is open gets no second form,
 * unless it is an OTP; and a chain that has ended stays ended.
 */
final class Courier {
    /** What a decision needs to know of links. */
    interface Links {
        /** Whether the carrier takes messages back. */
        boolean revokes(int link);

        /** Whether a repeat with the same id is delivered once, and the link is set to repeat. */
        boolean repeats(int link);
    }

    private static final String INVALID_CONTENT = "400";
    private static final int TEXT_LEVEL = 2;

    private final CourierPolicy policy;
    private final Links links;

    Courier(CourierPolicy policy, Links links) {
        this.policy = policy;
        this.links = links;
    }

    Action next(Life life, Instant now) {
        if (life.outcome().filter(o -> o != Outcome.UNKNOWN).isPresent()
                || life.of(EventKind.CLOSED).findAny().isPresent()) {
            return new Action.Done();
        }
        if (life.inFlight()) {
            return new Action.RecordUnknown(life.nextAttempt(), life.form(), policy.until(life, life.form(), now));
        }
        return life.lastAttempt()
                .map(last -> switch (last.result()) {
                    case REFUSED -> refused(life, last, now);
                    case REFUSED_FOR_NOW -> retry(life, last, now);
                    case UNKNOWN -> doubt(life, last, now);
                    case ACCEPTED -> accepted(life, last, now);
                })
                .orElseGet(() -> begin(life, now));
    }

    /** Nothing of the form in turn is on the wire. */
    private Action begin(Life life, Instant now) {
        int form = life.form();
        if (form == life.chain().size()) {
            return chainEnded(life, now);
        }
        if (now.isBefore(life.readyAt()) && wanted(life, now)) {
            return new Action.Wait(Step.HELD, life.readyAt());
        }
        return sendIfWanted(life, new Action.Send(life.nextAttempt(), form, 0), now);
    }

    /**
     * Why the form in turn is given up at an obstacle that it met then, when its patience with it was over. What is paused or
     * held meets none, and a form that may be on the wire is not given up.
     */
    Optional<Reason> givesUp(Life life, Obstacle obstacle, Instant met) {
        Duration patience = switch (obstacle) {
            case NO_LINK -> policy.linkPatience(life.lane());
            case NOT_READY -> policy.mediaPatience(life.lane());
            case NOT_TAKEN -> life.chain().get(life.form()).patience();
        };
        boolean open = life.attempts().stream().anyMatch(a -> a.form() == life.form() && open(life, a));
        boolean givable = hasNext(life) && wanted(life, met) && !open;
        return givable && !met.isBefore(since(life, obstacle).plus(patience))
                ? Optional.of(obstacle.inTime())
                : Optional.empty();
    }

    /**
     * When the form in turn first met this obstacle, or was last held after that; else the end of time. A try that was
     * refused for now had its link and its media, so what it met before does not count; it was not accepted all the same.
     */
    private static Instant since(Life life, Obstacle obstacle) {
        Stream<Event> met = switch (obstacle) {
            case NO_LINK -> life.of(EventKind.NO_LINK).filter(e -> e.attempt() == life.nextAttempt());
            case NOT_READY -> life.of(EventKind.NOT_READY).filter(e -> e.attempt() == life.nextAttempt());
            case NOT_TAKEN -> Stream.concat(life.of(EventKind.THROTTLED), life.of(EventKind.NO_LINK));
        };
        Optional<Instant> first =
                met.filter(e -> e.dedupe() == life.form()).map(Event::at).min(Instant::compareTo);
        Instant held = life.of(EventKind.HELD)
                .map(e -> Instant.ofEpochMilli(e.dedupe()))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return first.map(at -> at.isBefore(held) ? held : at).orElse(FAR);
    }

    private static Action chainEnded(Life life, Instant now) {
        Reason last = life.of(EventKind.FORM_ENDED)
                .max(Comparator.comparing(Event::dedupe))
                .map(e -> Reason.valueOf(e.code()))
                .orElse(Reason.CHAIN_ENDED);
        if (stopped(life) && last == Reason.REVOKED) {
            return stop(life, now);
        }
        return switch (last) {
            case REVOKED, NOT_ACCEPTED_IN_TIME, NO_LINK_IN_TIME, MEDIA_NOT_READY_IN_TIME ->
                end(life, Outcome.EXPIRED, last, now);
            default -> end(life, Outcome.FAILED, last, now);
        };
    }

    /** Says that it did not arrive, unless some try of it may have: then its fate is open until a report comes. */
    private static Action end(Life life, Outcome outcome, Reason reason, Instant now) {
        return life.attempts().stream()
                .filter(attempt -> open(life, attempt))
                .findFirst()
                .map(attempt -> awaitExpiry(
                        life, now, attempt.result() == Result.UNKNOWN ? Reason.NO_ANSWER : Reason.MAY_ARRIVE_TWICE))
                .orElse(new Action.Finish(outcome, reason));
    }

    /** The carrier has it or may have it, and has not said that it will not deliver it. */
    private static boolean open(Life life, Attempt attempt) {
        boolean dead = life.has(attempt, EventKind.UNDELIVERED)
                || life.has(attempt, EventKind.DECLINED)
                || life.has(attempt, EventKind.REVOKED)
                || life.has(attempt, EventKind.TTL_REVOKED);
        return !dead && (attempt.result() == Result.ACCEPTED || attempt.result() == Result.UNKNOWN);
    }

    /** Nothing more of it may go out: its sender cancelled it, or a rule of the gate keeps it back. */
    private static boolean stopped(Life life) {
        return life.order() == Order.CANCEL
                || life.of(EventKind.BLOCKED).findAny().isPresent();
    }

    private static Action stop(Life life, Instant now) {
        return life.of(EventKind.BLOCKED).findAny().isPresent()
                ? end(life, Outcome.BLOCKED, Reason.BLOCKED, now)
                : end(life, Outcome.CANCELLED, Reason.CANCELLED, now);
    }

    private static boolean wanted(Life life, Instant now) {
        return life.order() == Order.RUN && !stopped(life) && now.isBefore(life.expiresAt());
    }

    private Action refused(Life life, Attempt last, Instant now) {
        boolean reducible = last.channel() == Channel.RCS
                && last.code().equals(INVALID_CONTENT)
                && !last.featuresKnown()
                && last.level() < TEXT_LEVEL;
        return reducible
                ? sendIfWanted(life, new Action.Send(life.nextAttempt(), last.form(), last.level() + 1), now)
                : new Action.EndForm(last.form(), Reason.REFUSED);
    }

    private Action retry(Life life, Attempt last, Instant now) {
        int refusals = (int) life.attempts().stream()
                .filter(a -> a.form() == last.form() && a.result() == Result.REFUSED_FOR_NOW)
                .count();
        Instant due = last.at().plus(policy.retryAfter(refusals));
        if (hasNext(life) && (due.isAfter(last.until()) || !now.isBefore(last.until()))) {
            return new Action.EndForm(last.form(), Reason.NOT_ACCEPTED_IN_TIME);
        }
        if (now.isBefore(due) && wanted(life, now)) {
            return new Action.Wait(Step.SEND, earlier(due, life.expiresAt()));
        }
        return sendIfWanted(life, new Action.Send(life.nextAttempt(), last.form(), last.level()), now);
    }

    /** A try of a form, where the sender still wants it and its time is not over. What is paused may yet expire. */
    private static Action sendIfWanted(Life life, Action.Send send, Instant now) {
        if (stopped(life)) {
            return stop(life, now);
        }
        if (!now.isBefore(life.expiresAt())) {
            return end(life, Outcome.EXPIRED, Reason.EXPIRED, now);
        }
        return life.order() == Order.PAUSE ? new Action.Wait(Step.HELD, life.expiresAt()) : send;
    }

    /** The carrier may have it: no answer to the submission is known. */
    private Action doubt(Life life, Attempt last, Instant now) {
        if (endedByReport(life, last)) {
            return reported(life, last, now);
        }
        boolean wanted = wanted(life, now);
        boolean repeatable = last.channel() == Channel.RCS || links.repeats(last.link());
        if (repeatable && wanted && now.isBefore(last.until())) {
            Instant due = last.at().plus(policy.firstRetry());
            return now.isBefore(due)
                    ? new Action.Wait(Step.DOUBT, earlier(due, last.until()))
                    : new Action.Send(last.no(), last.form(), last.level(), OptionalInt.of(last.link()));
        }
        if (last.channel() == Channel.RCS) {
            return takeBack(life, last, now);
        }
        if (last.channel() == Channel.SMS
                && life.lane() == Lane.OTP
                && wanted
                && resends(life, last) < policy.otpResends()) {
            return new Action.Send(life.nextAttempt(), last.form(), last.level());
        }
        return now.isBefore(last.until())
                ? new Action.Doubt(last.until())
                : new Action.Finish(Outcome.UNKNOWN, Reason.NO_ANSWER);
    }

    private static long resends(Life life, Attempt last) {
        return life.attempts().stream()
                .filter(a -> a.form() == last.form() && a.no() < last.no() && a.result() == Result.UNKNOWN)
                .count();
    }

    private Action accepted(Life life, Attempt last, Instant now) {
        if (endedByReport(life, last)) {
            return reported(life, last, now);
        }
        if (last.channel() == Channel.RCS || cancellable(life, last)) {
            return takeBack(life, last, now);
        }
        return now.isBefore(last.until())
                ? new Action.Wait(Step.AWAIT, last.until())
                : new Action.Finish(Outcome.UNKNOWN, Reason.NO_REPORT);
    }

    private boolean cancellable(Life life, Attempt last) {
        boolean begun = life.has(last, EventKind.REVOKE_SENT);
        return begun || (stopped(life) && links.revokes(last.link()));
    }

    private static boolean endedByReport(Life life, Attempt last) {
        return life.has(last, EventKind.UNDELIVERED)
                || life.has(last, EventKind.DECLINED)
                || life.has(last, EventKind.INDETERMINATE);
    }

    private static Action reported(Life life, Attempt last, Instant now) {
        if (life.has(last, EventKind.DECLINED)) {
            return end(life, Outcome.FAILED, Reason.DECLINED, now);
        }
        return life.has(last, EventKind.UNDELIVERED)
                ? new Action.EndForm(last.form(), Reason.UNDELIVERED)
                : new Action.Finish(Outcome.UNKNOWN, Reason.INDETERMINATE);
    }

    /** Waits for the delivery until patience ends, then revokes, confirms, and only then lets the next form begin. */
    private Action takeBack(Life life, Attempt last, Instant now) {
        var takenBack = life.of(last, EventKind.REVOKED)
                .findFirst()
                .or(() -> life.of(last, EventKind.TTL_REVOKED).findFirst());
        if (takenBack.isPresent()) {
            Instant sure = takenBack.get().at().plus(policy.grace());
            return now.isBefore(sure) ? new Action.Wait(Step.GRACE, sure) : givenBack(life, last, now);
        }
        if (life.has(last, EventKind.TTL_REVOKE_FAILED)) {
            return notRevoked(life, last, now);
        }
        long begun = life.of(last, EventKind.REVOKE_SENT).count();
        long notSent = life.of(last, EventKind.REVOKE_NOT_SENT).count();
        long sent = begun - notSent;
        if (life.has(last, EventKind.REVOKE_TOO_LATE)) {
            return sent == 1 && last.result() == Result.ACCEPTED
                    ? awaitExpiry(life, now, Reason.GONE_WITHOUT_REPORT)
                    : notRevoked(life, last, now);
        }
        if (now.isBefore(last.until()) && !stopped(life)) {
            return new Action.Wait(Step.AWAIT, last.until());
        }
        // Waiting for a link helps no OTP, and nobody waits for one for ever.
        long tries = life.lane() == Lane.OTP ? begun : sent;
        Instant tooLate = life.expiresAt().plus(policy.reportGrace());
        if (!links.revokes(last.link()) || tries >= policy.revokeTries() || !now.isBefore(tooLate)) {
            return notRevoked(life, last, now);
        }
        Duration spacing = notSent == 0 ? policy.revokeSpacing() : policy.retryAfter((int) notSent);
        Instant due = life.of(last, EventKind.REVOKE_SENT)
                .map(Event::at)
                .max(Instant::compareTo)
                .map(at -> at.plus(spacing))
                .orElse(now);
        return now.isBefore(due)
                ? new Action.Wait(Step.REVOKE, earlier(due, tooLate))
                : new Action.Revoke(last, (int) begun + 1);
    }

    private static Action givenBack(Life life, Attempt last, Instant now) {
        return stopped(life) ? stop(life, now) : new Action.EndForm(last.form(), Reason.REVOKED);
    }

    /** It may still arrive: only an OTP goes on, flagged; anything else waits for its report. */
    private static Action notRevoked(Life life, Attempt last, Instant now) {
        return life.lane() == Lane.OTP && hasNext(life) && !stopped(life)
                ? new Action.EndForm(last.form(), Reason.MAY_ARRIVE_TWICE)
                : awaitExpiry(life, now, Reason.NOT_REVOKED);
    }

    private static Action awaitExpiry(Life life, Instant now, Reason reason) {
        return now.isBefore(life.expiresAt())
                ? new Action.Wait(Step.CLOSE, life.expiresAt())
                : new Action.Finish(Outcome.UNKNOWN, reason);
    }

    private static boolean hasNext(Life life) {
        return life.form() + 1 < life.chain().size();
    }

    /** Far enough for any patience to be added to it. */
    private static final Instant FAR = Instant.ofEpochSecond(1L << 40);

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
