package org.cardwire.carrier.smpp;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cardwire.carrier.spi.CarrierEvent.InboundMessage;
import org.cardwire.carrier.spi.LinkContext;

/** What all sessions of one link share. */
record Shared(
        SmppSettings settings,
        LinkContext context,
        PduLog pduLog,
        Mo mo,
        Reassembly reassembly,
        Handover handover,
        RandomGenerator random) {

    static Shared of(SmppSettings settings, LinkContext context, RandomGenerator random) {
        return new Shared(
                settings,
                context,
                new PduLog(context.wire(), settings.wireLog()),
                new Mo(settings.dialect().addresses()),
                new Reassembly(
                        settings.dialect().coding(),
                        settings.limits().reassemblyEntries(),
                        settings.timers().partAck().toNanos(),
                        settings.timers().reassembly().toNanos()),
                new Handover(context.link(), context.events()),
                random);
    }

    String link() {
        return context.link();
    }

    /** A message put together from parts, ready to be handed over; empty where its sender is no number. */
    Optional<Handover.Item> item(Reassembly.Whole whole) {
        Optional<InboundMessage> event =
                mo.event(whole.from(), whole.to(), whole.text(), context.clock().instant());
        if (event.isEmpty()) {
            reassembly.stored(whole.key());
            return Optional.empty();
        }
        return Optional.of(new Handover.Item(event.get(), status -> {
            if (status == StatusCodes.ROK) {
                reassembly.stored(whole.key());
            } else {
                reassembly.failed(whole.key(), System.nanoTime());
            }
        }));
    }
}
