package org.cardwire.media.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.JpegMode;
import org.cardwire.media.Media;
import org.cardwire.media.jpeg.Chroma;
import org.cardwire.media.pixels.Pixels;

/** The width that the pipeline chooses against the best of all: each is tried, and judged by the score. Progressive. */
final class Widths {
    private static final int[] ALL = {320, 400, 480, 560, 640, 760, 900, 1080, 1260, 1440};
    /** Under this limit nobody has bytes for every colour sample. */
    private static final int FULL_COLOUR_FROM = 300 << 10;

    private final List<Row> rows = new ArrayList<>();

    /** @param lost by how much the chosen width's score is under that of the best */
    record Row(String picture, int limit, int chosen, int best, double lost) {}

    void add(Subject subject, List<Integer> limits) throws IOException {
        List<Pixels> sizes = Arrays.stream(ALL).mapToObj(subject::at).toList();
        var fitter = new Fitter(Subject.PATIENT);
        for (int limit : limits) {
            var fitting = fitter.fit(Media.of(subject.file()), OwnAutomatic.target(JpegMode.PROGRESSIVE, limit));
            if (fitting instanceof Fitted fitted) {
                rows.add(row(subject, sizes, limit, fitted));
            }
        }
    }

    private static Row row(Subject subject, List<Pixels> sizes, int limit, Fitted fitted) throws IOException {
        double own = subject.score(fitted.bytes());
        double best = own;
        int bestWidth = fitted.width();
        for (Pixels size : sizes) {
            double score = score(subject, size, limit);
            if (score > best) {
                best = score;
                bestWidth = size.width();
            }
        }
        return new Row(subject.name(), limit, fitted.width(), bestWidth, best - own);
    }

    private static double score(Subject subject, Pixels size, int limit) throws IOException {
        double best = Double.NEGATIVE_INFINITY;
        for (Chroma chroma : limit < FULL_COLOUR_FROM ? List.of(Chroma.HALF) : List.of(Chroma.HALF, Chroma.FULL)) {
            Optional<byte[]> jpeg = OwnAt1080.search(size, chroma, JpegMode.PROGRESSIVE, limit);
            best = jpeg.isPresent() ? Math.max(best, subject.score(jpeg.get())) : best;
        }
        return best;
    }

    List<Row> rows() {
        return rows;
    }

    double meanLoss(int limit) {
        return rows.stream()
                .filter(row -> row.limit == limit)
                .mapToDouble(Row::lost)
                .average()
                .orElse(Double.NaN);
    }
}
