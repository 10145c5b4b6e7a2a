package org.cardwire.asset;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A rendition that is being made, or waits for a thread. */
final class Fit {
    final RenditionKey key;
    final CompletableFuture<Rendition> result = new CompletableFuture<>();
    /** From 0 to 1. */
    volatile double progress;

    private volatile boolean toBeSent;
    private volatile long asked = System.nanoTime();

    Fit(RenditionKey key) {
        this.key = key;
    }

    void asked(boolean toBeSent) {
        this.toBeSent |= toBeSent;
        this.asked = System.nanoTime();
    }

    boolean toBeSent() {
        return toBeSent;
    }

    /** No message waits for it, and nobody has looked at it for so long. */
    boolean abandoned(Duration memory) {
        return !toBeSent && System.nanoTime() - asked > memory.toNanos();
    }
}
