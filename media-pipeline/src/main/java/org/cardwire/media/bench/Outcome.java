package org.cardwire.media.bench;

import org.cardwire.media.JpegMode;

/**
 * What one encoder made of one picture for one limit.
 *
 * @param bytes 0 when it made nothing
 * @param width in pixels
 */
record Outcome(
        String encoder,
        String picture,
        JpegMode mode,
        int limit,
        int bytes,
        int width,
        double score,
        double cpuMillis,
        double wallMillis,
        double peakMegabytes) {
    boolean over() {
        return bytes > limit;
    }

    double fill() {
        return 100.0 * bytes / limit;
    }
}
