package org.cardwire.media.decode;

import java.awt.color.ICC_Profile;
import java.util.Optional;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Reducer;
import org.cardwire.media.pixels.RowSink;

/** A picture that a reader could only give as a whole. */
record WholePicture(int width, int height, boolean opaque, Optional<ICC_Profile> profile, Rows rows)
        implements PictureFile {
    interface Rows {
        void give(RowSink sink);
    }

    @Override
    public void decode(int reduction, RowSink sink, Deadline deadline) {
        rows.give(Reducer.before(sink, width, height, reduction, deadline));
    }
}
