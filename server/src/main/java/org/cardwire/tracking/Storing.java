package org.cardwire.tracking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.message.CarrierRefs.Named;
import org.cardwire.platform.db.DbException;
import org.cardwire.tracking.Intake.Arrival;
import org.cardwire.tracking.Joining.Joined;

/**
 * Stores a batch of arrivals: reports go to their messages, and what has no message yet or was said by a handset goes into
 * {@code inbound}. Reports often overtake the record of their submission by milliseconds, so they get a second look.
 */
public final class Storing {
    /** After which a report without a message is looked at again, before it goes to disk to wait. */
    private static final Duration SECOND_LOOK = Duration.ofMillis(100);

    private static final Executor LATER = CompletableFuture.delayedExecutor(
            SECOND_LOOK.toMillis(),
            TimeUnit.MILLISECONDS,
            task -> Thread.ofVirtual().start(task));

    private final Joining joining;
    private final InboundStore inbound;
    private final Sealing sealing;
    private final Runnable heard;
    private final InstantSource clock;

    /** @param heard told after something that a handset said is on disk; must return at once */
    public Storing(Joining joining, InboundStore inbound, Sealing sealing, Runnable heard, InstantSource clock) {
        this.joining = joining;
        this.inbound = inbound;
        this.sealing = sealing;
        this.heard = heard;
        this.clock = clock;
    }

    /** What one arrival brought, by where it goes. */
    private record Sorted(Arrival arrival, List<Joined> joined, List<CarrierEvent> early, List<Inbound> rows) {}

    /** Completes each arrival later. Blocks. Throws when nothing of the batch was stored. */
    void store(List<Arrival> batch) {
        store(batch, false);
    }

    private void store(List<Arrival> batch, boolean lastLook) {
        Map<Integer, Map<String, Named>> named = names(batch);
        Instant now = clock.instant();
        List<Sorted> sorted =
                batch.stream().map(a -> sort(a, named, lastLook, now)).toList();
        List<CompletableFuture<Void>> written =
                joining.write(sorted.stream().map(Sorted::joined).toList());
        List<CompletableFuture<Void>> lookedAgain = lookAgain(sorted);
        List<CompletableFuture<Void>> kept = keep(sorted);
        for (int i = 0; i < batch.size(); i++) {
            CompletableFuture<Void> stored = batch.get(i).stored();
            CompletableFuture.allOf(written.get(i), lookedAgain.get(i), kept.get(i))
                    .whenComplete((_, failure) -> {
                        if (failure == null) {
                            stored.complete(null);
                        } else {
                            stored.completeExceptionally(failure);
                        }
                    });
        }
    }

    private Map<Integer, Map<String, Named>> names(List<Arrival> batch) {
        Map<Integer, Set<String>> refs = new HashMap<>();
        for (Arrival arrival : batch) {
            Set<String> ofLink = refs.computeIfAbsent(arrival.link(), _ -> new HashSet<>());
            arrival.events().forEach(event -> Report.of(event).ifPresent(report -> ofLink.add(report.ref())));
        }
        return joining.find(refs);
    }

    private Sorted sort(Arrival arrival, Map<Integer, Map<String, Named>> named, boolean lastLook, Instant now) {
        Map<String, Named> known = named.getOrDefault(arrival.link(), Map.of());
        Sorted sorted = new Sorted(arrival, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (CarrierEvent event : arrival.events()) {
            Optional<Report> report = Report.of(event);
            Optional<Named> about = report.map(r -> known.get(r.ref()));
            if (report.isEmpty()) {
                sealing.heard(arrival.link(), event, now).ifPresent(sorted.rows()::add);
            } else if (about.isPresent()) {
                sorted.joined().add(new Joined(about.get(), report.get()));
            } else if (lastLook) {
                sorted.rows().add(sealing.report(arrival.link(), report.get(), now));
            } else {
                sorted.early().add(event);
            }
        }
        return sorted;
    }

    private List<CompletableFuture<Void>> lookAgain(List<Sorted> sorted) {
        List<Arrival> early = sorted.stream()
                .map(s -> new Arrival(s.arrival().link(), s.early(), new CompletableFuture<>()))
                .toList();
        List<Arrival> waiting =
                early.stream().filter(a -> !a.events().isEmpty()).toList();
        early.stream().filter(a -> a.events().isEmpty()).forEach(a -> a.stored().complete(null));
        if (!waiting.isEmpty()) {
            LATER.execute(() -> {
                try {
                    store(waiting, true);
                } catch (RuntimeException e) {
                    waiting.forEach(a -> a.stored().completeExceptionally(e));
                }
            });
        }
        return early.stream().map(Arrival::stored).toList();
    }

    /** All in one statement; when it is refused, each arrival gets one of its own, so that only the bad one fails. */
    private List<CompletableFuture<Void>> keep(List<Sorted> sorted) {
        List<Inbound> all =
                distinct(sorted.stream().flatMap(s -> s.rows().stream()).toList());
        try {
            if (!all.isEmpty()) {
                inbound.add(all);
            }
        } catch (DbException e) {
            return sorted.size() == 1 || !e.refusedContent()
                    ? sorted.stream()
                            .map(_ -> CompletableFuture.<Void>failedFuture(e))
                            .toList()
                    : sorted.stream()
                            .flatMap(one -> keep(List.of(one)).stream())
                            .toList();
        }
        if (all.stream().anyMatch(row -> row.kind() != Inbound.Kind.REPORT)) {
            heard.run();
        }
        return sorted.stream()
                .map(_ -> CompletableFuture.<Void>completedFuture(null))
                .toList();
    }

    /** A statement cannot touch a row twice. */
    private static List<Inbound> distinct(List<Inbound> rows) {
        record Key(int link, long key) {}
        Map<Key, Inbound> byKey = new HashMap<>();
        rows.forEach(row -> byKey.putIfAbsent(new Key(row.link(), row.key()), row));
        return List.copyOf(byKey.values());
    }
}
