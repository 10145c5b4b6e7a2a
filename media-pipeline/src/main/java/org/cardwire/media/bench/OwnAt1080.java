package org.cardwire.media.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardwire.media.JpegMode;
import org.cardwire.media.jpeg.Care;
import org.cardwire.media.jpeg.Chroma;
import org.cardwire.media.jpeg.Coefficients;
import org.cardwire.media.jpeg.JpegSearch;
import org.cardwire.media.pixels.Pixels;

/** The pipeline's search at a width that is given, with half the colour as its peers have: what its encoding alone is worth. */
final class OwnAt1080 implements Encoder {
    static final String NAME = "Cardwire, 1080 px";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<File> encode(Subject subject, JpegMode mode, List<Integer> limits) throws Exception {
        List<File> files = new ArrayList<>();
        for (int limit : limits) {
            Cost<Optional<byte[]>> cost = Cost.of(() -> search(subject.shown(), Chroma.HALF, mode, limit));
            byte[] bytes = cost.result().orElse(new byte[0]);
            files.add(new File(limit, bytes, cost.cpuMillis(), cost.wallMillis(), cost.peakMegabytes()));
        }
        return files;
    }

    static Optional<byte[]> search(Pixels pixels, Chroma chroma, JpegMode mode, int limit) {
        var coefficients = Coefficients.of(pixels, chroma, Subject.noHurry());
        boolean progressive = mode == JpegMode.PROGRESSIVE;
        var found = new JpegSearch(coefficients, progressive, Care.THOROUGH, Subject.noHurry()).within(limit);
        return Optional.of(found.bytes()).filter(bytes -> bytes.length <= limit);
    }
}
