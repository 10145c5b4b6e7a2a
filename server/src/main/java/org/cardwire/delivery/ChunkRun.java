package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardwire.delivery.Preparing.Impossible;
import org.cardwire.delivery.Preparing.NoLink;
import org.cardwire.delivery.Preparing.Ready;
import org.cardwire.delivery.Revoking.Revocation;
import org.cardwire.link.OpenLink;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Chunk;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Life;
import org.cardwire.message.Members;
import org.cardwire.message.Outcome;
import org.cardwire.message.Records;
import org.cardwire.message.Step;
import org.cardwire.platform.id.Ids;

/**
 * Works on one leased chunk: asks the Courier what each member needs, does it, records what came of it, and says where the
 * members go. A try goes onto the wire only after its mark is on disk, and what the carrier answered is on disk before
 * anything is decided from it. Runs on a virtual thread; every wait is bounded.
 */
final class ChunkRun {
    /** What the runs of one node share. */
    record Desk(
            Storage storage,
            Courier courier,
            Preparing preparing,
            Clearing clearing,
            Trying trying,
            Revoking revoking,
            LinkPermits permits,
            InstantSource clock) {}

    /** How long a run waits for room on a link before it gives the rest back. */
    private static final Duration ROOM_WITHIN = Duration.ofSeconds(5);

    /** When members that found no room look again. */
    private static final Duration ROOM_RECHECK = Duration.ofMillis(500);

    private static final int SLICE = 500;

    private final Desk desk;
    private final Lease lease;
    private final Chunk chunk;
    private final Placements placements;
    private final Map<Case, Action.Send> sends = new LinkedHashMap<>();
    private final List<Revocation> revocations = new ArrayList<>();
    private Records records = new Records();

    ChunkRun(Desk desk, Lease lease) {
        this.desk = desk;
        this.lease = lease;
        this.chunk = lease.chunk();
        this.placements = new Placements(chunk);
    }

    /** Throws {@link Lease.LeaseLost} when the chunk has passed to another holder. */
    void run() throws InterruptedException {
        desk.storage().lives(chunk).stream().map(Case::new).forEach(this::decide);
        revoke();
        List<Ready> ready = prepare();
        if (!ready.isEmpty()) {
            send(ready);
        }
        inNextRun();
        if (!records.isEmpty()) {
            decided(chunk.link().orElse(0), Members.none());
        }
        desk.storage().place(chunk, placements.all());
    }

    /** Asks the Courier until its answer is something to wait for. */
    private void decide(Case c) {
        Instant now = desk.clock().instant();
        switch (desk.courier().next(c.life(), now)) {
            case Action.RecordUnknown(int attempt, int form) -> {
                tried(c, unanswered(c, attempt, form, now));
                decide(c);
            }
            case Action.EndForm(int form, Reason reason) -> {
                endForm(c, form, reason, "");
                decide(c);
            }
            case Action.Finish(Outcome outcome, Reason reason) -> finish(c, outcome, reason, now);
            case Action.Doubt(Instant until) -> {
                if (c.life().outcome().isEmpty()) {
                    records.outcome(c.id(), c.channel(), Outcome.UNKNOWN, now);
                }
                placements.put(c, Step.DOUBT, c.life().nextAttempt(), until, now);
            }
            case Action.Wait(Step step, Instant until) -> {
                int attempt = step == Step.DOUBT
                        ? c.life().nextAttempt() - 1
                        : c.life().nextAttempt();
                placements.put(c, step, attempt, until, now);
            }
            case Action.Revoke(Attempt attempt, int nth) -> revocations.add(new Revocation(c, attempt, nth));
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

    private Attempt unanswered(Case c, int attempt, int form, Instant now) {
        Instant patience = now.plus(c.life().chain().get(form).patience());
        Instant until =
                patience.isBefore(c.life().expiresAt()) ? patience : c.life().expiresAt();
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

    private void revoke() {
        if (revocations.isEmpty()) {
            return;
        }
        decided(chunk.link().orElse(0), chunk.inFlight());
        desk.revoking().announce(revocations);
        lease.check();
        Map<Revocation, CompletionStage<Event>> answers = new LinkedHashMap<>();
        revocations.forEach(r -> answers.put(r, desk.revoking().revoke(r)));
        revocations.clear();
        answers.forEach((r, answer) -> {
            r.message().happened(answer.toCompletableFuture().join());
            decide(r.message());
        });
    }

    /** What became due since: after an answer that took long, or by a cancel in the middle. */
    private void inNextRun() {
        Instant now = desk.clock().instant();
        revocations.forEach(
                r -> placements.put(r.message(), Step.REVOKE, r.message().life().nextAttempt(), now, now));
        sends.forEach((c, send) -> placements.put(c, Step.SEND, send.attempt(), now, now));
    }

    /** Until each send is either ready for the wire or has become something else. */
    private List<Ready> prepare() {
        List<Ready> ready = new ArrayList<>();
        while (!sends.isEmpty()) {
            Map<Case, Action.Send> batch = new LinkedHashMap<>(sends);
            sends.clear();
            desk.preparing().prepare(batch).forEach(prepared -> {
                switch (prepared) {
                    case Ready r -> ready.add(r);
                    case Impossible(Case c, int form, Reason reason, String detail) -> {
                        endForm(c, form, reason, detail);
                        decide(c);
                    }
                    case NoLink(Case c, Action.Send send) -> {
                        Instant now = desk.clock().instant();
                        happened(
                                c,
                                Event.of(send.attempt(), EventKind.NO_LINK, "none_up", now)
                                        .withDedupe(send.form()));
                        placements.put(c, Step.SEND, send.attempt(), now.plus(CourierPolicy.LINK_RECHECK), now);
                    }
                }
            });
        }
        return ready;
    }

    /** The link that most of them go to; the others become siblings that wait for theirs. */
    private void send(List<Ready> ready) throws InterruptedException {
        Map<OpenLink, List<Ready>> byLink = ready.stream().collect(Collectors.groupingBy(Ready::link));
        OpenLink link = byLink.entrySet().stream()
                .max(Comparator.comparingInt(e -> e.getValue().size()))
                .orElseThrow()
                .getKey();
        byLink.forEach((other, group) -> {
            if (other != link) {
                group.forEach(r -> later(r, Duration.ZERO));
            }
        });
        new Slices(link).send(byLink.getOrDefault(link, List.of()));
    }

    private final class Slices {
        private final OpenLink link;
        private final Permits permits;
        private final Members inFlight = Members.none();
        private final Map<Ready, CompletableFuture<Trying.Tried>> answers = new LinkedHashMap<>();

        Slices(OpenLink link) {
            this.link = link;
            this.permits = desk.permits().of(link);
        }

        void send(List<Ready> all) throws InterruptedException {
            int next = 0;
            while (next < all.size()) {
                List<Ready> rest = all.subList(next, Math.min(next + SLICE, all.size()));
                int room = permits.acquire(
                        chunk.lane(), rest.stream().map(Ready::units).toList(), ROOM_WITHIN);
                if (room == 0) {
                    all.subList(next, all.size()).forEach(r -> later(r, ROOM_RECHECK));
                    break;
                }
                next += room;
                submit(rest.subList(0, room));
            }
            answers.forEach((ready, answer) -> answered(ready, answer.join()));
        }

        private void submit(List<Ready> slice) {
            Deque<Ready> cleared = new ArrayDeque<>(clear(slice));
            try {
                lease.check();
                cleared.forEach(r -> inFlight.add(Ids.positionOf(r.message().id())));
                decided(link.link().no(), inFlight);
                while (!cleared.isEmpty()) {
                    lease.check();
                    Ready next = cleared.remove();
                    answers.put(next, desk.trying().submit(next, permits).toCompletableFuture());
                }
            } catch (RuntimeException e) {
                cleared.forEach(r -> permits.release(r.units()));
                throw e;
            }
        }

        /** What the gate and the sender's orders let through now; the permits of the others go back. */
        private List<Ready> clear(List<Ready> slice) {
            List<Ready> cleared = new ArrayList<>(slice.size());
            Map<Case, Clearing.Verdict> verdicts =
                    desk.clearing().check(slice.stream().map(Ready::message).toList());
            for (Ready ready : slice) {
                Clearing.Verdict verdict = verdicts.getOrDefault(ready.message(), new Clearing.Cleared());
                if (verdict instanceof Clearing.Cleared) {
                    cleared.add(ready);
                } else {
                    permits.release(ready.units());
                    stopped(ready.message(), verdict);
                }
            }
            return cleared;
        }
    }

    private void stopped(Case c, Clearing.Verdict verdict) {
        Instant now = desk.clock().instant();
        switch (verdict) {
            case Clearing.Cleared _, Clearing.Ended _ -> {}
            case Clearing.Ordered(var order) -> {
                c.ordered(order);
                decide(c);
            }
            case Clearing.Held(String code, String detail, Instant until) -> {
                happened(
                        c,
                        Event.of(0, EventKind.HELD, code, now)
                                .withDedupe(until.toEpochMilli())
                                .withDetail(detail));
                placements.put(c, Step.HELD, c.life().nextAttempt(), earliest(c.life(), until, now), now);
            }
            case Clearing.Blocked(String code, String detail) -> {
                happened(c, Event.of(0, EventKind.BLOCKED, code, now).withDetail(detail));
                decide(c);
            }
        }
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

    private void answered(Ready ready, Trying.Tried tried) {
        Case c = ready.message();
        switch (tried) {
            case Trying.Tried.Attempted(Attempt attempt) -> {
                c.tried(attempt);
                decide(c);
            }
            case Trying.Tried.NotTried(Event event, Duration wait) -> {
                c.happened(event);
                Instant now = desk.clock().instant();
                placements.put(c, Step.SEND, ready.send().attempt(), now.plus(wait), now);
            }
        }
    }

    private void later(Ready ready, Duration wait) {
        placements.onLink(
                ready.message(),
                ready.send().attempt(),
                ready.link().link().no(),
                desk.clock().instant().plus(wait));
    }

    private void endForm(Case c, int form, Reason reason, String detail) {
        happened(
                c,
                Event.of(0, EventKind.FORM_ENDED, reason.name(), desk.clock().instant())
                        .withDedupe(form)
                        .withDetail(detail));
    }

    private void finish(Case c, Outcome outcome, Reason reason, Instant now) {
        if (outcome != Outcome.BLOCKED) { // which has its event already
            happened(c, Event.of(0, EventKind.CLOSED, reason.name(), now).withDedupe(outcome.rank()));
        }
        records.outcome(c.id(), c.channel(), outcome, now);
    }

    private void happened(Case c, Event event) {
        c.happened(event);
        records.event(c.id(), c.channel(), event);
    }

    private void tried(Case c, Attempt attempt) {
        c.tried(attempt);
        records.attempt(c.id(), attempt);
    }

    /** What was decided so far and what is about to go out are on disk together; both are void if the lease has passed on. */
    private void decided(int link, Members inFlight) {
        Records out = records;
        records = new Records();
        if (!desk.storage()
                .mark(chunk, link, inFlight, out)
                .toCompletableFuture()
                .join()) {
            throw new Lease.LeaseLost();
        }
    }
}
