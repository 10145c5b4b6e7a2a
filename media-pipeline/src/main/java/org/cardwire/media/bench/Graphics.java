package org.cardwire.media.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Fitting;
import org.cardwire.media.Format;
import org.cardwire.media.JpegMode;
import org.cardwire.media.Media;
import org.cardwire.media.Target;

/** What the pipeline makes of drawings and animations when it may choose the format. */
final class Graphics {
    private static final double NOTICED = 0.3;
    private static final int ANIMATIONS_COMPARED_AT = 300 << 10;

    private final Table table =
            new Table("drawing, bytes of its file", "to", "format", "bytes", "px", "score", "CPU ms", "gifsicle");
    private final Optional<Gifsicle> gifsicle;
    private final List<Double> gains = new ArrayList<>();
    private int over;
    private int made;
    private int worse;

    Graphics(Optional<Gifsicle> gifsicle) {
        this.gifsicle = gifsicle;
    }

    void measure(List<Drawings.Drawing> drawings, List<Integer> limits) throws Exception {
        for (Drawings.Drawing drawing : drawings) {
            double best = Double.NEGATIVE_INFINITY;
            for (int limit : limits) {
                double score = row(drawing, limit);
                worse += score < best - NOTICED ? 1 : 0;
                best = Math.max(best, score);
            }
        }
    }

    private double row(Drawings.Drawing drawing, int limit) throws Exception {
        Target target =
                Target.within(limit, OwnAutomatic.WIDEST, OwnAutomatic.HIGHEST).withJpegMode(JpegMode.PROGRESSIVE);
        var fitter = new Fitter(Subject.PATIENT);
        Cost<Fitting> cost = Cost.of(() -> fitter.fit(Media.of(drawing.file()), target));
        if (!(cost.result() instanceof Fitted fitted)) {
            throw new IOException(drawing.name() + " to " + Options.named(limit) + ": " + cost.result());
        }
        made++;
        over += fitted.bytes().length > limit ? 1 : 0;
        double score = fitted.score().orElse(Double.NaN);
        double peer = peer(drawing, fitted.format(), limit);
        if (limit == ANIMATIONS_COMPARED_AT && !Double.isNaN(peer)) {
            gains.add(score - peer);
        }
        table.row(
                "%s, %,d".formatted(drawing.name(), drawing.file().length),
                Options.named(limit),
                fitted.format().name(),
                fitted.bytes().length,
                fitted.width(),
                score,
                cost.cpuMillis(),
                peer);
        return score;
    }

    private double peer(Drawings.Drawing drawing, Format format, int limit) throws Exception {
        boolean compared = format == Format.GIF && gifsicle.isPresent() && drawing.file().length > limit;
        return compared ? gifsicle.get().score(drawing.file(), limit) : Double.NaN;
    }

    /** By how much the pipeline's score is above gifsicle's, for each animation to 300 KB. */
    List<Double> gains() {
        return gains;
    }

    int over() {
        return over;
    }

    /** Times that a drawing scored less to a larger limit. */
    int worse() {
        return worse;
    }

    int made() {
        return made;
    }

    String markdown() {
        return table.markdown();
    }
}
