package org.cardwire.asset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.LongSupplier;

/**
 * Whose turn it is when a thread is free: what messages wait for comes first, in its order, then what somebody looks at.
 * Pages ask again while they are looked at; what none asks for any more loses its place, and of the rest the one asked for last comes first. Any thread.
 */
final class Turns<T> {
    private final Duration memory;
    private final LongSupplier nanos;
    private final SequencedSet<T> sent = new LinkedHashSet<>();
    /** With the time of the last question, in the order of these. */
    private final SequencedMap<T, Long> looked = new LinkedHashMap<>();

    /** @param memory how long a question counts */
    Turns(Duration memory, LongSupplier nanos) {
        this.memory = memory;
        this.nanos = nanos;
    }

    synchronized void add(T one, boolean toBeSent) {
        if (toBeSent) {
            sent.add(one);
        } else {
            looked.putLast(one, nanos.getAsLong());
        }
    }

    /** Asked for again; nothing happens when it does not wait any more. */
    synchronized void asked(T one, boolean toBeSent) {
        if (!looked.containsKey(one)) {
            return;
        }
        if (toBeSent) {
            looked.remove(one);
        }
        add(one, toBeSent);
    }

    synchronized void remove(T one) {
        sent.remove(one);
        looked.remove(one);
    }

    synchronized Optional<T> next() {
        return sent.isEmpty()
                ? Optional.ofNullable(looked.pollLastEntry()).map(Map.Entry::getKey)
                : Optional.of(sent.removeFirst());
    }

    /** Takes out what nobody asks for any more. */
    synchronized List<T> forgotten() {
        long now = nanos.getAsLong();
        List<T> forgotten = new ArrayList<>();
        looked.forEach((one, asked) -> {
            if (now - asked > memory.toNanos()) {
                forgotten.add(one);
            }
        });
        forgotten.forEach(looked::remove);
        return forgotten;
    }
}
