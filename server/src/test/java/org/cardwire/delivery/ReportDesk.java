package org.cardwire.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.delivery.ScriptedCarrier.Taken;
import org.cardwire.message.CarrierRefs.Named;
import org.cardwire.tracking.Reports;

/** Where reports come in: each is stored, and then has its chunk looked at; one that finds no message yet waits for it. */
final class ReportDesk {
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final int SWEEPS = 600;

    private final World world;

    ReportDesk(World world) {
        this.world = world;
    }

    void arrived(int link, Taken it, CarrierEvent event) {
        arrived(link, it, event, 0);
    }

    private void arrived(int link, Taken it, CarrierEvent event, int sweeps) {
        String ref = ref(event);
        Optional<Named> about = it.channel == Channel.RCS
                ? world.ids.parse(ref).map(own -> new Named(own.messageId(), own.attempt(), 0, 1, Channel.RCS))
                : world.facts.named(link, ref);
        if (about.isPresent()) {
            world.tell("%s for %s", event.getClass().getSimpleName() + " " + state(event), world.name(it.id));
            world.append(Reports.records(event, about.get()));
            if (Reports.callForDecision(event)) {
                world.pullLater(List.of(about.get().messageId()));
            }
        } else if (sweeps < SWEEPS) {
            world.time.after(SWEEP, () -> arrived(link, it, event, sweeps + 1));
        }
    }

    private static String ref(CarrierEvent event) {
        return switch (event) {
            case CarrierEvent.Receipt receipt -> receipt.carrierRef();
            case CarrierEvent.ReadReport read -> read.carrierRef();
            case CarrierEvent.Revoked revoked -> revoked.carrierRef();
            case CarrierEvent.InboundMessage _,
                    CarrierEvent.SuggestionTap _,
                    CarrierEvent.Subscription _,
                    CarrierEvent.LinkState _ -> throw new IllegalArgumentException("no report: " + event);
        };
    }

    private static String state(CarrierEvent event) {
        return event instanceof CarrierEvent.Receipt receipt ? receipt.state().name() : "";
    }
}
