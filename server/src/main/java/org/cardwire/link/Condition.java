package org.cardwire.link;

import java.time.Instant;

/** Whether a link is connected, since when, and why, as its adapter last said. */
final class Condition {
    private boolean up;
    private String words = "connecting";
    private Instant since;

    Condition(Instant now) {
        this.since = now;
    }

    synchronized void changed(boolean nowUp, String reason, Instant at) {
        if (up != nowUp) {
            since = at;
        }
        up = nowUp;
        words = reason;
    }

    synchronized boolean up() {
        return up;
    }

    synchronized String words() {
        return words;
    }

    synchronized Instant since() {
        return since;
    }
}
