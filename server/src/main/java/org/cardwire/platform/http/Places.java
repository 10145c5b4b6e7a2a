package org.cardwire.platform.http;

import java.util.concurrent.Semaphore;

/** How many requests of one sort of callers are worked on at once, within all that are. */
final class Places {
    private final Semaphore all;
    private final Semaphore share;

    Places(Semaphore all, int share) {
        this.all = all;
        this.share = new Semaphore(Math.max(1, share));
    }

    boolean take() {
        if (!share.tryAcquire()) {
            return false;
        }
        if (all.tryAcquire()) {
            return true;
        }
        share.release();
        return false;
    }

    void leave() {
        all.release();
        share.release();
    }
}
