package org.cardwire.media;

import java.time.Duration;

/**
 * What a clip, a sound or a foreign still may cost. The children that work on it have at most 4 GB of addresses each, by the
 * system's own bound.
 *
 * @param length of the source's playing time
 * @param pixels of one frame as it is stored
 * @param deadline wall time of one fit: then its children are ended
 * @param threads of one child
 */
public record ClipCaps(Duration length, long pixels, Duration deadline, int threads) {
    /** 10 minutes, frames of 4096 x 2304, 5 minutes of work on 2 threads. */
    public static final ClipCaps DEFAULT = new ClipCaps(Duration.ofMinutes(10), 4096 * 2304, Duration.ofMinutes(5), 2);

    public ClipCaps {
        if (pixels < 1 || threads < 1 || !length.isPositive() || !deadline.isPositive()) {
            throw new IllegalArgumentException("every cap is at least one");
        }
    }
}
