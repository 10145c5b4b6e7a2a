package org.cardwire.media;

import java.util.Locale;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.decode.Decoder;
import org.cardwire.media.decode.PictureFile;
import org.cardwire.media.decode.Srgb;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Light;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Region;
import org.cardwire.media.pixels.Resampler;
import org.cardwire.media.pixels.RowSink;
import org.cardwire.media.pixels.Upright;
import org.cardwire.media.svg.Studio;
import org.cardwire.media.svg.Svg;
import org.cardwire.media.svg.SvgCaps;

/**
 * Pixels of assets at the sizes of targets. Each is scaled from the asset's master: the whole picture, upright, in sRGB,
 * decoded at the largest reduction that leaves enough for this target and for the usual ones. Masters are kept, so that the
 * next target of the same asset need not decode it again; one that is too large for that is cut and scaled while it is
 * decoded, and never whole in memory.
 */
final class Masters {
    /**
     * What is left to be scaled down after the decoder's own reduction, at least. Against decoding in full this costs 0.1
     * points of score at 100 KB and 0.25 at 300 KB, and saves more than half of the time.
     */
    private static final double ROOM = 4 / 3.0;
    /** The longer edge of the largest rendition that carriers advise. */
    private static final int USUAL_EDGE = 1440;

    private static final int BYTES_A_PIXEL = 4;

    private final SvgCaps caps;
    private final AssetCache cache;

    /** @param bytes that masters and their views may keep in memory */
    Masters(SvgCaps caps, long bytes) {
        this.caps = caps;
        this.cache = new AssetCache(bytes);
    }

    /** The part of a picture that is kept, upright and in sRGB, at any size up to the one it was opened for. */
    interface Source {
        View at(Size size) throws DamagedException;
    }

    Source open(Media media, Picture picture, Box cut, Size largest, Deadline deadline) throws DamagedException {
        if (picture.type() == MediaType.SVG) {
            return drawn(media, cut, largest, deadline);
        }
        int reduction = reduction(picture, cut, largest);
        long bytes = BYTES_A_PIXEL * reduced(picture, reduction).area();
        return cache.holds(bytes)
                ? size -> view(media, new View.Place(cut, largest, size, false), deadline, () -> {
                    var key = new AssetCache.Key<>(Pixels.class, media.sha256(), reduction, bytes);
                    Pixels master = cache.get(key, () -> decode(media, picture, reduction, deadline), deadline);
                    return scaled(master, Region.of(cut).scaled(1.0 / reduction), size, deadline);
                })
                : streamed(media, scaledWhileDecoded(media, picture, cut, largest, deadline), cut, deadline);
    }

    /** Anew at each size: lines and letters stay as sharp as they are. */
    private Source drawn(Media media, Box cut, Size largest, Deadline deadline) throws DamagedException {
        Svg svg = Svg.read(media.bytes(), caps);
        Deadline sooner = deadline.within(caps.deadline());
        return size -> view(
                media,
                new View.Place(cut, largest, size, false),
                deadline,
                () -> Studio.only().draw(svg, cut, size.width(), size.height(), sooner));
    }

    private Source streamed(Media media, Pixels pixels, Box cut, Deadline deadline) {
        var whole = new Region(0, 0, pixels.width(), pixels.height());
        var largest = new Size(pixels.width(), pixels.height());
        return size -> view(
                media,
                new View.Place(cut, largest, size, false),
                deadline,
                () -> scaled(pixels, whole, size, deadline));
    }

    private <E extends Exception> View view(
            Media media, View.Place place, Deadline deadline, AssetCache.Making<Pixels, E> making) throws E {
        var key = new AssetCache.Key<>(
                Pixels.class,
                media.sha256(),
                place,
                BYTES_A_PIXEL * place.size().area());
        return new View(cache, media.sha256(), place, cache.get(key, making, deadline), deadline);
    }

    private static Pixels scaled(Pixels pixels, Region region, Size size, Deadline deadline) {
        Light light = Light.of(pixels, region.width() / size.width());
        return Resampler.resample(pixels, region, size.width(), size.height(), light, deadline);
    }

    /** The largest of 8, 4, 2 and 1 that leaves enough: a matter of the picture and the target alone. */
    static int reduction(Picture picture, Box cut, Size size) {
        double target = Math.min((double) cut.width() / size.width(), (double) cut.height() / size.height());
        double usual = (double) Math.max(picture.width(), picture.height()) / USUAL_EDGE;
        double shrink = Math.min(target, usual) / ROOM;
        return shrink >= 8 ? 8 : shrink >= 4 ? 4 : shrink >= 2 ? 2 : 1;
    }

    private static Size reduced(Picture picture, int reduction) {
        return new Size(ceil(picture.width(), reduction), ceil(picture.height(), reduction));
    }

    private static Pixels decode(Media media, Picture picture, int reduction, Deadline deadline)
            throws DamagedException {
        PictureFile file = open(media, picture, deadline);
        int width = ceil(file.width(), reduction);
        var upright = new Upright(picture.orientation(), width, ceil(file.height(), reduction), file.opaque());
        file.decode(reduction, inSrgb(file, upright, width), deadline);
        return upright.result();
    }

    private static Pixels scaledWhileDecoded(Media media, Picture picture, Box cut, Size size, Deadline deadline)
            throws DamagedException {
        PictureFile file = open(media, picture, deadline);
        var turn = picture.orientation();
        Box stored = turn.stored(cut, file.width(), file.height());
        int width = turn.swapsAxes() ? size.height() : size.width();
        int height = turn.swapsAxes() ? size.width() : size.height();
        var resampler = new Resampler(
                file.width(), file.height(), file.opaque(), Region.of(stored), width, height, Light.STORED, deadline);
        file.decode(1, inSrgb(file, resampler, file.width()), deadline);
        return turn.upright(resampler.result());
    }

    private static PictureFile open(Media media, Picture picture, Deadline deadline) throws DamagedException {
        String format = picture.type().name().toLowerCase(Locale.ROOT);
        PictureFile file = Decoder.open(media.bytes(), format, deadline);
        boolean sideways = picture.orientation().swapsAxes();
        int width = sideways ? file.height() : file.width();
        int height = sideways ? file.width() : file.height();
        if (width != picture.width() || height != picture.height()) {
            throw DamagedException.corrupt("the picture is not of the size that its header says");
        }
        return file;
    }

    private static RowSink inSrgb(PictureFile file, RowSink sink, int width) {
        return file.profile().map(profile -> Srgb.before(sink, profile, width)).orElse(sink);
    }

    private static int ceil(int value, int divisor) {
        return (value + divisor - 1) / divisor;
    }
}
