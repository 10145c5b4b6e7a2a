package org.cardwire.media.bench;

import java.io.IOException;
import java.util.List;
import org.cardwire.media.Caps;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Fitting;
import org.cardwire.media.JpegMode;
import org.cardwire.media.Media;
import org.cardwire.media.Target;

/** What the pipeline makes of drawings and animations when it may choose the format. */
final class Graphics {
    private final Table table =
            new Table("drawing, bytes of its file", "to", "format", "bytes", "px", "score", "CPU ms", "wall ms");
    private int over;
    private int made;

    void measure(List<Drawings.Drawing> drawings, List<Integer> limits) throws Exception {
        for (Drawings.Drawing drawing : drawings) {
            for (int limit : limits) {
                row(drawing, limit);
            }
        }
    }

    private void row(Drawings.Drawing drawing, int limit) throws Exception {
        Target target =
                Target.within(limit, OwnAutomatic.WIDEST, OwnAutomatic.HIGHEST).withJpegMode(JpegMode.PROGRESSIVE);
        var fitter = new Fitter(Caps.DEFAULT);
        Cost<Fitting> cost = Cost.of(() -> fitter.fit(Media.of(drawing.file()), target));
        if (!(cost.result() instanceof Fitted fitted)) {
            throw new IOException(drawing.name() + " to " + Options.named(limit) + ": " + cost.result());
        }
        made++;
        over += fitted.bytes().length > limit ? 1 : 0;
        table.row(
                "%s, %,d".formatted(drawing.name(), drawing.file().length),
                Options.named(limit),
                fitted.format().name(),
                fitted.bytes().length,
                fitted.width(),
                fitted.score().orElse(Double.NaN),
                cost.cpuMillis(),
                cost.wallMillis());
    }

    int over() {
        return over;
    }

    int made() {
        return made;
    }

    String markdown() {
        return table.markdown();
    }
}
