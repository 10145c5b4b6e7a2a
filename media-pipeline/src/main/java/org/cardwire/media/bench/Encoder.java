package org.cardwire.media.bench;

import java.util.List;
import org.cardwire.media.JpegMode;

/** Makes of a photograph a JPEG for each of several limits. */
interface Encoder {
    String name();

    /** Whether it gets faster when the machine is warm. */
    default boolean warms() {
        return true;
    }

    /** @param megabytes peak of memory while it worked */
    record File(int limit, byte[] bytes, double cpuMillis, double wallMillis, double megabytes) {}

    List<File> encode(Subject subject, JpegMode mode, List<Integer> limits) throws Exception;
}
