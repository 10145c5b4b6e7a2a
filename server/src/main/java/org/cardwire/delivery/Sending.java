package org.cardwire.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.cardwire.delivery.Preparing.Ready;
import org.cardwire.link.OpenLink;
import org.cardwire.link.Permits.Grant;
import org.cardwire.message.Attempt;
import org.cardwire.message.Event;
import org.cardwire.message.Members;
import org.cardwire.message.Step;
import org.cardwire.platform.id.Ids;

/** Puts what one run has made ready onto the wire of one link, slice by slice as there is room. Blocks. */
final class Sending {
    /** How long a run waits for room on a link before it gives the rest back. */
    private static final Duration ROOM_WITHIN = Duration.ofSeconds(5);

    /** When members that found no room look again. */
    private static final Duration ROOM_RECHECK = Duration.ofMillis(500);

    private static final int SLICE = 500;

    private final ChunkRun.Desk desk;
    private final Lease lease;
    private final Findings findings;
    private final Deciding deciding;
    private final Placements placements;

    Sending(ChunkRun.Desk desk, Lease lease, Findings findings, Deciding deciding, Placements placements) {
        this.desk = desk;
        this.lease = lease;
        this.findings = findings;
        this.deciding = deciding;
        this.placements = placements;
    }

    /** The link that most of them go to; the others become siblings that wait for theirs. */
    void send(List<Ready> ready) throws InterruptedException {
        Map<OpenLink, List<Ready>> byLink =
                ready.stream().collect(Collectors.groupingBy(Ready::link, LinkedHashMap::new, Collectors.toList()));
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
        private final Members inFlight = Members.none();
        private final Map<Ready, CompletableFuture<Trying.Tried>> answers = new LinkedHashMap<>();

        Slices(OpenLink link) {
            this.link = link;
        }

        void send(List<Ready> all) throws InterruptedException {
            int next = 0;
            while (next < all.size()) {
                List<Ready> rest = all.subList(next, Math.min(next + SLICE, all.size()));
                try (Grant grant = room(rest)) {
                    if (grant.submissions() == 0) {
                        all.subList(next, all.size()).forEach(this::noRoom);
                        break;
                    }
                    next += grant.submissions();
                    submit(rest.subList(0, grant.submissions()), grant);
                }
            }
            answers.forEach((ready, answer) -> answered(ready, answer.join()));
        }

        private Grant room(List<Ready> slice) throws InterruptedException {
            List<Integer> units = slice.stream().map(Ready::units).toList();
            return link.permits().acquire(lease.chunk().lane(), units, ROOM_WITHIN);
        }

        /** Whoever was throttled before may have waited long enough. */
        private void noRoom(Ready ready) {
            if (!deciding.gaveUp(
                    ready.message(), Obstacle.NOT_TAKEN, desk.clock().instant())) {
                later(ready, ROOM_RECHECK);
            }
        }

        private void submit(List<Ready> slice, Grant grant) {
            List<Ready> cleared = clear(slice, grant);
            cleared.forEach(r -> inFlight.add(Ids.positionOf(r.message().id())));
            findings.mark(link.link().no(), inFlight);
            for (Ready ready : cleared) {
                lease.check();
                answers.put(ready, desk.trying().submit(ready).toCompletableFuture());
                grant.handOver(ready.units());
            }
        }

        /** What the gate and the sender's orders let through now; the units of the others go back. */
        private List<Ready> clear(List<Ready> slice, Grant grant) {
            List<Ready> cleared = new ArrayList<>(slice.size());
            Map<Case, Clearing.Verdict> verdicts =
                    desk.clearing().check(slice.stream().map(Ready::message).toList());
            for (Ready ready : slice) {
                Clearing.Verdict verdict = verdicts.getOrDefault(ready.message(), new Clearing.Cleared());
                if (verdict instanceof Clearing.Cleared) {
                    cleared.add(ready);
                } else {
                    grant.giveBack(ready.units());
                    deciding.stopped(ready.message(), verdict);
                }
            }
            return cleared;
        }
    }

    private void answered(Ready ready, Trying.Tried tried) {
        Case c = ready.message();
        switch (tried) {
            case Trying.Tried.Attempted(Attempt attempt) -> {
                c.tried(attempt);
                deciding.decide(c);
            }
            case Trying.Tried.NotTried(Event event, Duration wait) -> {
                c.happened(event);
                if (!deciding.gaveUp(c, Obstacle.NOT_TAKEN, event.at())) {
                    Instant now = desk.clock().instant();
                    placements.put(c, Step.SEND, ready.send().attempt(), now.plus(wait), now);
                }
            }
        }
    }

    private void later(Ready ready, Duration wait) {
        Instant now = desk.clock().instant();
        placements.onLink(
                ready.message(),
                Step.SEND,
                ready.send().attempt(),
                ready.link().link().no(),
                now.plus(wait),
                now);
    }
}
