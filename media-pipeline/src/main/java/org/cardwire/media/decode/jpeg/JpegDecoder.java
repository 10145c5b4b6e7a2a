package org.cardwire.media.decode.jpeg;

import java.awt.color.ICC_Profile;
import java.util.Optional;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.RowSink;

/**
 * Decodes one JPEG, once. In memory: of a sequential file three strips, of a progressive one 2 bytes for each coefficient
 * kept and 8 for each block. With colour at half the resolution (4:2:0) that is 3.2 bytes a source pixel at full size, 1.7 at
 * half and 0.6 at a quarter; with colour at full resolution 6.5 at full size and 2 at half.
 */
public final class JpegDecoder {
    private final byte[] bytes;
    private final Segments segments;
    private final Frame frame;
    private final Scan first;

    private JpegDecoder(byte[] bytes, Segments segments, Frame frame, Scan first) {
        this.bytes = bytes;
        this.segments = segments;
        this.frame = frame;
        this.first = first;
    }

    /** Reads up to the first scan. Empty for what we leave to others: arithmetic coding, lossless, other than 8 bits. */
    public static Optional<JpegDecoder> open(byte[] bytes) throws DamagedException {
        var segments = new Segments(bytes);
        Optional<Scan> first = segments.next();
        if (segments.foreign()) {
            return Optional.empty();
        } else if (first.isEmpty()) {
            throw DamagedException.corrupt("the JPEG holds no picture data");
        }
        return Optional.of(new JpegDecoder(bytes, segments, segments.frame(), first.get()));
    }

    public int width() {
        return frame.width();
    }

    public int height() {
        return frame.height();
    }

    /** The profile in which the rows come. */
    public Optional<ICC_Profile> profile() {
        return segments.icc().profile();
    }

    /**
     * Gives all rows to the sink, {@code ceil(width / reduction)} pixels each. Rows that came before damage was met are
     * given away already.
     *
     * @param reduction 1, 2, 4 or 8
     */
    public void decode(int reduction, RowSink sink, Deadline deadline) throws DamagedException {
        var strips = new Strips(frame, 8 / reduction, colours(Frame.ceil(frame.width(), reduction)), sink);
        if (!frame.progressive() && first.parts().size() == frame.components().size()) {
            ScanWalk.over(bytes, frame, first, new StripBlocks(first, segments.tables(), strips), deadline);
        } else {
            new StoredScans(bytes, segments, frame, strips).decode(first, deadline);
        }
    }

    private RowColours colours(int width) {
        Colours plain = Colours.of(frame.components(), segments.jfif(), segments.transform());
        boolean inks = plain == Colours.INKS || plain == Colours.YCC_INKS;
        return profile()
                .filter(profile -> inks)
                .flatMap(profile -> ProfiledInks.of(profile, plain == Colours.YCC_INKS, width))
                .orElse(plain);
    }
}
