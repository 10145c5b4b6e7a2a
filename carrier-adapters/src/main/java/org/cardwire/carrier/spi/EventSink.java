package org.cardwire.carrier.spi;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where one link's events go. */
public interface EventSink {
    /**
     * Completes when the events are stored: only then the carrier gets its answer. Completes exceptionally when they could
     * not be stored: the carrier is told to try again. May be called from any thread, and never blocks.
     */
    CompletionStage<Void> accept(List<CarrierEvent> events);
}
