package org.cardwire.media.svg.easel;

import java.time.Duration;

/** Ends this process when nobody has wanted anything for a minute, or when the one who started it is gone. */
final class Watch {
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final long NOT_IDLE = Long.MAX_VALUE;

    private final long parent = parent();
    private volatile long idleUntil = NOT_IDLE;

    static Watch begin() {
        var watch = new Watch();
        Thread.ofPlatform().daemon().name("watch").start(watch::look);
        return watch;
    }

    void idle() {
        idleUntil = System.currentTimeMillis() + IDLE.toMillis();
    }

    void busy() {
        idleUntil = NOT_IDLE;
    }

    private void look() {
        while (parent() == parent && System.currentTimeMillis() < idleUntil) {
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                break;
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static long parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L);
    }
}
