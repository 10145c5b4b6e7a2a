package org.cardwire.link;

import java.time.Duration;
import java.util.Optional;

/** How a link has answered lately: averages in which each answer weighs a twentieth, and the first ones all the same. */
public final class Pulse {
    private static final int MEMORY = 20;

    private int answers;
    private double well;
    private double millis;

    /** @param successShare from 0 to 1 */
    public record Lately(double successShare, Duration latency) {}

    synchronized void add(boolean succeeded, Duration took) {
        answers = Math.min(answers + 1, MEMORY);
        well += ((succeeded ? 1 : 0) - well) / answers;
        millis += (took.toMillis() - millis) / answers;
    }

    /** Empty before the first answer. */
    public synchronized Optional<Lately> lately() {
        return answers == 0
                ? Optional.empty()
                : Optional.of(new Lately(Math.round(well * 1_000) / 1_000.0, Duration.ofMillis(Math.round(millis))));
    }
}
