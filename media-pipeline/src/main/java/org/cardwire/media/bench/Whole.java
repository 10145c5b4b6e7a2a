package org.cardwire.media.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cardwire.media.Effort;
import org.cardwire.media.Fitter;
import org.cardwire.media.JpegMode;
import org.cardwire.media.Media;

/** From a large file as it came to a rendition with its score: the first of a file, and the next of the same. CPU in ms, warm. */
final class Whole {
    private static final int LIMIT = 300 << 10;
    private static final int OTHER_LIMIT = 100 << 10;
    private static final int PASSES = 3;

    private Whole() {}

    /**
     * @param next the same file to another limit, by a fitter that has seen it
     * @param nextAlone the same, by one that has not
     * @param draft the first without trellis and score, for the composer
     * @param sharp NaN when it is not there
     */
    record Row(
            String picture,
            double megapixels,
            double first,
            double next,
            double nextAlone,
            double draft,
            double megabytes,
            double sharp) {}

    static Row measure(Subject subject, Optional<Sharp> sharp) throws Exception {
        Media media = Media.of(subject.file());
        double[] first = new double[PASSES];
        double[] next = new double[PASSES];
        double[] alone = new double[PASSES];
        double[] draft = new double[PASSES];
        double megabytes = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            var fitter = new Fitter(Subject.PATIENT);
            var cost = Cost.of(() -> fitter.fit(media, OwnAutomatic.target(JpegMode.PROGRESSIVE, LIMIT)));
            first[pass] = cost.cpuMillis();
            megabytes = Math.max(megabytes, cost.peakMegabytes());
            next[pass] = cpu(fitter, media);
            alone[pass] = cpu(new Fitter(Subject.PATIENT), media);
            var unseen = new Fitter(Subject.PATIENT);
            draft[pass] = Cost.of(
                            () -> unseen.fit(media, OwnAutomatic.target(JpegMode.PROGRESSIVE, LIMIT), Effort.DRAFT))
                    .cpuMillis();
        }
        double peer = Double.NaN;
        if (sharp.isPresent()) {
            double[] passes = new double[PASSES];
            for (int pass = 0; pass < PASSES; pass++) {
                passes[pass] = sharp.get()
                        .whole(subject, JpegMode.PROGRESSIVE, List.of(LIMIT))
                        .getFirst()
                        .cpuMillis();
            }
            peer = median(passes);
        }
        return new Row(
                subject.name(),
                subject.megapixels(),
                median(first),
                median(next),
                median(alone),
                median(draft),
                megabytes,
                peer);
    }

    private static double cpu(Fitter fitter, Media media) throws Exception {
        return Cost.of(() -> fitter.fit(media, OwnAutomatic.target(JpegMode.PROGRESSIVE, OTHER_LIMIT)))
                .cpuMillis();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
