package org.cardwire.media;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What was done to a source to make its rendition, as data that can be shown without looking at pixels.
 *
 * @param cut the part of the source, as shown upright, that was kept
 * @param width of the rendition
 * @param trials encodings made until one was good enough
 * @param losses what the eye may miss beside size and compression
 */
public record Plan(
        MediaType source,
        int sourceWidth,
        int sourceHeight,
        Cut cut,
        int width,
        int height,
        Encoding encoding,
        int trials,
        Set<Loss> losses) {
    public Plan {
        EnumSet<Loss> sorted = EnumSet.noneOf(Loss.class);
        sorted.addAll(losses);
        losses = Collections.unmodifiableSet(sorted);
    }

    /** The same for an asset of which a picture was fitted. */
    Plan of(MediaType source, Set<Loss> more) {
        Set<Loss> all = new HashSet<>(losses);
        all.addAll(more);
        return new Plan(source, sourceWidth, sourceHeight, cut, width, height, encoding, trials, all);
    }

    public record Cut(int x, int y, int width, int height) {}

    public sealed interface Encoding {
        Format format();
    }

    /** @param tableScale factor on the quantisation tables: 1 is about quality 50, 0.5 about 75 */
    public record Jpeg(JpegMode mode, double tableScale) implements Encoding {
        @Override
        public Format format() {
            return Format.JPEG;
        }
    }

    /** @param colours of the palette, or 0 for every colour kept */
    public record Png(int colours) implements Encoding {
        @Override
        public Format format() {
            return Format.PNG;
        }
    }

    /**
     * @param keptEvery 1 when all frames are kept, 2 when every second one is; the playing time stays
     * @param loss squared error of lightness, 0 to 255, that a bit less was worth; 0 for none
     */
    public record Gif(int frames, int keptEvery, int colours, double loss) implements Encoding {
        @Override
        public Format format() {
            return Format.GIF;
        }
    }

    /**
     * @param bitsPerSecond of the picture
     * @param seconds that it plays
     */
    public record Film(
            Format format,
            Codec codec,
            double framesPerSecond,
            int bitsPerSecond,
            Optional<Sound> sound,
            double seconds)
            implements Encoding {}

    /** @param format that of the film, for a film's sound */
    public record Sound(Format format, int bitsPerSecond, int channels, double seconds) implements Encoding {}

    public enum Codec {
        H264_BASELINE,
        H263
    }

    public enum Loss {
        /** Transparency became white. */
        ALPHA,
        /** An animation became its first frame, a film its poster or its sound. */
        MOTION,
        /** Frames were left out, with their time given to the one before. */
        FRAMES,
        /** A clip was cut off where the target says that it must end. */
        END,
        /** Colours were reduced to a palette, or an animation's to what its bytes can tell. */
        COLOURS;

        /** The losses of a clip so far: it may be cut short. */
        static Set<Loss> ofEnd(boolean cutShort) {
            return cutShort ? EnumSet.of(END) : EnumSet.noneOf(Loss.class);
        }
    }
}
