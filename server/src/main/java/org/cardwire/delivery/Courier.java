package org.cardwire.delivery;

import java.time.Instant;
import java.util.Comparator;
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
        if (life.outcome().filter(o -> o != Outcome.UNKNOWN).isPresent()) {
            return new Action.Done();
        }
        if (life.inFlight()) {
            return new Action.RecordUnknown(life.nextAttempt(), life.form());
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
            return chainEnded(life);
        }
        if (life.order() == Order.CANCEL) {
            return new Action.Finish(Outcome.CANCELLED, Reason.CANCELLED);
        }
        if (!now.isBefore(life.expiresAt())) {
            return new Action.Finish(Outcome.EXPIRED, Reason.EXPIRED);
        }
        if (life.order() == Order.PAUSE) {
            return new Action.Pause();
        }
        if (now.isBefore(life.readyAt())) {
            return new Action.Wait(Step.HELD, life.readyAt());
        }
        if (hasNext(life)) {
            if (since(life, EventKind.NO_LINK, form)
                            .plus(policy.linkPatience(life.lane()))
                            .compareTo(now)
                    <= 0) {
                return new Action.EndForm(form, Reason.NO_LINK_IN_TIME);
            }
            if (since(life, EventKind.THROTTLED, form)
                            .plus(life.chain().get(form).patience())
                            .compareTo(now)
                    <= 0) {
                return new Action.EndForm(form, Reason.NOT_ACCEPTED_IN_TIME);
            }
        }
        return new Action.Send(life.nextAttempt(), form, 0);
    }

    private Action chainEnded(Life life) {
        Reason last = life.of(EventKind.FORM_ENDED)
                .max(Comparator.comparing(Event::dedupe))
                .map(e -> Reason.valueOf(e.code()))
                .orElse(Reason.CHAIN_ENDED);
        if (life.order() == Order.CANCEL && last == Reason.REVOKED) {
            return new Action.Finish(Outcome.CANCELLED, Reason.CANCELLED);
        }
        return switch (last) {
            case REVOKED, NOT_ACCEPTED_IN_TIME, NO_LINK_IN_TIME -> new Action.Finish(Outcome.EXPIRED, last);
            default -> new Action.Finish(Outcome.FAILED, last);
        };
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
        if (hasNext(life) && due.isAfter(last.until())) {
            return new Action.EndForm(last.form(), Reason.NOT_ACCEPTED_IN_TIME);
        }
        if (now.isBefore(due) && now.isBefore(life.expiresAt()) && life.order() != Order.CANCEL) {
            return new Action.Wait(Step.SEND, earlier(due, life.expiresAt()));
        }
        return sendIfWanted(life, new Action.Send(life.nextAttempt(), last.form(), last.level()), now);
    }

    /** A further try of a form, where the sender still wants it and its time is not over. */
    private static Action sendIfWanted(Life life, Action.Send send, Instant now) {
        if (life.order() == Order.CANCEL) {
            return new Action.Finish(Outcome.CANCELLED, Reason.CANCELLED);
        }
        if (!now.isBefore(life.expiresAt())) {
            return new Action.Finish(Outcome.EXPIRED, Reason.EXPIRED);
        }
        return life.order() == Order.PAUSE ? new Action.Pause() : send;
    }

    /** The carrier may have it: no answer to the submission is known. */
    private Action doubt(Life life, Attempt last, Instant now) {
        if (endedByReport(life, last)) {
            return reported(life, last);
        }
        boolean wanted = life.order() != Order.CANCEL && now.isBefore(life.expiresAt());
        boolean repeatable = last.channel() == Channel.RCS || links.repeats(last.link());
        if (repeatable && wanted && now.isBefore(last.until())) {
            Instant due = last.at().plus(policy.firstRetry());
            return now.isBefore(due)
                    ? new Action.Wait(Step.DOUBT, earlier(due, last.until()))
                    : new Action.Send(last.no(), last.form(), last.level());
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
            return reported(life, last);
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
        return begun || (life.order() == Order.CANCEL && links.revokes(last.link()));
    }

    private static boolean endedByReport(Life life, Attempt last) {
        return life.has(last, EventKind.UNDELIVERED)
                || life.has(last, EventKind.DECLINED)
                || life.has(last, EventKind.INDETERMINATE);
    }

    private static Action reported(Life life, Attempt last) {
        if (life.has(last, EventKind.DECLINED)) {
            return new Action.Finish(Outcome.FAILED, Reason.DECLINED);
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
            return now.isBefore(sure) ? new Action.Wait(Step.GRACE, sure) : givenBack(life, last);
        }
        if (life.has(last, EventKind.TTL_REVOKE_FAILED)) {
            return notRevoked(life, last, now);
        }
        long begun = life.of(last, EventKind.REVOKE_SENT).count();
        long sent = begun - life.of(last, EventKind.REVOKE_NOT_SENT).count();
        if (life.has(last, EventKind.REVOKE_TOO_LATE)) {
            return sent == 1 && last.result() == Result.ACCEPTED
                    ? awaitExpiry(life, now, Reason.GONE_WITHOUT_REPORT)
                    : notRevoked(life, last, now);
        }
        if (now.isBefore(last.until()) && life.order() != Order.CANCEL) {
            return new Action.Wait(Step.AWAIT, last.until());
        }
        if (!links.revokes(last.link()) || sent >= policy.revokeTries()) {
            return notRevoked(life, last, now);
        }
        Instant due = life.of(last, EventKind.REVOKE_SENT)
                .map(Event::at)
                .max(Instant::compareTo)
                .map(at -> at.plus(policy.revokeSpacing()))
                .orElse(now);
        return now.isBefore(due) ? new Action.Wait(Step.REVOKE, due) : new Action.Revoke(last, (int) begun + 1);
    }

    private static Action givenBack(Life life, Attempt last) {
        return life.order() == Order.CANCEL
                ? new Action.Finish(Outcome.CANCELLED, Reason.CANCELLED)
                : new Action.EndForm(last.form(), Reason.REVOKED);
    }

    /** It may still arrive: only an OTP goes on, flagged; anything else waits for its report. */
    private static Action notRevoked(Life life, Attempt last, Instant now) {
        return life.lane() == Lane.OTP && hasNext(life) && life.order() != Order.CANCEL
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

    /** When the form in turn first met this obstacle, or the end of time. */
    private static Instant since(Life life, EventKind kind, int form) {
        return life.of(kind)
                .filter(e -> e.dedupe() == form)
                .map(Event::at)
                .min(Instant::compareTo)
                .orElse(FAR);
    }

    /** Far enough for any patience to be added to it. */
    private static final Instant FAR = Instant.ofEpochSecond(1L << 40);

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
