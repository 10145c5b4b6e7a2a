package org.cardwire.media.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Fitting;
import org.cardwire.media.Format;
import org.cardwire.media.JpegMode;
import org.cardwire.media.Media;
import org.cardwire.media.Target;

/** The pipeline as a whole, through its door, from the file as it came: the width is its own choice, the score included. */
final class OwnAutomatic implements Encoder {
    static final String NAME = "Cardwire, own width";

    static final int WIDEST = 1440;
    static final int HIGHEST = 4 * WIDEST;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<File> encode(Subject subject, JpegMode mode, List<Integer> limits) throws Exception {
        var fitter = new Fitter(Subject.PATIENT);
        Media media = Media.of(subject.file());
        List<File> files = new ArrayList<>();
        for (int limit : limits) {
            Cost<Fitting> cost = Cost.of(() -> fitter.fit(media, target(mode, limit)));
            byte[] bytes = cost.result() instanceof Fitted fitted ? fitted.bytes() : new byte[0];
            files.add(new File(limit, bytes, cost.cpuMillis(), cost.wallMillis(), cost.peakMegabytes()));
        }
        return files;
    }

    static Target target(JpegMode mode, int limit) {
        return Target.within(limit, WIDEST, HIGHEST)
                .withFormats(EnumSet.of(Format.JPEG))
                .withJpegMode(mode);
    }
}
