package org.cardwire.media.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cardwire.media.JpegMode;

/** All encoders on all photographs to all limits, each file judged by the same score. */
final class Comparison {
    private final List<Encoder> encoders;
    private final List<Integer> limits;
    private final List<Outcome> outcomes = new ArrayList<>();

    Comparison(List<Encoder> encoders, List<Integer> limits) {
        this.encoders = encoders;
        this.limits = limits;
    }

    /** All that runs in this process, for the machine to get warm. */
    void warmUp(Subject subject) throws Exception {
        for (JpegMode mode : JpegMode.values()) {
            for (Encoder encoder : encoders) {
                if (encoder.warms()) {
                    encoder.encode(subject, mode, limits);
                }
            }
        }
    }

    void add(Subject subject) throws Exception {
        for (JpegMode mode : JpegMode.values()) {
            for (Encoder encoder : encoders) {
                for (Encoder.File file : encoder.encode(subject, mode, limits)) {
                    if (file.bytes().length > 0) {
                        outcomes.add(outcome(subject, encoder.name(), mode, file));
                    }
                }
            }
        }
    }

    private static Outcome outcome(Subject subject, String encoder, JpegMode mode, Encoder.File file)
            throws IOException {
        return new Outcome(
                encoder,
                subject.name(),
                mode,
                file.limit(),
                file.bytes().length,
                Subject.pixels(file.bytes()).width(),
                subject.score(file.bytes()),
                file.cpuMillis(),
                file.wallMillis(),
                file.megabytes());
    }

    Results results() {
        return new Results(List.copyOf(outcomes));
    }
}
