package org.cardwire.carrier.smpp;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.random.RandomGenerator;

/**
 * Reference numbers for messages in parts (3GPP TS 23.040 §9.2.3.24.1). A handset tells the messages of one sender apart by
 * them, so each pair of sender and handset counts on its own; pairs that share a slot only count faster. Bounded memory,
 * any thread.
 */
final class References {
    private static final int SLOTS = 1 << 14;

    private final AtomicIntegerArray next = new AtomicIntegerArray(SLOTS);

    /** Starts at random places, lest the messages before a restart and after it share their numbers. */
    References(RandomGenerator random) {
        for (int slot = 0; slot < SLOTS; slot++) {
            next.set(slot, random.nextInt());
        }
    }

    /** From 0 to 65,535; where only eight bits travel, its lower octet counts just as well. */
    int next(String sender, String handset) {
        int hash = 31 * sender.hashCode() + handset.hashCode();
        return next.getAndIncrement((hash ^ hash >>> 16) & SLOTS - 1) & 0xFFFF;
    }
}
