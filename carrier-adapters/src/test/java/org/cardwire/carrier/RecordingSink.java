package org.cardwire.carrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.EventSink;

/** A sink that stores in memory, or fails, or keeps the adapter waiting. Link states never fail and never wait. */
public final class RecordingSink implements EventSink {
    private final List<CarrierEvent> stored = new CopyOnWriteArrayList<>();
    private final List<CarrierEvent.LinkState> states = new CopyOnWriteArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private int failures;
    private boolean holding;

    public synchronized void failNext(int times) {
        failures = times;
    }

    public synchronized void hold() {
        holding = true;
    }

    public synchronized void release() {
        holding = false;
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    /** Batches of events that wait in a held sink. */
    public synchronized int waiting() {
        return waiting.size();
    }

    @Override
    public synchronized CompletionStage<Void> accept(List<CarrierEvent> events) {
        List<CarrierEvent> wanted = new ArrayList<>();
        for (CarrierEvent event : events) {
            if (event instanceof CarrierEvent.LinkState state) {
                states.add(state);
            } else {
                wanted.add(event);
            }
        }
        if (wanted.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        if (failures > 0) {
            failures--;
            return CompletableFuture.failedFuture(new IllegalStateException("the store is down"));
        }
        if (!holding) {
            stored.addAll(wanted);
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> later = new CompletableFuture<>();
        waiting.add(() -> {
            stored.addAll(wanted);
            later.complete(null);
        });
        return later;
    }

    public <E extends CarrierEvent> List<E> stored(Class<E> type) {
        return stored.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public List<CarrierEvent.LinkState> states() {
        return states;
    }
}
