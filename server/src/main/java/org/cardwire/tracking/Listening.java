package org.cardwire.tracking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.tracking.Hearing.Heard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has everything heard that handsets said: several handsets at a time, what one of them said in its order. What fails is
 * taken up again when the claim ends, and what the same handset said after it is not heard before.
 */
public final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    /** Rows that are taken up together. */
    private static final int PER_ROUND = 200;
    /** Handsets that are heard at the same time. */
    private static final int AT_ONCE = 8;
    /** How long other nodes leave alone what this one works on. */
    private static final Duration CLAIM = Duration.ofSeconds(30);
    /** Until what failed is tried again; what the same handset said after it waits as long. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private record Said(Inbound row, CarrierEvent event) {}

    private final InboundStore inbound;
    private final Sealing sealing;
    private final Hearing hearing;
    private final Counts counts;
    private final InstantSource clock;

    public Listening(InboundStore inbound, Sealing sealing, Hearing hearing, Counts counts, InstantSource clock) {
        this.inbound = inbound;
        this.sealing = sealing;
        this.hearing = hearing;
        this.counts = counts;
        this.clock = clock;
    }

    /** Until nothing waits that is not claimed. Blocks. */
    void hear() {
        int taken = PER_ROUND;
        while (taken == PER_ROUND) {
            List<Inbound> rows = inbound.claimHeard(PER_ROUND, CLAIM);
            taken = rows.size();
            hear(rows);
        }
    }

    private void hear(List<Inbound> rows) {
        Semaphore room = new Semaphore(AT_ONCE);
        try (ExecutorService handsets = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<Said> ofOne : byHandset(rows)) {
                room.acquireUninterruptibly();
                handsets.execute(() -> {
                    try {
                        inOrder(ofOne);
                    } finally {
                        room.release();
                    }
                });
            }
        }
    }

    private Collection<List<Said>> byHandset(List<Inbound> rows) {
        Map<Msisdn, List<Said>> byHandset = new LinkedHashMap<>();
        rows.stream()
                .flatMap(row -> open(row).stream())
                .sorted(Comparator.comparing(said -> said.row().at()))
                .forEach(said -> byHandset
                        .computeIfAbsent(handset(said.event()), _ -> new ArrayList<>())
                        .add(said));
        return byHandset.values();
    }

    /** A row that does not open must not keep others from being heard. */
    private Optional<Said> open(Inbound row) {
        try {
            return Optional.of(new Said(row, sealing.event(row)));
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.error("heard link={} kind={} unreadable reason=\"{}\"", row.link(), row.kind(), e.getMessage());
            inbound.failed(List.of(row), PAUSE);
            return Optional.empty();
        }
    }

    private static Msisdn handset(CarrierEvent event) {
        return switch (event) {
            case CarrierEvent.InboundMessage message -> message.from();
            case CarrierEvent.SuggestionTap tap -> tap.from();
            case CarrierEvent.Subscription subscription -> subscription.who();
            case CarrierEvent.Receipt _, CarrierEvent.ReadReport _, CarrierEvent.Revoked _, CarrierEvent.LinkState _ ->
                throw new IllegalArgumentException("no handset said this");
        };
    }

    private void inOrder(List<Said> ofOne) {
        int heard = 0;
        while (heard < ofOne.size() && hear(ofOne.get(heard))) {
            heard++;
        }
        if (heard < ofOne.size()) {
            inbound.failed(
                    ofOne.subList(heard, ofOne.size()).stream().map(Said::row).toList(), PAUSE);
        }
    }

    private boolean hear(Said said) {
        Inbound row = said.row();
        try {
            Heard heard = hearing.hear(row.link(), said.event());
            if (inbound.done(row, heard.result(), heard.message(), clock.instant())) {
                counts.heard(row.kind(), heard.result());
            }
            return true;
        } catch (RuntimeException e) {
            LOG.warn("heard link={} kind={} failed reason=\"{}\"", row.link(), row.kind(), e.toString());
            return false;
        }
    }
}
