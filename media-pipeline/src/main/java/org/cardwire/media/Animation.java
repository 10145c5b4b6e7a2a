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
    /** Hundredths of a second that one frame of a GIF can stay. */
    int LONGEST = 0xFFFF;

    /** Called for each kept frame in order; {@code delay} holds the time of the frames left out after it. */
    interface Viewer {
        void see(Pixels frame, int delay);
    }

    /** Returns how often the animation repeats, 0 for ever. */
    int play(Size size, int keptEvery, Viewer viewer) throws DamagedException;

    /** @param framesPerSecond 0 for a still */
    record Pace(int frames, double framesPerSecond) {}

    Pace pace() throws DamagedException;

    static Animation still(Pixels picture, Deadline deadline) {
        var whole = new Box(0, 0, picture.width(), picture.height());
        return new Animation() {
            @Override
            public int play(Size size, int keptEvery, Viewer viewer) {
                viewer.see(Resampler.resample(picture, whole, size.width(), size.height(), deadline), 0);
                return 1;
            }

            @Override
            public Pace pace() {
                return new Pace(1, 0);
            }
        };
    }

    static Animation gif(byte[] bytes, Box cut, Deadline deadline) {
        return new Animation() {
            @Override
            public int play(Size size, int keptEvery, Viewer viewer) throws DamagedException {
                var reader = new GifReader(bytes, deadline);
                Optional<Frame> next = reader.next();
                while (next.isPresent()) {
                    Frame kept = next.get();
                    int delay = kept.delay();
                    next = reader.next();
                    for (int left = 1; left < keptEvery && next.isPresent(); left++) {
                        if (delay + next.get().delay() > LONGEST) {
                            break;
                        }
                        delay += next.get().delay();
                        next = reader.next();
                    }
                    viewer.see(Resampler.resample(kept.pixels(), cut, size.width(), size.height(), deadline), delay);
                }
                return reader.loops();
            }

            @Override
            public Pace pace() throws DamagedException {
                var reader = new GifReader(bytes, deadline);
                int frames = 0;
                long time = 0;
                for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
                    frames++;
                    time += next.get().delay();
                }
                return new Pace(frames, 100.0 * frames / Math.max(1, time));
            }
        };
    }
}
