package org.cardwire.media;

import java.util.Map;
import org.cardwire.media.header.BmpHeader;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.header.GifHeader;
import org.cardwire.media.header.Header;
import org.cardwire.media.header.JpegHeader;
import org.cardwire.media.header.PngHeader;
import org.cardwire.media.header.TiffHeader;
import org.cardwire.media.header.WebpHeader;
import org.cardwire.media.pixels.Orientation;
import org.cardwire.media.svg.Svg;
import org.cardwire.media.svg.SvgRefused;

/**
 * Says what a file is by its content, in milliseconds and without decoding: the type, the size in pixels, the frames,
 * whether it is all there and within the caps. Safe on any thread and for any bytes.
 */
public final class Probe {
    private final Caps caps;

    public Probe(Caps caps) {
        this.caps = caps;
    }

    public Probing probe(Media media) {
        byte[] bytes = media.bytes();
        if (bytes.length == 0) {
            return new Broken(Broken.Code.EMPTY, MediaType.UNKNOWN, "the file is empty");
        }
        if (bytes.length > caps.bytes()) {
            return new Unfit(Unfit.Code.TOO_MANY_BYTES, Map.of("bytes", Long.toString(caps.bytes())));
        }
        MediaType type = Sniffer.sniff(bytes);
        return switch (type.family()) {
            case PICTURE -> type == MediaType.SVG ? drawing(bytes) : picture(type, bytes);
            case VIDEO, AUDIO, FOREIGN_PICTURE -> new Clip(type);
            case OTHER -> Unfit.notAccepted(type);
        };
    }

    private Probing picture(MediaType type, byte[] bytes) {
        try {
            return withinCaps(type, header(type, bytes));
        } catch (DamagedException e) {
            var code = e.truncated() ? Broken.Code.TRUNCATED : Broken.Code.CORRUPT;
            return new Broken(code, type, e.reason());
        }
    }

    /** Read as a whole: what it is like inside decides whether it is taken. */
    private Probing drawing(byte[] bytes) {
        try {
            Svg svg = Svg.read(bytes, caps.svg());
            return new Picture(MediaType.SVG, svg.width(), svg.height(), svg.moving() ? 2 : 1, Orientation.UPRIGHT);
        } catch (DamagedException e) {
            return new Broken(Broken.Code.CORRUPT, MediaType.SVG, e.reason());
        } catch (SvgRefused e) {
            return Unfit.of(e);
        }
    }

    private static Header header(MediaType type, byte[] bytes) throws DamagedException {
        return switch (type) {
            case JPEG -> JpegHeader.read(bytes);
            case PNG -> PngHeader.read(bytes);
            case GIF -> GifHeader.read(bytes);
            case WEBP -> WebpHeader.read(bytes);
            case BMP -> BmpHeader.read(bytes);
            case TIFF -> TiffHeader.read(bytes);
            default -> throw new IllegalArgumentException(type + " has no picture header");
        };
    }

    private Probing withinCaps(MediaType type, Header header) {
        long pixels = (long) header.width() * header.height();
        if (pixels > caps.pixels()) {
            return Unfit.tooManyPixels(header.width(), header.height(), caps.pixels());
        }
        if (header.frames() > caps.frames() || header.frames() > 1 && header.frames() * pixels > caps.framePixels()) {
            return new Unfit(
                    Unfit.Code.TOO_MANY_FRAMES,
                    Map.of(
                            "frames", Integer.toString(caps.frames()),
                            "framePixels", Long.toString(caps.framePixels())));
        }
        boolean swapped = header.orientation().swapsAxes();
        int width = swapped ? header.height() : header.width();
        int height = swapped ? header.width() : header.height();
        return new Picture(type, width, height, header.frames(), header.orientation());
    }
}
