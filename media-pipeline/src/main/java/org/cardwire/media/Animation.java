package org.cardwire.media;

import java.util.Optional;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.gif.Frame;
import org.cardwire.media.gif.GifReader;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Resampler;

/**
 * Frames that can be played again from the start for each trial, cut and scaled: an animated GIF, or a still as one
 * frame. Only the frame that is shown is in memory.
 */
interface Animation {
    /** Called for each kept frame in order; {@code delay} holds the time of the frames left out after it. */
    interface Viewer {
        void see(Pixels frame, int delay);
    }

    /** Returns how often the animation repeats, 0 for ever. */
    int play(Size size, int keptEvery, Viewer viewer) throws DamagedException;

    static Animation still(Pixels picture, Deadline deadline) {
        var whole = new Box(0, 0, picture.width(), picture.height());
        return (size, keptEvery, viewer) -> {
            viewer.see(Resampler.resample(picture, whole, size.width(), size.height(), deadline), 0);
            return 1;
        };
    }

    static Animation gif(byte[] bytes, Box cut, Deadline deadline) {
        return (size, keptEvery, viewer) -> {
            var reader = new GifReader(bytes, deadline);
            Optional<Frame> next = reader.next();
            while (next.isPresent()) {
                Frame kept = next.get();
                int delay = kept.delay();
                next = reader.next();
                for (int left = 1; left < keptEvery && next.isPresent(); left++) {
                    delay += next.get().delay();
                    next = reader.next();
                }
                Pixels frame = Resampler.resample(kept.pixels(), cut, size.width(), size.height(), deadline);
                viewer.see(frame, Math.min(delay, 0xFFFF));
            }
            return reader.loops();
        };
    }
}
