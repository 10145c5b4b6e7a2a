package org.cardwire.media.decode;

import java.awt.color.ICC_Profile;
import java.util.Optional;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.RowSink;

/** A picture that is open for decoding, once. Width and height are as stored, not turned. */
public interface PictureFile {
    int width();

    int height();

    boolean opaque();

    /** The colour space of the rows; absent: they are sRGB already. */
    Optional<ICC_Profile> profile();

    /**
     * Gives all rows, {@code ceil(width / reduction)} pixels each; rows that came before damage was met are given already.
     *
     * @param reduction 1, 2, 4 or 8
     */
    void decode(int reduction, RowSink sink, Deadline deadline) throws DamagedException;
}
