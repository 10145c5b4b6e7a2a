package org.cardwire.media.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cardwire.media.JpegMode;

/** What all encoders made of all photographs, and the questions that are asked of it. */
record Results(List<Outcome> outcomes) {
    Results of(JpegMode mode, int limit) {
        return new Results(outcomes.stream()
                .filter(o -> o.mode() == mode && o.limit() == limit)
                .toList());
    }

    Results of(String encoder) {
        return new Results(
                outcomes.stream().filter(o -> o.encoder().equals(encoder)).toList());
    }

    /** The pipeline's. */
    Results own() {
        return new Results(outcomes.stream()
                .filter(o ->
                        o.encoder().equals(OwnAutomatic.NAME) || o.encoder().equals(OwnAt1080.NAME))
                .toList());
    }

    boolean isEmpty() {
        return outcomes.isEmpty();
    }

    List<String> encoders() {
        return outcomes.stream().map(Outcome::encoder).distinct().toList();
    }

    List<String> pictures() {
        return outcomes.stream().map(Outcome::picture).distinct().toList();
    }

    /** NaN when there is nothing. */
    double mean(ToDoubleFunction<Outcome> figure) {
        return outcomes.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    double max(ToDoubleFunction<Outcome> figure) {
        return outcomes.stream().mapToDouble(figure).max().orElse(Double.NaN);
    }

    long over() {
        return outcomes.stream().filter(Outcome::over).count();
    }

    /** By how much one encoder's score is above another's, photograph by photograph. */
    DoubleStream gains(String encoder, String peer) {
        return of(encoder).outcomes.stream()
                .flatMapToDouble(own -> matching(own, peer).mapToDouble(other -> own.score() - other.score()));
    }

    private Stream<Outcome> matching(Outcome own, String peer) {
        return outcomes.stream()
                .filter(o -> o.encoder().equals(peer)
                        && o.picture().equals(own.picture())
                        && o.limit() == own.limit()
                        && o.mode() == own.mode());
    }
}
