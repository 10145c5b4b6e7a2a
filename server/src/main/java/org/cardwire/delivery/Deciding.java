package org.cardwire.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardwire.delivery.Revoking.Revocation;
import org.cardwire.link.LinksHere;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Chunk;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Life;
import org.cardwire.message.Outcome;
import org.cardwire.message.Step;

/**
 * What one run does about the Courier's answers: findings, places to wait at, and the sends and revocations that the run
 * is to perform. Used by one thread at a time.
 */
final class Deciding {
    private final Courier courier;
    private final LinksHere links;
    private final InstantSource clock;
    private final Chunk chunk;
    private final Findings findings;
    private final Placements placements;
    private final Map<Case, Action.Send> sends = new LinkedHashMap<>();
    private final List<Revocation> revocations = new ArrayList<>();

    Deciding(ChunkRun.Desk desk, Chunk chunk, Findings findings, Placements placements) {
        this.courier = desk.courier();
        this.links = desk.links();
        this.clock = desk.clock();
        this.chunk = chunk;
        this.findings = findings;
        this.placements = placements;
    }

    /** Asks the Courier until its answer is something to wait for. */
    void decide(Case c) {
        Instant now = clock.instant();
        switch (courier.next(c.life(), now)) {
            case Action.RecordUnknown(int attempt, int form, Instant until) -> {
                findings.tried(c, unanswered(c, attempt, form, now, until));
                decide(c);
            }
            case Action.EndForm(int form, Reason reason) -> giveUp(c, form, reason, "");
            case Action.Finish(Outcome outcome, Reason reason) -> finish(c, outcome, reason, now);
            case Action.Doubt(Instant until) -> {
                if (c.life().outcome().isEmpty()) {
                    findings.outcome(c, Outcome.UNKNOWN, now);
                }
                placements.put(c, Step.DOUBT, c.life().nextAttempt(), until, now);
            }
            case Action.Wait(Step step, Instant until) -> {
                int attempt = step == Step.DOUBT
                        ? c.life().nextAttempt() - 1
                        : c.life().nextAttempt();
                placements.put(c, step, attempt, until, now);
            }
            case Action.Revoke(Attempt attempt, int nth) -> {
                if (isForAnother(attempt.link())) {
                    leave(c, Step.REVOKE, c.life().nextAttempt(), attempt.link());
                } else {
                    revocations.add(new Revocation(c, attempt, nth));
                }
            }
            case Action.Send send -> {
                // The marks of this lease speak of one try only: another one goes to a chunk of its own.
                if (send.attempt() == chunk.attempt()) {
                    sends.put(c, send);
                } else {
                    placements.put(c, Step.SEND, send.attempt(), now, now);
                }
            }
            case Action.Done() -> {}
        }
    }

    /** The sends that were decided on since the last call. */
    Map<Case, Action.Send> takeSends() {
        Map<Case, Action.Send> taken = new LinkedHashMap<>(sends);
        sends.clear();
        return taken;
    }

    /** The revocations that were decided on since the last call. */
    List<Revocation> takeRevocations() {
        List<Revocation> taken = List.copyOf(revocations);
        revocations.clear();
        return taken;
    }

    /** What became due since: after an answer that took long, or by a cancel in the middle. */
    void inNextRun() {
        Instant now = clock.instant();
        revocations.forEach(
                r -> placements.put(r.message(), Step.REVOKE, r.message().life().nextAttempt(), now, now));
        sends.forEach((c, send) -> placements.put(c, Step.SEND, send.attempt(), now, now));
    }

    /** Another node has the link open, and has not had the chance yet to take what waits for it. */
    private boolean isForAnother(int link) {
        boolean waited = chunk.link().orElse(0) == link;
        return !waited && links.find(link).isEmpty() && links.elsewhere(link);
    }

    /** For a node that has the link open, at once. */
    void leave(Case c, Step step, int attempt, int link) {
        Instant now = clock.instant();
        placements.onLink(c, step, attempt, link, now, now);
    }

    /** The next form begins, if there is one. */
    void giveUp(Case c, int form, Reason reason, String detail) {
        findings.happened(
                c,
                Event.of(0, EventKind.FORM_ENDED, reason.name(), clock.instant())
                        .withDedupe(form)
                        .withDetail(detail));
        decide(c);
    }

    /** Whether the form was given up at this obstacle, which it met then. */
    boolean gaveUp(Case c, Obstacle obstacle, Instant met) {
        Optional<Reason> reason = courier.givesUp(c.life(), obstacle, met);
        reason.ifPresent(why -> giveUp(c, c.life().form(), why, ""));
        return reason.isPresent();
    }

    /** No link that could carry it is up. */
    void noLink(Case c, Action.Send send) {
        Instant now = clock.instant();
        findings.happened(
                c, Event.of(send.attempt(), EventKind.NO_LINK, "none_up", now).withDedupe(send.form()));
        if (!gaveUp(c, Obstacle.NO_LINK, now)) {
            placements.put(c, Step.SEND, send.attempt(), now.plus(CourierPolicy.LINK_RECHECK), now);
        }
    }

    /** A clip of its form is still being made. Told once for each try, however often it is looked at. */
    void notReady(Case c, Action.Send send) {
        Instant now = clock.instant();
        if (c.life()
                .of(EventKind.NOT_READY)
                .noneMatch(told -> told.dedupe() == send.form() && told.attempt() == send.attempt())) {
            findings.happened(
                    c,
                    Event.of(send.attempt(), EventKind.NOT_READY, "media", now).withDedupe(send.form()));
        }
        if (!gaveUp(c, Obstacle.NOT_READY, now)) {
            placements.put(c, Step.SEND, send.attempt(), now.plus(CourierPolicy.MEDIA_RECHECK), now);
        }
    }

    /** The gate or the sender's orders do not let it out now. */
    void stopped(Case c, Clearing.Verdict verdict) {
        Instant now = clock.instant();
        switch (verdict) {
            case Clearing.Cleared _, Clearing.Ended _ -> {}
            case Clearing.Ordered(var order) -> {
                c.ordered(order);
                decide(c);
            }
            case Clearing.Held(String code, String detail, Instant until) -> {
                findings.happened(
                        c,
                        Event.of(0, EventKind.HELD, code, now)
                                .withDedupe(until.toEpochMilli())
                                .withDetail(detail));
                placements.put(c, Step.HELD, c.life().nextAttempt(), earliest(c.life(), until, now), now);
            }
            case Clearing.Blocked(String code, String detail) -> {
                findings.happened(c, Event.of(0, EventKind.BLOCKED, code, now).withDetail(detail));
                decide(c);
            }
        }
    }

    private Attempt unanswered(Case c, int attempt, int form, Instant now, Instant until) {
        return new Attempt(
                attempt,
                form,
                c.channel(),
                chunk.link().orElse(0),
                0,
                false,
                Result.UNKNOWN,
                "no_record",
                now,
                until,
                1,
                0,
                "{}");
    }

    private void finish(Case c, Outcome outcome, Reason reason, Instant now) {
        if (outcome != Outcome.BLOCKED) { // which has its event already
            findings.happened(
                    c, Event.of(0, EventKind.CLOSED, reason.name(), now).withDedupe(outcome.rank()));
        }
        findings.outcome(c, outcome, now);
    }

    /** A hold outlasts neither the message nor the patience with a try that is in doubt. */
    private static Instant earliest(Life life, Instant until, Instant now) {
        return Stream.concat(
                        Stream.of(until, life.expiresAt()),
                        life
                                .lastAttempt()
                                .filter(last -> last.result() == Result.UNKNOWN)
                                .map(Attempt::until)
                                .filter(now::isBefore)
                                .stream())
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
