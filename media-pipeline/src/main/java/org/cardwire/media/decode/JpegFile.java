package org.cardwire.media.decode;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Optional;
import org.cardwire.media.decode.jpeg.JpegDecoder;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.RowSink;

/** A JPEG by our own decoder. */
record JpegFile(JpegDecoder decoder) implements PictureFile {
    @Override
    public int width() {
        return decoder.width();
    }

    @Override
    public int height() {
        return decoder.height();
    }

    @Override
    public boolean opaque() {
        return true;
    }

    /** Inks are turned into sRGB while they are decoded. */
    @Override
    public Optional<ICC_Profile> profile() {
        return decoder.profile().filter(profile -> profile.getColorSpaceType() == ColorSpace.TYPE_RGB);
    }

    @Override
    public void decode(int reduction, RowSink sink, Deadline deadline) throws DamagedException {
        decoder.decode(reduction, sink, deadline);
    }
}
