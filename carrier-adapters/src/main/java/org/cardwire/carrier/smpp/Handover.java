package org.cardwire.carrier.smpp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.EventSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events to the sink and answers the SMSC when they are stored, or tells it to try again. Any thread. */
record Handover(String link, EventSink sink) {
    private static final Logger log = LoggerFactory.getLogger(Handover.class);

    /** @param ack answers the SMSC about what became this event */
    record Item(CarrierEvent event, Reassembly.Ack ack) {}

    void accept(List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        store(items.stream().map(Item::event).toList()).whenComplete((stored, failure) -> {
            if (failure != null) {
                log.warn("smpp link={} events={} not stored: {}", link, items.size(), failure.toString());
            }
            int status = failure == null ? StatusCodes.ROK : StatusCodes.RX_T_APPN;
            items.forEach(item -> item.ack().answer(status));
        });
    }

    /** An event that needs no answer. */
    void tell(CarrierEvent event) {
        accept(List.of(new Item(event, status -> {})));
    }

    private CompletionStage<Void> store(List<CarrierEvent> events) {
        try {
            return sink.accept(events);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
